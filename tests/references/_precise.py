"""The three surfaces with fifty digits, and what the transcriptions need of arithmetic at any precision.

A path computed so is the method's own: rounding has no part in it, and what a path in doubles differs by is known to be
that path's error. Derivatives come from values that carry them along, so that no formula of theirs is typed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import mpmath
import numpy as np

mpmath.mp.dps = 50
Vector = Any


@dataclass(frozen=True)
class Jet:
    """A number with its gradient and its Hessian in two coordinates."""

    value: Any
    slope: Vector
    bend: Vector

    def __add__(self, other: Any) -> "Jet":
        other = lifted(other)
        return Jet(self.value + other.value, self.slope + other.slope, self.bend + other.bend)

    def __mul__(self, other: Any) -> "Jet":
        other = lifted(other)
        cross = np.outer(self.slope, other.slope)
        bend = self.bend * other.value + cross + cross.T + other.bend * self.value
        return Jet(self.value * other.value, self.slope * other.value + other.slope * self.value, bend)

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self) -> "Jet":
        return self * -1

    def __sub__(self, other: Any) -> "Jet":
        return self + -lifted(other)

    def __rsub__(self, other: Any) -> "Jet":
        return lifted(other) + -self

    def __truediv__(self, number: float) -> "Jet":
        return self * (1 / mpmath.mpf(number))

    def __pow__(self, power: int) -> "Jet":
        return self if power == 1 else self * self ** (power - 1)


def precise(numbers: Any) -> Vector:
    """Return the numbers, doubles exactly, as an array of fifty digits each."""
    return np.array([mpmath.mpf(number) for number in numbers], dtype=object)


def lifted(number: Any) -> Jet:
    """Return a constant as a jet."""
    if isinstance(number, Jet):
        return number
    return Jet(mpmath.mpf(number), precise([0, 0]), np.array([precise([0, 0])] * 2))


class PreciseSurface:
    """A function with a start point and exact derivatives, as `Surface` of `_reference` but with fifty digits."""

    def __init__(self, function: Callable[[Any], Any], parameters: dict[str, float], start: Any) -> None:
        self.function, self.parameters, self.start = function, parameters, precise(start)

    def _jet(self, x: Vector) -> Jet:
        zero = np.array([precise([0, 0])] * 2)
        one = [Jet(x[0], precise([1, 0]), zero), Jet(x[1], precise([0, 1]), zero)]
        return self.function(one)

    def value(self, x: Vector) -> Any:
        return self.function(x)

    def gradient(self, x: Vector) -> Vector:
        return self._jet(x).slope

    def hessian(self, x: Vector) -> Vector:
        return self._jet(x).bend


def root(number: Any) -> Any:
    """√, of a double or of fifty digits."""
    return mpmath.sqrt(number) if isinstance(number, mpmath.mpf) else np.sqrt(number)


def norm(x: Vector) -> Any:
    """‖x‖"""
    return root(x @ x)


def eigen(matrix: Vector) -> tuple[Vector, Vector]:
    """Eigenvalues in ascending order and eigenvectors as columns."""
    if matrix.dtype != object:
        return np.linalg.eigh(matrix)
    values, vectors = mpmath.eigsy(mpmath.matrix(matrix.tolist()))
    n = len(matrix)
    own = precise(values), np.array([[vectors[i, j] for j in range(n)] for i in range(n)], dtype=object)
    by_size = sorted(range(n), key=lambda i: own[0][i])
    return own[0][by_size], own[1][:, by_size]


def solve(matrix: Vector, right: Vector) -> Vector:
    """Return the solution of a symmetric positive system."""
    if matrix.dtype != object:
        return np.linalg.solve(matrix, right)
    return precise(mpmath.cholesky_solve(mpmath.matrix(matrix.tolist()), mpmath.matrix(right.tolist())))


def zero_between(f: Callable[[Any], Any], low: Any, high: Any) -> Any:
    """Return the zero of f in an interval at whose ends it has different signs, to the last digits."""
    if isinstance(f(high), mpmath.mpf):
        ends = mpmath.mpf(low), mpmath.mpf(high)
        return mpmath.findroot(f, ends, solver="anderson", tol=1e-90, maxsteps=400, verify=False)
    from scipy.optimize import brentq

    return brentq(f, low, high, xtol=1e-300, rtol=1e-15)
