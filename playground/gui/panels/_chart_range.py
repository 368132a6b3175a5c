"""How high a chart reaches."""

from collections.abc import Sequence
from math import log10

import numpy as np
from numpy.typing import NDArray

_DECADES = 14.0  # below its beginning a curve may fall so far before it leaves the chart
_ABOVE = 3.0  # decades above the highest beginning that a diverging curve is followed
_TIMES = 4.0  # the same on a linear axis


def chart_range(values: Sequence[NDArray[np.float64]], logarithmic: bool) -> tuple[float, float] | None:
    """Return the ends of the value axis, log₁₀ where logarithmic; None where there is nothing to draw.

    What diverges would press everything else flat, so the axis ends not far above the highest beginning, and on a
    logarithmic axis not further below than 14 decades.

    Arguments: `values` arrays (n, steps + 1), NaN after a curve's end.

    >>> chart_range([np.array([[100.0, 1.0]])], logarithmic=True)
    (-0.08, 2.08)
    """
    least, most, beginning = np.inf, -np.inf, 0.0
    for array in values:
        used = array[(array > 0) & (array < np.inf)] if logarithmic else array[np.isfinite(array)]
        if used.size:
            least, most = min(least, float(used.min())), max(most, float(used.max()))
        first = array[:, 0]
        first = np.abs(first[np.isfinite(first)])
        beginning = max(beginning, float(first.max())) if first.size else beginning
    if least > most:
        return None
    return _logarithmic(least, most, beginning) if logarithmic else _linear(least, most, beginning)


def _logarithmic(least: float, most: float, beginning: float) -> tuple[float, float]:
    low, high = log10(least), log10(most)
    if beginning > 0:
        high = min(high, max(log10(beginning) + _ABOVE, low))
    low = max(low, high - _DECADES)
    return _padded(low, high, 0.5)


def _linear(least: float, most: float, beginning: float) -> tuple[float, float]:
    if beginning > 0:
        most, least = min(most, max(_TIMES * beginning, least)), max(least, -_TIMES * beginning)
    return _padded(least, most, max(abs(most), 1e-300) * 0.05)


def _padded(low: float, high: float, least: float) -> tuple[float, float]:
    if high - low < least:
        return low - least, high + least
    room = 0.04 * (high - low)
    return low - room, high + room
