"""What kind of point a path ends at: the one function that says minimum, saddle, maximum or flat."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.kernels.racing.kink_radius import KINK_RADIUS
from playground.problems.constraint import Constraint
from playground.problems.surface import Surface
from playground.simulation.method import Floats
from playground.simulation.stationary import Stationary, eigen, stationary, widths_of
from playground.simulation.surroundings import bent_words, bound_words, free_words, inside

Words = NDArray[np.str_]
Flags = NDArray[np.bool_]
# An eigenvalue this small beside the largest says nothing.
DEGENERATE = 1e-6
# So far apart, as parts of the domain, the Hessian must have the same signs, and not grow beyond this factor, to be
# believed: at a point of higher order it is what rounding left of 0.
_PROBE, _GROWTH = 1e-5, 8.0


@dataclass(frozen=True, eq=False)
class Kinds:
    """What n points are: `words` (n) `minimum`, `saddle`, `maximum` or `flat`; `moves` (n) how far the stationary
    point is, as a part of the domain; `decided` (n) whether the Hessian or a list said it, not the values around."""

    words: Words
    moves: Floats
    decided: Flags


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


def classify(problem: Surface, points: Floats, constraint: Constraint | None = None) -> Words:
    """Return the word for each of the points (n, d) where a path rests (see `kinds_of`)."""
    return kinds_of(problem, points, constraint).words


def kinds_of(problem: Surface, points: Floats, constraint: Constraint | None = None) -> Kinds:
    """Say what kind of point each of the points (n, d) is; nothing is measured on an absolute scale.

    Newton's method looks for the stationary point that belongs to it (`simulation.stationary`). Where there is none
    within a hundredth of the domain, the end is `flat`. The Hessian there says which kind it is, where no eigenvalue
    is within 1e-6 of zero, relative to the largest, and where it has the same signs nearby. Elsewhere values of f
    around the point decide (`simulation.surroundings`), and what they leave open is `flat`. A listed minimiser on a
    kink is a minimum. Under a `constraint` the Hessian says nothing on the border: values at feasible points nearby
    decide there.

    >>> from playground.problems.surfaces import surface
    >>> kinds_of(surface("easom"), np.array([[-3.0, -3.0], [np.pi, np.pi]])).words.tolist()
    ['flat', 'minimum']
    """
    count = len(points)
    kinds = Kinds(np.full(count, "minimum", dtype="<U8"), np.zeros(count), np.ones(count, dtype=bool))
    left = np.flatnonzero(~listed_kinks(problem, points))
    if constraint is not None and len(left):
        free = inside(problem, points[left], constraint)
        border, left = left[~free], left[free]
        if len(border):
            kinds.words[border] = bound_words(problem, points[border], constraint)
            kinds.decided[border] = False
    if len(left):
        _fill_free(kinds, problem, points, left)
    return kinds


def listed_kinks(problem: Surface, points: Floats) -> Flags:
    """Return which points (n, d) are at a listed minimiser of a surface whose minimisers lie on kinks."""
    if not problem.kinks or len(points) == 0:
        return np.zeros(len(points), dtype=bool)
    differences = points[:, None, :] - problem.minima
    near: Flags = (np.square(differences).sum(axis=-1) <= KINK_RADIUS**2).any(axis=1)
    return near


def _fill_free(kinds: Kinds, problem: Surface, points: Floats, places: NDArray[np.int64]) -> None:
    """Say it of points that nothing binds, once for all that are the same: paths that rest often end at one point."""
    chosen = np.ascontiguousarray(points[places])
    whole = chosen.view(np.complex128 if chosen.shape[1] == 2 else np.float64).ravel()
    _, first, again = np.unique(whole, return_index=True, return_inverse=True)
    found = _free(problem, chosen[first])
    kinds.words[places], kinds.moves[places] = found.words[again], found.moves[again]
    kinds.decided[places] = found.decided[again]


def _free(problem: Surface, points: Floats) -> Kinds:
    at = stationary(problem, points)
    low, high, sizes = at.values[:, 0], at.values[:, -1], np.abs(at.values)
    clear = at.found & (sizes.min(axis=1) > DEGENERATE * sizes.max(axis=1))
    clear[clear] = _steady(problem, at, clear)
    words = np.where(low > 0, "minimum", np.where(high < 0, "maximum", "saddle")).astype("<U8")
    words[~at.found] = "flat"
    unclear = np.flatnonzero(~clear)
    if len(unclear):
        bent = problem.at_kink(points[unclear])
        words[unclear[bent]] = bent_words(problem, points[unclear[bent]])
        unclear = unclear[~bent & at.found[unclear]]
        words[unclear] = free_words(problem, _chosen(at, unclear))
    return Kinds(words, at.moves, clear)


def _steady(problem: Surface, at: Stationary, chosen: Flags) -> Flags:
    """Whether the Hessian is much the same a little way off along each eigenvector."""
    widths, points = widths_of(problem), at.points[chosen]
    reach = (_PROBE + at.moves[chosen])[:, None]
    signs, largest = np.sign(at.values[chosen]), np.abs(at.values[chosen]).max(axis=1)
    steady = np.ones(len(points), dtype=bool)
    for k in range(points.shape[1]):
        for side in (-1.0, 1.0):
            there = points + side * reach * at.vectors[chosen][:, :, k] * widths
            with np.errstate(over="ignore", invalid="ignore"):
                bends = problem.hessian(there) * np.outer(widths, widths)
                values, _ = eigen(np.ldexp(bends, -at.exponents[chosen][:, None, None]))
            steady &= (np.sign(values) == signs).all(axis=1) & (np.abs(values).max(axis=1) <= _GROWTH * largest)
    return steady


def _chosen(at: Stationary, places: NDArray[np.int64]) -> Stationary:
    return Stationary(*(getattr(at, name)[places] for name in at.__dataclass_fields__))
