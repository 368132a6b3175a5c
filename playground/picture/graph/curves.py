"""Curves over the step axis as lines in device pixels."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from playground.picture.graph import Line
from playground.picture.graph.pyramid import LONG, pieces, seen_of
from playground.picture.lines.corners import Points, corners, corners_of_each
from playground.picture.viewport import Viewport

# What is not positive has no logarithm; its curve leaves every chart downwards.
_BELOW = -400.0
Steps = NDArray[np.float64] | None


def curve_lines(
    values: NDArray[np.float64], viewport: Viewport, logarithmic: bool = False, steps: Steps = None, first: float = 0.0
) -> Points:
    """Return curves as lines in device pixels, parted by NaN, no more than four points in a column of pixels.

    Of all values in one column the first, least, greatest and last are kept (M4: Jugel, Jerzak, Hackenbroich and
    Markl 2014, "M4: a visualization-oriented time series data aggregation"): the picture is the same, and a curve
    that jumps up and down costs what the chart is wide, not what the run is long.

    Arguments: `values` (…, k), NaN after a curve's end, value t at x = steps[t], or first + t; `viewport` in steps and
    values, or in steps and log₁₀ of values where `logarithmic`: there values ≤ 0 lie below every axis.
    """
    xs = np.arange(values.shape[-1], dtype=np.float64) + first if steps is None else steps
    return corners(_points(values.reshape(-1, values.shape[-1]), viewport, logarithmic, xs).reshape(-1, 2))


def many_curve_lines(
    values: NDArray[np.float64], viewport: Viewport, logarithmic: bool = False, steps: Steps = None
) -> list[Points]:
    """Return the `curve_lines` of many pens at once, values (pens, …, k): one pass over all numbers."""
    pens, count = values.shape[0], values.shape[-1]
    xs = np.arange(count, dtype=np.float64) if steps is None else steps
    points = _points(values.reshape(-1, count), viewport, logarithmic, xs)
    return [corners(part) for part in points.reshape(pens, -1, 2)]


def line_strokes(
    lines: Sequence[Line], viewport: Viewport, logarithmic_x: bool = False, logarithmic_y: bool = False
) -> list[Points]:
    """Return each of some lines in device pixels: one pass over all numbers for lines of the same x.

    Where x never falls, four points stand for all in a column of pixels, as in `curve_lines`, and of long lines only
    what is seen is looked at.
    """
    found: list[Points] = [np.empty((0, 2))] * len(lines)
    groups: dict[tuple[int, int], list[int]] = {}
    for k, line in enumerate(lines):
        groups.setdefault((id(line.x), len(line.x)), []).append(k)
    for group in groups.values():
        x, values, extremes = _seen([lines[k] for k in group], viewport, logarithmic_x)
        points = _points(values, viewport, logarithmic_y, _scaled(x, logarithmic_x), extremes)
        for k, part in zip(group, corners_of_each(points), strict=True):
            found[k] = part
    return found


def _seen(lines: Sequence[Line], view: Viewport, logarithmic: bool) -> tuple[Points, Points, bool]:
    """x (k) and values (lines, k) of lines of the same x, as few as show what is seen; whether they are extremes."""
    x = lines[0].x
    if len(x) < LONG or not lines[0].rises:
        return x, np.stack([line.y for line in lines]) if len(lines) > 1 else lines[0].y[None], False
    low, high = (10.0 ** min(max(end, -307.0), 308.0) if logarithmic else end for end in (view.x0, view.x1))
    part = seen_of(x, low, high)
    size = lines[0].pyramid.size_for(part.stop - part.start, view.width)
    if size == 1:
        return x[part], np.stack([line.y[part] for line in lines]), False
    return *pieces(x, [line.pyramid for line in lines], part, size), True


def _scaled(values: Points, logarithmic: bool) -> Points:
    if not logarithmic:
        return values
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(values > 0, np.log10(values), _BELOW)


def _points(
    curves: Points, viewport: Viewport, logarithmic: bool, steps: NDArray[np.float64], extremes: bool = False
) -> Points:
    """Curves (n, k) as device pixels (n, kept + 1, 2), each ending with NaN; `extremes` as `_seen` says it."""
    scale_x, offset_x, scale_y, offset_y = viewport.transform
    with np.errstate(all="ignore"):
        xs = steps * scale_x + offset_x
        rising = len(xs) > 1 and bool(np.all(xs[1:] >= xs[:-1]))
    if rising:
        xs, curves = (_spanned if extremes else _aggregated)(xs, curves)
    points = np.empty((len(curves), curves.shape[1] + 1, 2))
    points[:, :-1, 0] = xs
    points[:, -1] = np.nan
    with np.errstate(all="ignore"):
        heights = curves
        if logarithmic:
            heights = np.log10(curves)
            heights[curves <= 0] = _BELOW
        np.multiply(heights, scale_y, out=points[:, :-1, 1])
        points[:, :-1, 1] += offset_y
    return points


def _aggregated(xs: Points, curves: Points) -> tuple[Points, Points]:
    """Values first, least, greatest, last of each column of pixels, where columns hold more than four."""
    if len(xs) <= 4 * (xs[-1] - xs[0]):
        return xs, curves
    columns = np.floor(xs)
    begins = np.flatnonzero(np.diff(columns, prepend=columns[0] - 1))
    if len(xs) <= 4 * len(begins):
        return xs, curves
    ends = np.append(begins[1:], len(xs)) - 1
    kept = np.empty((len(curves), len(begins), 4))
    kept[:, :, 0] = curves[:, begins]
    kept[:, :, 1] = np.fmin.reduceat(curves, begins, axis=1)
    kept[:, :, 2] = np.fmax.reduceat(curves, begins, axis=1)
    kept[:, :, 3] = curves[:, ends]
    middle = (xs[begins] + xs[ends]) / 2
    places = np.stack([xs[begins], middle, middle, xs[ends]], axis=1)
    return places.ravel(), kept.reshape(len(curves), -1)


def _spanned(xs: Points, curves: Points) -> tuple[Points, Points]:
    """The least and the greatest value of each column of pixels, of curves that are least and greatest values in turn.

    Where a curve goes up or down, its column goes with it from edge to edge. Where it only shakes, the column is filled
    along its middle, every other one downwards: the way to the next one is short then, and quickly drawn.
    """
    columns = np.floor(xs[0::2])
    begins = np.flatnonzero(np.diff(columns, prepend=columns[0] - 1))
    ends = np.append(begins[1:], len(columns)) - 1
    lows = np.fmin.reduceat(curves[:, 0::2], begins, axis=1)
    highs = np.fmax.reduceat(curves[:, 1::2], begins, axis=1)
    sums = np.pad(lows + highs, ((0, 0), (1, 1)), mode="edge")
    moved = sums[:, 2:] - sums[:, :-2]
    moving = np.abs(moved) > 2 * (highs - lows)
    down = np.where(moving, moved < 0, np.arange(len(begins)) % 2 == 1)
    kept = np.stack([np.where(down, highs, lows), np.where(down, lows, highs)], axis=2)
    middles = columns[begins] + 0.5
    places = np.stack([np.where(moving, edges, middles) for edges in (xs[2 * begins], xs[2 * ends + 1])], axis=2)
    return places.reshape(len(curves), -1), kept.reshape(len(curves), -1)
