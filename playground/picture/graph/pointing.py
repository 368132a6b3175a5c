"""What of a graph lies at a place: the values of its lines, the nearest line, the nearest dot; what lies outside."""

import numpy as np
from numpy.typing import NDArray

from playground.picture.graph import Graph, Line
from playground.picture.graph.plot_of import dot_places, placed
from playground.picture.graph.pyramid import seen_of
from playground.picture.region import Region
from playground.picture.viewport import Viewport

Floats = NDArray[np.float64]
_NEAR = 6.0  # logical pixels
_FEW = 256  # values near the mouse, up to which the pieces of a line are looked at, and beyond which its extremes are
_PATH = 20_000  # points of a line that turns back, of which each is looked at


def values_at(graph: Graph, x: float) -> list[tuple[Line, float]]:
    """Return the named lines that have a value at x, a number of the data, and that value.

    On an axis of whole numbers it is the value at the nearest of them, elsewhere the one between two neighbours.
    """
    x = float(round(x)) if graph.across.whole else x
    found, places = [], dict[int, tuple[int, float]]()
    for line in graph.lines:
        if not line.full_name or not len(line.x):
            continue
        key = id(line.x)
        if key not in places:
            if not line.rises:
                continue
            places[key] = _between(line.x, x)
        at, share = places[key]
        if at < 0:
            continue
        value = float(line.y[at])
        if share:
            value += share * (float(line.y[at + 1]) - value)
        if value == value:
            found.append((line, value))
    return found


def nearest_line(graph: Graph, view: Viewport, column: float, row: float, ratio: float = 1.0) -> int | None:
    """Return the index of the line that is nearest to a place in device pixels, None where none is near.

    A line that is steep there is near wherever it passes within a few columns of pixels.
    """
    near = _NEAR * ratio
    ends = tuple(graph.across.value(view.data(column + side, row)[0]) for side in (-near, near))
    groups: dict[int, list[int]] = {}
    for k, line in enumerate(graph.lines):
        if len(line.x) and line.full_name and (line.rises or len(line.x) <= _PATH):
            groups.setdefault(id(line.x), []).append(k)
    best, found = near, None
    for group in groups.values():
        for k, distance in zip(group, _distances(graph, group, ends, view, (column, row)).tolist(), strict=True):
            over = found is not None and distance == best and graph.lines[k].layer >= graph.lines[found].layer
            if distance < best or over:
                best, found = distance, k
    return found


def nearest_dot(graph: Graph, view: Viewport, column: float, row: float, ratio: float = 1.0) -> tuple[int, int] | None:
    """Return which of the graph's dots, and which point of them, lies under a place in device pixels."""
    best, found = float("inf"), None
    for k, dots in enumerate(graph.dots):
        if not len(dots.x):
            continue
        away = np.hypot(*(dot_places(dots, graph, view) - (column, row)).T)
        if np.isnan(away).all():
            continue
        nearest = int(np.nanargmin(away))
        if away[nearest] <= (dots.radius + 4.0) * ratio and away[nearest] <= best:
            best, found = float(away[nearest]), (k, nearest)
    return found


def lines_outside(graph: Graph, region: Region) -> tuple[int, int]:
    """Return how many named lines lie wholly above what is seen, and how many wholly below, where they have values.

    Arguments: `region` what is seen, in the numbers of the axes.
    """
    above = below = 0
    if region.y0 <= graph.up.low and region.y1 >= graph.up.high:
        return 0, 0  # the graph's own axes hold all of its lines
    ends = tuple(graph.across.value(end) for end in region.across)
    parts = dict[int, slice]()
    for line in graph.lines:
        x = line.x
        if not line.full_name or not line.rises or not len(x) or x[-1] < ends[0] or x[0] > ends[1]:
            continue
        if id(x) not in parts:
            inside = slice(int(np.searchsorted(x, ends[0])), int(np.searchsorted(x, ends[1], side="right")))
            # Between two of its values a line lies between both.
            parts[id(x)] = inside if inside.stop > inside.start else seen_of(x, *ends)
        least, greatest = line.pyramid.extremes(parts[id(x)], line.y)
        if greatest != greatest:
            continue
        above += graph.up.place(least) > region.y1
        below += graph.up.place(greatest) < region.y0
    return above, below


def _between(xs: Floats, x: float) -> tuple[int, float]:
    """The index of the value at x, or before it and the share of the way to the next; −1 outside."""
    after = int(np.searchsorted(xs, x))
    if after < len(xs) and xs[after] == x:
        return after, 0.0
    if after in (0, len(xs)):
        return -1, 0.0
    wide = xs[after] - xs[after - 1]
    return after - 1, float((x - xs[after - 1]) / wide)


def _distances(
    graph: Graph, group: list[int], ends: tuple[float, ...], view: Viewport, place: tuple[float, float]
) -> Floats:
    """How far lines of the same x are from a place, in device pixels."""
    x, rises = graph.lines[group[0]].x, graph.lines[group[0]].rises
    part = seen_of(x, *ends) if rises else slice(0, len(x))
    values = np.stack([graph.lines[k].y[part] for k in group])
    if values.shape[1] > _FEW and rises:
        tops, feet = np.fmax.reduce(values, axis=1), np.fmin.reduce(values, axis=1)
        rows = [view.transform[2] * placed(ends, graph.up) + view.transform[3] for ends in (tops, feet)]
        away = np.maximum(0.0, np.maximum(rows[0] - place[1], place[1] - rows[1]))
        return np.where(np.isnan(away), np.inf, away)
    across = placed(x[part], graph.across) * view.transform[0] + view.transform[1] - place[0]
    up = placed(values, graph.up) * view.transform[2] + view.transform[3] - place[1]
    return _to_segments(across, up)


def _to_segments(across: Floats, up: Floats) -> Floats:
    """How far the origin is from lines (k) across and (lines, k) up."""
    if len(across) == 1:
        return np.nan_to_num(np.hypot(across, up)[:, 0], nan=np.inf)
    right, down = np.diff(across)[None], np.diff(up, axis=1)
    x, y = across[None, :-1], up[:, :-1]
    with np.errstate(all="ignore"):
        along = np.clip(-(x * right + y * down) / np.maximum(right * right + down * down, 1e-300), 0.0, 1.0)
        away = np.hypot(x + along * right, y + along * down)
    nearest: Floats = np.min(away, axis=1, where=np.isfinite(away), initial=np.inf)
    return nearest
