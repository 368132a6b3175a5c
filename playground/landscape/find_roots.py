"""Where the gradient of a surface vanishes in a box: cells of a grid, Newton's method, and one point for each place."""

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from playground.problems.surface import Surface

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_STEPS = 60
# Directions whose curvature is this small beside the largest are not solved for.
_CUTS = (1e-9, 1e-15)
# A point is a root when its slope is this small beside the slopes a cell away.
_SMALL = 1e-9
# Roots with a singular Hessian that lie no more cells apart hang together; what is longer than that is a curve.
_REACH = 3


@dataclass(frozen=True, eq=False)
class Roots:
    """`points` (k, d) and whether each is `isolated` (k)."""

    points: Floats
    isolated: Flags


def find_roots(surface: Surface, ranges: Floats, cells: int) -> Roots:
    """Return the roots of ∇f in a box (d, 2), searched on `cells` cells on each side."""
    widths = (ranges[:, 1] - ranges[:, 0]) / cells
    begins = _candidates(surface, ranges, cells)
    # With every direction solved for, a valley of minima throws Newton's step along itself; with the flat ones left
    # alone, a steep ravine is taken for one. What either finds is a root all the same.
    found = [_polished(surface, begins, ranges, widths, cut) for cut in _CUTS]
    return _merged(surface, np.concatenate(found), widths)


def _candidates(surface: Surface, ranges: Floats, cells: int) -> Floats:
    """Centres of cells in which every slope changes sign, or from which Newton's step stays nearby."""
    corners = [np.linspace(low, high, cells + 1) for low, high in ranges]
    grid = np.stack(np.meshgrid(*corners, indexing="ij"), axis=-1)
    slopes = surface.gradient(grid.reshape(-1, surface.dimension)).reshape(grid.shape)
    negative, positive = _any_corner(slopes <= 0), _any_corner(slopes >= 0)
    changes = (negative & positive).all(axis=-1).ravel()
    widths = (ranges[:, 1] - ranges[:, 0]) / cells
    middles = [(axis[1:] + axis[:-1]) / 2 for axis in corners]
    centres = np.stack(np.meshgrid(*middles, indexing="ij"), axis=-1).reshape(-1, surface.dimension)
    steps = _newton(surface, centres, _CUTS[-1])
    with np.errstate(invalid="ignore"):
        leads = (np.abs(steps) <= 1.5 * widths).all(axis=1)
    chosen: Floats = centres[changes | leads]
    return chosen


def _any_corner(flags: Flags) -> Flags:
    """Whether something holds at any corner of each cell; the last axis is left alone."""
    for axis in range(flags.ndim - 1):
        lower = [slice(None)] * flags.ndim
        upper = list(lower)
        lower[axis], upper[axis] = slice(None, -1), slice(1, None)
        flags = flags[tuple(lower)] | flags[tuple(upper)]
    return flags


def _newton(surface: Surface, points: Floats, least: float) -> Floats:
    """−H⁻¹∇f; where the Hessian is singular the shortest step that solves what can be solved."""
    slopes, hessians = surface.gradient(points), surface.hessian(points)
    finite = np.isfinite(slopes).all(axis=1) & np.isfinite(hessians).all(axis=(1, 2))
    steps = np.full(points.shape, np.nan)
    values, vectors = np.linalg.eigh(hessians[finite])
    along = np.einsum("nij,ni->nj", vectors, slopes[finite])
    cut = least * np.abs(values).max(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        scaled = np.where(np.abs(values) > cut, along / values, 0.0)
    steps[finite] = -np.einsum("nij,nj->ni", vectors, scaled)
    return steps


def _polished(surface: Surface, points: Floats, ranges: Floats, widths: Floats, cut: float) -> Floats:
    """The roots to which Newton's method leads, never farther than a few cells from where it began."""
    begins, points = points, points.copy()
    best = points.copy()
    least = np.full(len(points), np.inf)
    for _ in range(_STEPS):
        norms = np.linalg.norm(surface.gradient(points), axis=1)
        better = norms < least
        best[better], least[better] = points[better], norms[better]
        steps = np.nan_to_num(_newton(surface, points, cut), nan=0.0, posinf=0.0, neginf=0.0)
        points = np.clip(points + np.clip(steps, -widths, widths), begins - 3 * widths, begins + 3 * widths)
        if not (np.abs(steps) > 1e-15 * np.maximum(np.abs(points), widths)).any():
            break
    around = [surface.gradient(best + sign * widths) for sign in (-1.0, 1.0)]
    nearby = np.max([np.nan_to_num(np.linalg.norm(slopes, axis=1)) for slopes in around], axis=0)
    room = 1e-9 * (ranges[:, 1] - ranges[:, 0])
    inside = ((best >= ranges[:, 0] - room) & (best <= ranges[:, 1] + room)).all(axis=1)
    roots: Floats = best[inside & (least <= _SMALL * nearby)]
    return np.clip(roots, ranges[:, 0], ranges[:, 1])


def _merged(surface: Surface, points: Floats, widths: Floats) -> Roots:
    """One point for each place; of those that hang together and have a singular Hessian one for all of them."""
    if len(points) == 0:
        return Roots(points, np.empty(0, dtype=bool))
    norms = np.linalg.norm(surface.gradient(points), axis=1)
    points = points[np.argsort(norms, kind="stable")]
    values = np.abs(np.linalg.eigvalsh(surface.hessian(points)))
    singular = values.min(axis=1) <= 1e-6 * values.max(axis=1)
    regular = _unique(points[~singular], 1e-3 * widths)
    heads, isolated = _pieces(points[singular], widths)
    return Roots(np.concatenate([regular, heads]), np.concatenate([np.ones(len(regular), dtype=bool), isolated]))


def _unique(points: Floats, near: Floats) -> Floats:
    """The first of those that lie within `near` of each other."""
    kept: list[Floats] = []
    seen: dict[tuple[int, ...], list[Floats]] = {}
    for point in points:
        place = tuple(np.floor(point / (2 * near)).astype(np.int64).tolist())
        around = np.stack(np.meshgrid(*([-1, 0, 1],) * len(place), indexing="ij"), -1).reshape(-1, len(place))
        close = (
            one for step in around.tolist() for one in seen.get(tuple(map(sum, zip(place, step, strict=True))), ())
        )
        if not any((np.abs(point - one) <= near).all() for one in close):
            kept.append(point)
            seen.setdefault(place, []).append(point)
    return np.array(kept).reshape(-1, points.shape[1])


def _pieces(points: Floats, widths: Floats) -> tuple[Floats, Flags]:
    """One point for each group that hangs together, the flattest first, and whether the group is a single place."""
    cells: dict[tuple[int, ...], Floats] = {}
    for point in points:
        cells.setdefault(tuple(np.floor(point / widths).astype(np.int64).tolist()), point)
    reach = [range(-_REACH, _REACH + 1)] * points.shape[1]
    heads, isolated, left = [], [], dict(cells)
    while left:
        first = next(iter(left))
        heads.append(left.pop(first))
        group, stack = [first], [first]
        while stack:
            here = stack.pop()
            for step in product(*reach):
                near = tuple(map(sum, zip(here, step, strict=True)))
                if left.pop(near, None) is not None:
                    group.append(near)
                    stack.append(near)
        isolated.append(bool((np.ptp(np.array(group), axis=0) <= _REACH).all()))
    return np.array(heads).reshape(-1, points.shape[1]), np.array(isolated, dtype=bool)
