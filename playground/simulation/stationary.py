"""The stationary point that belongs to the end of a path."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.language.rounding import rounding
from playground.problems.surface import Surface

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

# Lengths are parts of the domain: a point farther from a path's end than this is another place.
REACH = 1e-2
# Where Newton's step is so short, the point is the stationary one to all that matters.
_CLOSE = 1e-10
# Newton's method comes nearer by a factor of (p − 2)/(p − 1) in each step where f is like xᵖ, and never on a slope
# that dies away, as of eˣ.
_SLOWEST = 0.97
_STEPS = 40
# Curvatures within the Hessian's own rounding, beside the largest.
_CUT = 1e-13


@dataclass(frozen=True, eq=False)
class Stationary:
    """What Newton's method finds from the ends of n paths; all lengths are parts of the domain's ranges, `widths`.

    `points` (n, d) in the surface's own coordinates; `found` (n) whether there is a stationary point within `REACH`;
    `moves` (n) how far it is; `gradients` (n, d) and `hessians` (n, d, d) there; `values` (n, d) the Hessian's
    eigenvalues, ascending, and `vectors` (n, d, d) their eigenvectors as columns; `drops` (n) what f may still lose,
    ½Σgₖ²/|λₖ|. Gradients and Hessians are divided by a power of two of their own for each path, 2^`exponents` (n), so
    that no square of them overflows.
    """

    points: Floats
    found: Flags
    moves: Floats
    gradients: Floats
    hessians: Floats
    values: Floats
    vectors: Floats
    drops: Floats
    exponents: NDArray[np.int64]


def widths_of(problem: Surface) -> Floats:
    """Return the lengths of the domain's ranges, (d)."""
    return np.array([high - low for low, high in problem.domain], dtype=np.float64)


def stationary(problem: Surface, ends: Floats) -> Stationary:
    """Look for the stationary point at the end of each path (n, d), a root of ∇f, by Newton's method.

    A step solves with every eigenvalue that is no rounding, whatever its sign. There is none where the gradient is not
    finite, where the steps lead farther than `REACH` or do not grow shorter, and where f has a slope, more than its
    rounding, in a direction without curvature.
    """
    widths, points = widths_of(problem), ends.copy()
    gradients, hessians = _derivatives(problem, points, widths)
    found = np.asarray(np.isfinite(gradients).all(axis=1) & np.isfinite(hessians).all(axis=(1, 2)))
    exponents = _exponents(hessians, found)
    gradients, hessians = _scaled(gradients, hessians, exponents)
    active, lengths = np.flatnonzero(found), np.full(len(points), np.inf)
    for _ in range(_STEPS):
        steps = newton_steps(gradients[active], *eigen(hessians[active]))[0]
        sizes = np.linalg.norm(steps, axis=1)
        # It creeps as it does down a slope without an end, unless the next steps show otherwise.
        found[active] = (sizes <= _CLOSE) | (sizes <= _SLOWEST * lengths[active])
        lengths[active] = sizes
        going = sizes > _CLOSE
        active, steps = active[going], steps[going]
        if len(active) == 0:
            break
        tried = points[active] + steps * widths
        slopes, bends = _scaled(*_derivatives(problem, tried, widths), exponents[active])
        away = np.linalg.norm((tried - ends[active]) / widths, axis=1) > REACH
        with np.errstate(over="ignore", invalid="ignore"):
            better = np.linalg.norm(slopes, axis=1) < np.linalg.norm(gradients[active], axis=1)
        better &= np.isfinite(bends).all(axis=(1, 2)) & ~away
        # No better: it is there, but for rounding, or it never was near.
        found[active[~better]] = (lengths[active] <= 1e-6)[~better] & ~away[~better]
        active, slopes, bends = active[better], slopes[better], bends[better]
        points[active], gradients[active], hessians[active] = tried[better], slopes, bends
    return _described(problem, ends, points, found, gradients, hessians, exponents)


def eigen(hessians: Floats) -> tuple[Floats, Floats]:
    """Return eigenvalues (n, d), ascending, and eigenvectors (n, d, d) as columns of symmetric matrices of one or two
    rows."""
    if hessians.shape[1] == 1:
        return hessians[:, 0].copy(), np.ones(hessians.shape)
    a, b, c = hessians[:, 0, 0], hessians[:, 0, 1], hessians[:, 1, 1]
    middle, radius = 0.5 * a + 0.5 * c, np.hypot(0.5 * a - 0.5 * c, b)
    angle = 0.5 * np.arctan2(2.0 * b, a - c)
    along, across = np.cos(angle), np.sin(angle)
    vectors = np.stack([np.stack([-across, along], axis=1), np.stack([along, across], axis=1)], axis=2)
    return np.stack([middle - radius, middle + radius], axis=1), vectors


def newton_steps(gradients: Floats, values: Floats, vectors: Floats) -> tuple[Floats, Floats]:
    """Return Newton's steps (n, d) and what f may lose by them (n), ½Σgₖ²/|λₖ|, without what is no curvature."""
    along = np.einsum("nij,ni->nj", vectors, gradients)
    solved = np.abs(values) > _CUT * np.abs(values).max(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        parts = np.where(solved, along / values, 0.0)
        drops = 0.5 * np.abs(along * parts).sum(axis=1)
    return -np.einsum("nij,nj->ni", vectors, parts), drops


def _derivatives(problem: Surface, points: Floats, widths: Floats) -> tuple[Floats, Floats]:
    with np.errstate(over="ignore", invalid="ignore"):
        return problem.gradient(points) * widths, problem.hessian(points) * np.outer(widths, widths)


def _exponents(hessians: Floats, finite: Flags) -> NDArray[np.int64]:
    largest = np.where(finite, np.abs(hessians).max(axis=(1, 2), initial=0.0), 0.0)
    exponents: NDArray[np.int64] = np.frexp(largest)[1].astype(np.int64)
    return exponents


def _scaled(gradients: Floats, hessians: Floats, exponents: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """By a power of two nothing is rounded."""
    with np.errstate(over="ignore", invalid="ignore"):
        return np.ldexp(gradients, -exponents[:, None]), np.ldexp(hessians, -exponents[:, None, None])


def _described(
    problem: Surface, ends: Floats, points: Floats, found: Flags, gradients: Floats, hessians: Floats,
    exponents: NDArray[np.int64],
) -> Stationary:  # fmt: skip
    values, vectors = eigen(hessians)
    _, drops = newton_steps(gradients, values, vectors)
    found = found & ~_on_slope(problem, points, gradients, values, vectors, exponents, found)
    moves = np.linalg.norm((points - ends) / widths_of(problem), axis=1)
    return Stationary(points, found, moves, gradients, hessians, values, vectors, drops, exponents)


def _creeps(
    problem: Surface, points: Floats, vectors: Floats, values: Floats, exponents: NDArray[np.int64],
    asked: NDArray[np.int64],
) -> Flags:  # fmt: skip
    """In which directions (n, d) Newton's next step is as long as this one, as on a slope that dies away like eˣ."""
    widths, creeps = widths_of(problem), np.zeros((len(asked), points.shape[1]), dtype=bool)
    for k in range(points.shape[1]):
        place, ways = points[asked], vectors[asked][:, :, k]
        lengths = []
        for _ in range(2):
            slopes, bends = _scaled(*_derivatives(problem, place, widths), exponents[asked])
            along = np.einsum("ni,ni->n", ways, slopes)
            steps = -along / np.einsum("ni,nij,nj->n", ways, bends, ways)
            place = place + steps[:, None] * ways * widths
            lengths.append(np.abs(steps))
        creeps[:, k] = lengths[1] > _SLOWEST * lengths[0]
    return creeps


def _on_slope(
    problem: Surface, points: Floats, gradients: Floats, values: Floats, vectors: Floats,
    exponents: NDArray[np.int64], found: Flags,
) -> Flags:  # fmt: skip
    """Where a direction without curvature has a slope that is no rounding, and that its curvature does not end."""
    sizes = np.abs(values)
    bare = sizes <= _CUT * sizes.max(axis=1, keepdims=True)
    on_slope = np.zeros(len(points), dtype=bool)
    asked = np.flatnonzero(found & bare.any(axis=1))
    if len(asked) == 0:
        return on_slope
    names = dict(zip(problem.definition.variables, points[asked].T, strict=True)) | problem.parameters
    doubts = np.ldexp(np.stack(rounding(problem.fields.gradient, names), axis=1), -exponents[asked][:, None])
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        noise = np.einsum("nij,ni->nj", np.abs(vectors[asked]), doubts * widths_of(problem))
        along = np.abs(np.einsum("nij,ni->nj", vectors[asked], gradients[asked]))
        ended = along <= REACH * sizes[asked]
        slopes = (along > 64.0 * noise) & (~ended | _creeps(problem, points, vectors, values, exponents, asked))
    # What is left across a valley turns with it, by no more than a part of itself.
    across = np.where(bare[asked], 0.0, along).max(axis=1, keepdims=True)
    on_slope[asked] = (bare[asked] & slopes & (along > 1e-6 * across)).any(axis=1)
    return on_slope
