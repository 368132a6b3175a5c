"""Which value a place on a slider means."""

import math
from dataclasses import dataclass
from typing import Final

from playground.base.parameters import Parameter

PLACES: Final = 1000  # places on every slider


@dataclass(frozen=True)
class SliderScale:
    """The map between a parameter's values and the places 0 … `last` of its slider.

    Values on the slider are round, so that a drag gives 0.05 and not 0.0501873; values beyond its ends lie at them.

    Arguments: `low` < `high` the slider's range; `logarithmic`; `whole` for whole numbers.

    >>> SliderScale(1e-4, 1.0, logarithmic=True).value(500)
    0.01
    """

    low: float
    high: float
    logarithmic: bool = False
    whole: bool = False

    @staticmethod
    def of(parameter: Parameter) -> "SliderScale":
        """Return the scale that a parameter declares; logarithmic only where both ends are above 0."""
        low, high = parameter.slider
        whole = parameter.kind == "integer"
        return SliderScale(low, high, parameter.scale == "log" and low > 0, whole)

    @property
    def last(self) -> int:
        """The last place: one for each whole number where these are few."""
        span = self.high - self.low
        return round(span) if self.whole and not self.logarithmic and span <= PLACES else PLACES

    def place(self, value: float) -> int:
        """Return the nearest place of a value."""
        if self.logarithmic:
            share = math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return round(min(max(share, 0.0), 1.0) * self.last)

    def value(self, place: int) -> float:
        """Return the value at a place, rounded to what a step of the slider can tell apart."""
        if place <= 0 or place >= self.last:
            return self.low if place <= 0 else self.high
        share = place / self.last
        if self.logarithmic:
            value = self.low * (self.high / self.low) ** share
            digits = 2 - math.floor(math.log10(value))
        else:
            value = self.low + (self.high - self.low) * share
            digits = max(0, math.ceil(-math.log10((self.high - self.low) / self.last)))
        return float(round(value)) if self.whole else round(value, digits)

    def step(self, value: float, steps: float) -> float:
        """Return a value moved by hundredths of the slider, also beyond its ends; never past 0 where logarithmic."""
        if self.logarithmic and value > 0:
            moved = value * (self.high / self.low) ** (steps / 100)
            return float(f"{moved:.3g}")
        moved = value + (1 if self.whole else (self.high - self.low) / 100) * steps
        return float(round(moved)) if self.whole else float(f"{moved:.12g}")
