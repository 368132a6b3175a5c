"""Line searches transcribed from the books to NumPy, and a problem that counts what it is asked; no playground here."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from _precise import root

Vector = Any
EPSILON = 1e-14  # relative differences of f below this say nothing


class Counted:
    """A problem that counts what it is asked for, in numbers of any precision."""

    def __init__(self, value: Callable[..., Any], gradient: Callable[..., Any], hessian: Callable[..., Any]) -> None:
        self._value, self._gradient, self._hessian = value, gradient, hessian
        self.counts = {"f": 0, "g": 0, "H": 0, "Hv": 0}

    def f(self, x: Vector) -> float:
        self.counts["f"] += 1
        return self._value(x)

    def g(self, x: Vector) -> Vector:
        self.counts["g"] += 1
        return np.asarray(self._gradient(x))

    def H(self, x: Vector) -> Vector:
        self.counts["H"] += 1
        return np.asarray(self._hessian(x))

    def Hv(self, x: Vector, v: Vector) -> Vector:
        self.counts["Hv"] += 1
        return np.asarray(self._hessian(x)) @ v


@dataclass(frozen=True)
class Trial:
    """A step a along the line, φ(a), and φ′(a) where it was asked for."""

    a: Any
    phi: Any
    slope: Any = None
    gradient: Vector = None


class Found(Exception):
    """A step that keeps both conditions."""


class StrongWolfe:
    """Algorithms 3.5 and 3.6 of Nocedal, Wright (2006): steps double, then zoom interpolates."""

    def __init__(self, problem: Counted, c1: float, c2: float, most: int = 40) -> None:
        self.problem, self.c1, self.c2, self.most = problem, c1, c2, most

    def __call__(self, x: Vector, p: Vector, f: float, g: Vector, first: float) -> Trial | None:
        self.x, self.p, self.start, self.left = x, p, Trial(0.0, f, g @ p, g), self.most
        self.best = self.start
        try:
            self._bracket(first)
        except Found as found:
            return found.args[0]
        except StopIteration:
            pass
        return self.best if self.best.a > 0 and self.best.phi < f else None

    def _try(self, a: float, low: Trial) -> tuple[Trial, bool]:
        """Evaluate a step; whether it is too far. Raises Found."""
        point = self.x + a * self.p
        if self.left == 0 or (point == self.x).all():
            raise StopIteration
        self.left -= 1
        phi0, slope0 = self.start.phi, self.start.slope
        phi = self.problem.f(point)
        far = not phi <= phi0 + self.c1 * a * slope0 or phi >= low.phi
        # Hager, Zhang (2005): where rounding hides the decrease the slope tells it.
        approximate = far and abs(phi - phi0) <= EPSILON * abs(phi0)
        if far and not approximate:
            return Trial(a, phi), True
        gradient = self.problem.g(point)
        trial = Trial(a, phi, gradient @ self.p, gradient)
        steepest = (2 * self.c1 - 1) * slope0 if approximate else np.inf
        if abs(trial.slope) <= -self.c2 * slope0 and trial.slope <= steepest:
            raise Found(trial)
        return trial, False

    def _bracket(self, a: float) -> None:
        low = self.start
        while True:
            trial, far = self._try(a, low)
            if far:
                self._zoom(low, trial)
            elif trial.slope >= 0:
                self.best = trial
                self._zoom(trial, low)
            self.best = low = trial
            a = 2 * a

    def _zoom(self, low: Trial, high: Trial) -> None:
        while True:
            a = interpolate(low, high)
            if a in (low.a, high.a):
                raise StopIteration
            trial, far = self._try(a, low)
            if far:
                high = trial
            else:
                if trial.slope * (high.a - low.a) >= 0:
                    high = low
                self.best = low = trial


def interpolate(low: Trial, high: Trial) -> float:
    """Eq. (3.59), the minimum of the cubic, or with one slope only eq. (3.58); off the ends by a tenth."""
    h = high.a - low.a
    u = ratio(-low.slope * h, 2 * (high.phi - low.phi - low.slope * h))
    if high.slope is not None:
        d1 = low.slope + high.slope - 3 * (low.phi - high.phi) / (low.a - high.a)
        under = d1**2 - low.slope * high.slope
        if under >= 0:
            d2 = root(under) if h > 0 else -root(under)
            u = 1 - ratio(high.slope + d2 - d1, high.slope - low.slope + 2 * d2)
    return low.a + h * (0.5 if u != u else min(max(u, 0.1), 0.9))


def ratio(above: Any, below: Any) -> Any:
    """above/below as IEEE 754 has it where below is 0."""
    if below != 0:
        return above / below
    return math.nan if above == 0 else math.copysign(math.inf, above)


def backtrack(
    problem: Counted, x: Vector, p: Vector, f: float, g: Vector, first: float, c1: float, shrink: float
) -> tuple[Trial | None, float]:
    """Algorithm 3.1, with the same recourse to the slope; also f at the first trial."""
    a, slope, tried = first, g @ p, None
    for _ in range(400):
        point = x + a * p
        if (point == x).all():
            break
        phi = problem.f(point)
        tried = phi if tried is None else tried
        hidden = abs(phi - f) <= EPSILON * abs(f)
        if hidden or phi <= f + c1 * a * slope:
            gradient = problem.g(point)
            if not hidden or gradient @ p <= (2 * c1 - 1) * slope:
                return Trial(a, phi, gradient @ p, gradient), tried
        a *= shrink
    return None, f if tried is None else tried
