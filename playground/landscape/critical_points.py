"""All critical points of a surface in a box."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from playground.base.check_kind import check_kind
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError, shown
from playground.base.real_array import real_array
from playground.landscape.find_roots import find_roots
from playground.problems.surface import Surface
from playground.simulation.classify import kinds_of, listed_kinks

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_FARTHEST: Final = 1e100  # squares of it are finite
_MOST_CELLS: Final = {1: 10_000_000, 2: 5000}
GUARANTEE: Final = (
    "A search, no proof: cells of a grid in which every slope changes sign, or into which Newton's step leads, are "
    "polished by Newton's method. Points with a regular Hessian are found where no two share a cell; of points that "
    "are not isolated one stands for each connected piece."
)


@dataclass(frozen=True, eq=False)
class CriticalPoints:
    """Where the gradient vanishes: k points, the lowest first.

    `points` (k, d); `values` (k) f there; `gradient_norms` (k) what rounding leaves of ‖∇f‖; `eigenvalues` (k, d) of
    the Hessian, ascending; `indices` (k) how many are negative; `conditions` (k) |λ|max/|λ|min; `kinds` (k) "minimum",
    "maximum", "saddle" or "flat", the word that a path gets which ends there (see `simulation.classify`); `traits` (k)
    what is special: "degenerate" where the Hessian does not say which kind it is, "not isolated" where
    others lie on a curve through it, "kink" where f bends and derivatives are a convention, "" elsewhere.
    """

    points: Floats
    values: Floats
    gradient_norms: Floats
    eigenvalues: Floats
    indices: Integers
    conditions: Floats
    kinds: NDArray[np.str_]
    traits: NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.values)

    def count(self, kind: str) -> int:
        """Return how many points are of a kind."""
        return int((self.kinds == kind).sum())

    @property
    def note(self) -> str:
        """What must be said of those that are flat, empty where none is."""
        flat = self.count("flat")
        some = "One point is" if flat == 1 else f"{flat} points are"
        return f"{some} flat: no slope, and nothing says minimum, saddle or maximum." if flat else ""

    @property
    def guarantee(self) -> str:
        """What is known of points that are missing."""
        return GUARANTEE


def critical_points(surface: Surface, box: Sequence[Sequence[float]] | None = None, cells: int = 0) -> CriticalPoints:
    """Return the critical points of a surface: ∇f = 0, polished to what rounding allows, and what they are.

    Arguments: `box` ranges of x and y, by default the domain; `cells` on each side of the grid that is searched, by
    default (0) 320, in one dimension 8000. What is guaranteed says `GUARANTEE`. Raises PlaygroundError for an
    illegal box.

    >>> from playground.problems.surfaces import surface
    >>> found = critical_points(surface("himmelblau"))
    >>> len(found), found.count("minimum"), found.count("saddle"), found.count("maximum")
    (9, 4, 4, 1)
    """
    ranges = checked_box(surface, box)
    usual = 320 if surface.dimension == 2 else 8000
    cells = check_whole(cells, "cells", 0, _MOST_CELLS[surface.dimension]) or usual
    # Where f overflows there is nothing to be found, and nothing to be told.
    with np.errstate(over="ignore", invalid="ignore"):
        return _searched(surface, ranges, cells)


def _searched(surface: Surface, ranges: Floats, cells: int) -> CriticalPoints:
    found = find_roots(surface, ranges, cells)
    points = _with_listed_kinks(surface, ranges, found.points)
    isolated = np.append(found.isolated, np.ones(len(points) - len(found.points), dtype=bool))
    return _described(surface, points, isolated)


def checked_box(surface: Surface, box: Sequence[Sequence[float]] | Floats | None) -> Floats:
    """Return the ranges (d, 2) of a box; raise PlaygroundError where it is none."""
    check_kind(surface, Surface, "surface", "one such as pg.surface('rosenbrock')")
    ranges = real_array(surface.domain if box is None else box)
    if (
        ranges is None
        or ranges.shape != (surface.dimension, 2)
        or not np.isfinite(ranges).all()
        or not (ranges[:, 0] < ranges[:, 1]).all()
        or not (np.abs(ranges) <= _FARTHEST).all()
    ):
        need = "((x0, x1), (y0, y1))" if surface.dimension == 2 else "((x0, x1),)"
        raise PlaygroundError(
            f"a box must be {need} with numbers from {-_FARTHEST:g} to {_FARTHEST:g}, each first below its second, "
            f"got {shown(box)}"
        )
    return ranges


def _with_listed_kinks(surface: Surface, ranges: Floats, points: Floats) -> Floats:
    """No gradient vanishes at a kink, and no search that follows gradients finds it: listed minimisers are added."""
    if not surface.kinks:
        return points
    listed = surface.minima
    inside = ((listed >= ranges[:, 0]) & (listed <= ranges[:, 1])).all(axis=1)
    near = 1e-9 * (ranges[:, 1] - ranges[:, 0])
    new = [point for point in listed[inside] if not (np.abs(points - point) <= near).all(axis=1).any()]
    return np.concatenate([points, np.array(new).reshape(-1, surface.dimension)])


def _described(surface: Surface, points: Floats, isolated: NDArray[np.bool_]) -> CriticalPoints:
    if len(points) == 0:
        none, words = np.empty(0), np.empty(0, dtype="<U12")
        return CriticalPoints(points, none, none, np.empty(points.shape), none.astype(np.int64), none, words, words)
    values = surface.value(points)
    # What differs by rounding alone is as high, and lies in the order of its coordinates.
    heights = np.round(np.ldexp(values, -int(np.frexp(np.abs(values).max())[1])), 12)
    order = np.lexsort((*points.T[::-1], heights))
    points, isolated = points[order], isolated[order]
    spectrum = np.linalg.eigvalsh(surface.hessian(points)).astype(np.float64)
    sizes = np.abs(spectrum)
    smallest, largest = sizes.min(axis=1), sizes.max(axis=1)
    found = kinds_of(surface, points)
    traits = np.where(found.decided, "", "degenerate").astype("<U12")
    traits[~isolated] = "not isolated"
    traits[surface.at_kink(points) | listed_kinks(surface, points)] = "kink"
    with np.errstate(divide="ignore", invalid="ignore"):
        conditions = np.where(smallest > 0, largest / smallest, np.inf)
    return CriticalPoints(
        points, values[order], np.hypot.reduce(surface.gradient(points), axis=1), spectrum,
        (spectrum < 0).sum(axis=1), conditions, found.words, traits,
    )  # fmt: skip
