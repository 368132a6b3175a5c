"""Axes and lines that graphs over the updates of a training have in common."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from playground.base.check_whole import check_whole
from playground.picture.graph import Axis, Line
from playground.picture.graph.chart_range import chart_range
from playground.picture.graph.outline import outline, stride_of

Floats = NDArray[np.float64]
_VALUES = 4000  # of a line: more than a sheet has pixels
_MARGIN = 0.04  # an axis reaches so much beyond its round ends, or lines there would be cut in half


def updates_axis(found: float, last: int | None = None) -> Axis:
    """Return the axis of updates 0 … `last`, by default to where something was found; refuse what is no update."""
    end = float(found) if last is None else float(check_whole(last, "last", 1, 10**15))
    return Axis(0.0, max(end, 1.0), "update", whole=True)


def values_axis(lines: Sequence[Line], logarithmic: bool, name: str = "") -> Axis:
    """Return an axis that all lines fit on, round at both ends."""
    values = [line.y[None] for line in lines if len(line.y)]
    low, high = chart_range(values, logarithmic) or (-1.0, 1.0)
    room = _MARGIN * (high - low)
    return Axis(low - room, high + room, name, logarithmic)


def thinned(values: Floats) -> tuple[Floats, Floats]:
    """Return updates and values of a long series as few as a picture can show, extremes kept."""
    few = outline(values, stride_of(len(values), _VALUES))
    return (np.arange(len(values), dtype=np.float64) if few.steps is None else few.steps), few.values


def upright(x: float, up: Axis, color: str, dashed: bool = False, width: float = 1.2, name: str = "") -> Line:
    """Return a line across an upright axis, from its foot to its top."""
    ends = np.array([up.low, up.high])
    return Line(np.array([x, x]), 10.0**ends if up.logarithmic else ends, color, name, dashed, width)
