"""A graph with a logarithmic axis in place of a linear one, and the other way round."""

from dataclasses import replace
from math import log10
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from playground.picture.graph import Axis, Graph
from playground.picture.graph.chart_range import chart_range

Floats = NDArray[np.float64]
Side = Literal["across", "up"]
_MARGIN = 0.04  # an axis reaches so much beyond its round ends, or lines there would be cut in half


def rescaled(graph: Graph, across: bool | None = None, up: bool | None = None) -> Graph:
    """Return a graph with other scales; what has no place on a logarithmic axis is not drawn.

    A logarithmic axis begins at the least positive number, one that counts at 1. An axis that cannot have the scale
    stays as it is (see `can_have_scale`).

    Arguments:
        graph   any graph
        across  whether its level axis is logarithmic; None leaves it
        up      whether its upright axis is; None leaves it
    """
    if across is not None and across != graph.across.logarithmic and can_have_scale(graph, "across", across):
        graph = replace(graph, across=_level(graph, across))
    if up is not None and up != graph.up.logarithmic and can_have_scale(graph, "up", up):
        graph = replace(graph, up=_upright(graph, up))
    return graph


def can_have_scale(graph: Graph, side: Side, logarithmic: bool) -> bool:
    """Return whether an axis can be logarithmic, or linear.

    Planes, and axes of words or without numbers, keep their scale; without a number above 0 there is no logarithm.
    """
    axis: Axis = graph.across if side == "across" else graph.up
    if graph.equal or graph.ground is not None or axis.labels or not axis.ticks:
        return False
    return not logarithmic or any(bool((values > 0).any()) for values in _numbers(graph, side))


def _numbers(graph: Graph, side: Side) -> list[Floats]:
    """All numbers that are drawn on an axis, an array for each line, edge of bars, and group of dots."""
    if side == "across":
        found = [line.x for line in graph.lines] + [edge for bars in graph.bars for edge in (bars.lefts, bars.rights)]
        found += [dots.x for dots in graph.dots]
    else:
        found = [line.y for line in graph.lines] + [edge for bars in graph.bars for edge in (bars.lows, bars.highs)]
        found += [dots.y for dots in graph.dots]
    return [array for array in found if array.size]


def _level(graph: Graph, logarithmic: bool) -> Axis:
    axis, numbers = graph.across, _numbers(graph, "across")
    if not logarithmic:
        seen = [array[np.isfinite(array)] for array in numbers]
        low, high = (axis.value(end) for end in (axis.low, axis.high))
        least = min([0.0 if axis.whole else low, *(float(array.min()) for array in seen if array.size)])
        return replace(axis, low=least, high=high, logarithmic=False)
    high = axis.high if axis.high > 0 else max(float(array.max()) for array in numbers)
    least = min(float(array.min(where=array > 0, initial=np.inf)) for array in numbers)
    low = 1.0 if axis.whole else max(least, high * 1e-300)
    return replace(axis, low=log10(low), high=max(log10(high), log10(low) + 0.1), logarithmic=True)


def _upright(graph: Graph, logarithmic: bool) -> Axis:
    ends = chart_range([array[None] for array in _numbers(graph, "up")], logarithmic)
    if ends is None:
        return graph.up
    room = _MARGIN * (ends[1] - ends[0])
    return replace(graph.up, low=ends[0] - room, high=ends[1] + room, logarithmic=logarithmic)
