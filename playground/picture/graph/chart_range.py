"""How high a chart reaches."""

from collections.abc import Sequence
from math import ceil, floor, log10

import numpy as np
from numpy.typing import NDArray

_DECADES = 14.0  # below its beginning a curve may fall so far before it leaves the chart
_ABOVE = 3.0  # decades above the highest beginning that a diverging curve is followed
_TIMES = 4.0  # the same on a linear axis
_FLAT = 1e-3  # of the values themselves: an axis of less would need more figures than stand beside it


def chart_range(values: Sequence[NDArray[np.float64]], logarithmic: bool) -> tuple[float, float] | None:
    """Return the ends of the value axis, log₁₀ where logarithmic; None where there is nothing to draw.

    Both are round, so that the axis stands still while curves move. What diverges would press everything else flat, so
    a logarithmic axis ends three decades above the highest beginning and 14 below its top, a linear one at four times
    what most of the values are. A curve that begins so far above half of the others that they would leave the chart
    has no say in it.

    Arguments: `values` arrays (n, steps + 1), NaN after a curve's end.

    >>> chart_range([np.array([[100.0, 1.0]])], logarithmic=True)
    (0.0, 2.0)
    """
    least, most = np.inf, -np.inf
    for array in values:
        used = array > 0 if logarithmic else np.isfinite(array)
        least = min(least, float(np.min(array, where=used, initial=np.inf)))
        most = max(most, float(np.max(array, where=used & (array < np.inf), initial=-np.inf)))
    if least > most:
        return None
    beginning = _beginning(values)
    if logarithmic:
        return _logarithmic(least, most, beginning)
    return _linear(least, most, max(beginning, _usual(values)))


def _beginning(values: Sequence[NDArray[np.float64]]) -> float:
    """The highest absolute value that a curve begins with, of those that leave room for half of the curves."""
    firsts = np.abs(np.concatenate([array[:, 0] for array in values]))
    firsts = np.sort(firsts[np.isfinite(firsts) & (firsts > 0)])
    if not firsts.size:
        return 0.0
    decades = np.log10(firsts)
    return float(firsts[decades <= decades[(firsts.size - 1) // 2] + _DECADES - _ABOVE][-1])


def _usual(values: Sequence[NDArray[np.float64]]) -> float:
    """What nine tenths of the absolute values stay below, from a sample of each array."""
    samples = [np.abs(array.ravel()[:: max(1, array.size // 1000)]) for array in values]
    sample = np.concatenate(samples)
    sample = sample[np.isfinite(sample)]
    return float(np.quantile(sample, 0.9)) if sample.size else 0.0


def _logarithmic(least: float, most: float, beginning: float) -> tuple[float, float]:
    low, high = log10(least), log10(most)
    if beginning > 0:
        high = min(high, max(log10(beginning) + _ABOVE, low))
    top = float(ceil(high))
    return max(float(floor(low)), top - _DECADES) if floor(low) < top else top - 1.0, top


def _linear(least: float, most: float, usual: float) -> tuple[float, float]:
    if usual > 0:
        most, least = min(most, max(_TIMES * usual, least)), max(least, -_TIMES * usual)
    span = max(most - least, _FLAT * max(abs(most), abs(least)), 1e-290)
    step = _round_step(span / 5)
    low, high = floor(least / step) * step, ceil(most / step) * step
    return (low, high) if low < high else (low - step, high + step)


def _round_step(wanted: float) -> float:
    """The least of 1, 2, 5 times a power of ten that is no smaller."""
    power = 10.0 ** floor(log10(wanted))
    return next(power * factor for factor in (1.0, 2.0, 5.0, 10.0) if power * factor >= wanted * (1 - 1e-9))
