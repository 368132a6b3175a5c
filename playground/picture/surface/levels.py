"""Which contour levels show a function best."""

from dataclasses import dataclass, replace
from math import ceil, floor, isfinite, log, log10
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Scale = Literal["linear", "log"]

# Where nine tenths of the picture reach so many times higher above the minimum than one tenth, linear levels crowd.
_DECADES_WANTED = 25.0


@dataclass(frozen=True)
class Levels:
    """Contour levels: value(k) = offset + k·step (linear) or offset + 10^(k·step) (log), k whole.

    Arguments: `scale`; `offset`; `step` > 0 between lines, in units of f or in decades; `low` and `high` the range of
    k that gets the colour map, not whole in general; `least` > 0 what log takes smaller distances from `offset` for;
    `bend` the power that places between `low` and `high` take on the colour map, below 1 where most of the picture
    lies low.
    """

    scale: Scale
    offset: float
    step: float
    low: float
    high: float
    least: float = 0.0
    bend: float = 1.0

    @property
    def base(self) -> int:
        """A whole number near `low`: heights are counted from it, or single precision would not do."""
        return floor(self.low)

    def values(self) -> NDArray[np.float64]:
        """Return the values of f that have a line, ascending; at most 200."""
        count = min(floor(self.high) - ceil(self.low) + 1, 200)
        places = (ceil(self.low) + np.arange(max(count, 0), dtype=np.float64)) * self.step
        found: NDArray[np.float64] = self.offset + (10.0**places if self.scale == "log" else places)
        return found

    def height(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return k of values, not rounded; NaN where they are not finite."""
        with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
            above = values - self.offset
            raised = np.log10(np.maximum(above, self.least)) if self.scale == "log" else above
            heights = raised / self.step
        finite: NDArray[np.float64] = np.where(np.isfinite(heights), heights, np.nan)
        return finite


def choose_levels(
    values: NDArray[np.float64],
    scale: Scale | Literal["auto"] = "auto",
    minimum: float | None = None,
    count: int = 24,
) -> Levels:
    """Return about `count` levels at round values, so that they stay where they are while a picture is moved.

    Logarithmic levels count decades above the minimum. "auto" takes them where the values seen span decades. A
    constant, a function with holes, values up to 1e308: there is always an answer.

    Arguments: `values` of any shape, as seen in the picture; `minimum` of f where it is known; `count` ≥ 2 lines
    wanted.

    >>> choose_levels(np.linspace(0, 20, 100), "linear", count=10).values()[:4].tolist()
    [0.0, 2.0, 4.0, 6.0]
    """
    finite = values[np.isfinite(values)].ravel()
    if not finite.size:
        return Levels("linear", 0.0, 1.0, 0.0, 1.0)
    # A sample is enough to choose levels from, and quantiles of a million values cost more than their picture.
    sample = np.clip(finite[:: max(1, finite.size // 20_000)], -1e300, 1e300)
    bottom = min(float(np.clip(finite.min(), -1e300, 1e300)), sample[0])
    if minimum is not None and isfinite(minimum) and minimum <= bottom + 1e-6 * (abs(bottom) + 1):
        bottom = min(bottom, minimum)
    low, tenth, most, high = (float(q) for q in np.quantile(sample, (0.002, 0.1, 0.9, 1.0)))
    if scale == "log" or (scale == "auto" and most - bottom > _DECADES_WANTED * (tenth - bottom)):
        levels = _logarithmic(bottom, low - bottom, high - bottom, count)
        if levels is not None:
            return _bent(levels, sample)
    return _bent(_linear(min(low, float(sample.min())), high, count), sample)


def _bent(levels: Levels, sample: NDArray[np.float64]) -> Levels:
    """The median gets the middle colour, within reason: or one steep corner would take all light from the rest."""
    place = (float(np.median(levels.height(sample))) - levels.low) / (levels.high - levels.low)
    bend = log(0.5) / log(min(max(place, 0.01), 0.99))
    return replace(levels, bend=round(min(max(bend, 0.4), 1.0), 1))


def _linear(low: float, high: float, count: int) -> Levels:
    span = high - low
    # Closer together than the numbers themselves are, levels would be noise: then it is a constant.
    if span <= 1e-13 * max(abs(low), abs(high)) or span < 1e-290:
        return Levels("linear", low, max(abs(low), 1.0), -0.5, 0.5)
    step = _round_step(span / count)
    return Levels("linear", 0.0, step, low / step, high / step)


def _logarithmic(offset: float, low: float, high: float, count: int) -> Levels | None:
    if not high > max(abs(offset) * 1e-13, 1e-290):
        return None
    least = max(low, high * 1e-9, 1e-300)
    decades = log10(high) - log10(least)
    if decades < 0.3:
        return None
    step = _round_step(decades / count)
    return Levels("log", offset, step, log10(least) / step, log10(high) / step, least)


def _round_step(wanted: float) -> float:
    """The number 1, 2, 2.5 or 5 times a power of ten that is nearest by ratio."""
    power = 10.0 ** floor(log10(wanted))
    return min((power * factor for factor in (1.0, 2.0, 2.5, 5.0, 10.0)), key=lambda step: abs(log(step / wanted)))
