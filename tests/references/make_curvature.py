"""Reference trajectories of methods that use curvature, transcribed from their papers and computed with fifty digits.

python tests/references/make_curvature.py

What a path does to rounding is measured here too: `growth` is how much a disturbance of the start grows in all steps,
`rounding` how far the first ten move when the function is asked at the nearest doubles and no other rounding takes
place. No program that keeps its points in doubles can be nearer than that.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import _curvature
import mpmath
import numpy as np
from _precise import PreciseSurface, norm, precise
from _reference import STORED, Setting, Vector, beale, rosenbrock, write
from _searches import Counted

Settings = dict[str, list[dict[str, Any]]]
SETTINGS: Settings = {
    "line_search": [
        {"search": "armijo"}, {"search": "armijo", "c1": 0.3, "shrink": 0.3, "warm": True},
        {"search": "strong_wolfe", "c2": 0.3}, {"search": "exact"},
    ],
    "conjugate_gradient": [
        {"formula": "polak_ribiere"}, {"formula": "fletcher_reeves", "c2": 0.2},
        {"formula": "hestenes_stiefel", "restart": False}, {"formula": "dai_yuan"},
        {"formula": "fletcher_reeves", "search": "exact"},
    ],
    "linear_conjugate_gradient": [{}, {"cycle": 1}, {"cycle": 5}],
    "bfgs": [{}, {"scaling": True, "c2": 0.5}, {"c1": 0.01, "c2": 0.1}, {"search": "exact"}],
    "lbfgs": [
        {}, {"memory": 3, "c2": 0.5}, {"memory": 1}, {"memory": 20, "scaling": False},
        {"search": "exact", "memory": 2, "scaling": False},
    ],
    "barzilai_borwein": [
        {"step": "long"}, {"step": "short", "memory": 5}, {"step": "alternating", "first": 0.1},
        {"step": "short", "safeguard": False, "first": 0.01},
    ],
    "hessian_free": [
        {}, {"damping": 10.0, "forcing": "quadratic"}, {"damping": 0.1, "adapt": False, "forcing": "linear"},
        {"products": 1},
    ],
    "trust_region": [
        {}, {"radius": 0.1, "accept": 0.0}, {"radius": 5.0, "largest": 0.5},
        {"subproblem": "steihaug"}, {"subproblem": "steihaug", "radius": 0.1, "accept": 0.0},
        {"subproblem": "steihaug", "radius": 5.0, "largest": 0.5},
    ],
    "cubic_regularization": [{}, {"sigma": 20.0}, {"form": "fixed", "sigma": 50.0}],
    "full_matrix_adagrad": [{}, {"epsilon": 1.0}, {"lr": 0.05, "epsilon": 0.1}, {"lr": 0.02, "epsilon": 0.1}],
    "gradient_descent_then_saddle_free": [
        {"tolerance": 0.05}, {"lr": 5e-4, "criterion": "absolute", "tolerance": 5.0, "newton_rate": 0.5},
        {"lr": 2e-4, "tolerance": 0.1, "newton_rate": 0.1, "damping": 1.0},
    ],
}  # fmt: skip


COSINE, SINE = mpmath.cos(mpmath.mpf(0.6)), mpmath.sin(mpmath.mpf(0.6))


def rotated_quadratic(x: Any) -> Any:
    return (50 * (x[0] * COSINE + x[1] * SINE) ** 2 + (x[1] * COSINE - x[0] * SINE) ** 2) / 2


SURFACES = {
    "rosenbrock": PreciseSurface(rosenbrock, {"a": 1.0, "b": 100.0}, (-1.2, 1.0)),
    "beale": PreciseSurface(beale, {}, (1.2, 0.2)),
    "rotated_quadratic": PreciseSurface(rotated_quadratic, {"kappa": 50.0, "angle": 0.6}, (-1.4, 1.6)),
}


class Rounded(PreciseSurface):
    """A surface that is asked at doubles: the nearest ones, or those a given part of their distance away."""

    def __init__(self, other: PreciseSurface, part: float) -> None:
        super().__init__(other.function, other.parameters, other.start)
        self._factor = 1 + mpmath.mpf(part) * mpmath.mpf(2) ** -53

    def _at(self, x: Vector) -> Vector:
        return precise(float(number * self._factor) for number in x)

    def value(self, x: Vector) -> Any:
        return super().value(self._at(x))

    def _jet(self, x: Vector) -> Any:
        return super()._jet(self._at(x))


def path_of(optimizer: str, parameters: dict[str, Any]) -> Any:
    def path(surface: PreciseSurface) -> Iterator[Vector]:
        problem = Counted(surface.value, surface.gradient, surface.hessian)
        yield surface.start
        yield from getattr(_curvature, optimizer)(surface.start.copy(), problem, **parameters)

    return path


def settings() -> Iterator[Setting]:
    for optimizer, own in SETTINGS.items():
        for parameters in own:
            yield optimizer, parameters, f"mpmath: {optimizer}", path_of(optimizer, parameters)


DISTURBANCE, ROUNDING = 1e-12, 2.0**-53


def sensitivity(path: Callable[[PreciseSurface], Iterator[Vector]], name: str, points: list[Any]) -> dict[str, float]:
    """How far rounded points lead in ten steps, how many times its size that is, and how much a disturbance of the
    start grows, where it is so much that it excuses a difference."""
    surface = SURFACES[name]
    own = np.array([precise(point) for point in points])

    def apart(other: PreciseSurface, steps: list[int]) -> float:
        return max(
            float(norm(point - own[k]) / max(1, norm(own[k])))
            for k, point in enumerate(islice(path(other), max(steps) + 1))
            if k in steps
        )

    early = [step for step in STORED if step <= 10]
    rounding = max(apart(Rounded(surface, part), early) for part in (0.0, 0.5, -0.5))
    disturbed = PreciseSurface(surface.function, surface.parameters, surface.start * (1 + mpmath.mpf(DISTURBANCE)))
    growth = apart(disturbed, STORED) / DISTURBANCE
    found = {"rounding": rounding, "rounding_growth": rounding / ROUNDING} if rounding > 1e-12 else {}
    return found if growth <= 3e4 else {**found, "growth": growth}


if __name__ == "__main__":
    write(settings(), "make_curvature.py", ("mpmath", "numpy"), sensitivity, SURFACES)
