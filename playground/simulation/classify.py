"""What kind of stationary point a path rests at."""

import numpy as np
from numpy.typing import NDArray

from playground.problems.constraint import Constraint
from playground.problems.surface import Surface
from playground.simulation.method import Floats

Words = NDArray[np.str_]
DEGENERATE = 1e-6
_ANGLES = np.arange(48) * (2 * np.pi / 48)
_AROUND = (np.array([[-1.0], [1.0]]), np.stack([np.cos(_ANGLES), np.sin(_ANGLES)], axis=1))  # in one dimension, in two
_RADII = (1e-3, 1e-2)


def eigenvalues(hessians: Floats) -> Floats:
    """Return the eigenvalues of packed symmetric 2 × 2 matrices, (3, n) → (2, n), the smaller first; f″ as it is.

    λ = (a + c)/2 ∓ √(((a − c)/2)² + b²) for the rows xx = a, xy = b, yy = c; (1, n) → (1, n) in one dimension.
    """
    if len(hessians) == 1:
        return hessians
    a, b, c = hessians
    middle = 0.5 * a + 0.5 * c
    radius = np.hypot(0.5 * a - 0.5 * c, b)
    return np.stack([middle - radius, middle + radius])


def packed(hessians: Floats) -> Floats:
    """Return the upper triangles of symmetric matrices (n, d, d), row by row as fields have them, (d(d + 1)/2, n)."""
    rows, columns = np.triu_indices(hessians.shape[1])
    upper: Floats = hessians[:, rows, columns].T
    return upper


def classify(
    problem: Surface, points: Floats, at_kink: NDArray[np.bool_], constraint: Constraint | None = None
) -> Words:
    """Return `minimum`, `saddle` or `maximum` for stationary points (n, dimension).

    The Hessian says which, where no eigenvalue is within 1e-6 of zero, relative to the largest and to 1. Where one is,
    it says nothing (x⁴ + y⁴, the monkey saddle), and values on small circles decide: lower and higher ones mean a
    saddle, only lower ones a maximum, none lower a minimum. A listed minimiser on a kink (`at_kink`) is a minimum.
    Under a `constraint` the Hessian says nothing on the border, and values at feasible points nearby decide.
    """
    words: Words = np.full(len(points), "minimum", dtype="<U8")
    open_points = np.flatnonzero(~at_kink)
    if len(open_points) == 0:
        return words
    if constraint is not None:
        for i in open_points:
            words[i] = _look_around(problem, points[i], constraint)
        return words
    spectrum = eigenvalues(packed(problem.hessian(points[open_points])))
    low, high = spectrum[0], spectrum[-1]
    limit = DEGENERATE * np.maximum(1.0, np.maximum(np.abs(low), np.abs(high)))
    words[open_points[(low < -limit) & (high > limit)]] = "saddle"
    words[open_points[high < -limit]] = "maximum"
    unclear = (np.abs(low) <= limit) | (np.abs(high) <= limit)
    for i in open_points[unclear]:
        words[i] = _look_around(problem, points[i])
    return words


def _look_around(problem: Surface, point: Floats, constraint: Constraint | None = None) -> str:
    """Compare f at a point with f on circles round it, or at their nearest feasible points; a difference within
    rounding counts as none."""
    centre = problem.value(point[None])[0]
    around = np.concatenate([point + radius * _AROUND[len(point) - 1] for radius in _RADII])
    differences = problem.value(around if constraint is None else constraint.project(around)) - centre
    rounding = 64 * np.finfo(float).eps * max(1.0, abs(float(centre)))
    lower, higher = bool((differences < -rounding).any()), bool((differences > rounding).any())
    if lower:
        return "saddle" if higher else "maximum"
    return "minimum"
