"""Which value a place on a slider means, and how fine it is."""

import math
from dataclasses import dataclass
from typing import Final, Literal

from playground.base.parameters import Parameter

STEP: Final = 0.01  # the fine step of a key or the wheel: the part by which a value (or 1 − v) changes
COARSEST_PIXEL: Final = 4  # fine steps that one pixel of a slider may stand for
SNAP: Final = 0.2  # the part of a pixel within which the shortest number is taken: with it a pixel stays below 5 %
PLACES_PER_STEP: Final = 10  # places of the slider between two fine steps: as fine as with Shift
_LINEAR_STEPS: Final = 500  # about so many fine steps make up a linear range
_MOST_DIGITS: Final = 17

Kind = Literal["linear", "log", "memory"]


@dataclass(frozen=True)
class SliderScale:
    """The map between a parameter's values and coordinates u along its slider.

    u = v on a linear scale, ln v on a logarithmic one, −ln(1 − v) on that of a memory, which grows with 1/(1 − v).
    A fine step is 1 % of v (or of 1 − v), or on a linear scale a round number near a five-hundredth of the range, and
    at least 1 for whole numbers. Values beyond the slider's ends have coordinates beyond them.

    Arguments: `low` < `high` the slider's range; `kind`; `whole` for whole numbers.

    >>> scale = SliderScale(1e-4, 1.0, "log")
    >>> scale.at(scale.coordinate(0.0503), 0.05), scale.step(0.05, 1)
    (0.05, 0.0505)
    """

    low: float
    high: float
    kind: Kind = "linear"
    whole: bool = False

    @staticmethod
    def of(parameter: Parameter) -> "SliderScale":
        """Return the scale that a parameter declares, where its slider's ends allow it."""
        low, high = parameter.slider
        fits = {"linear": True, "log": low > 0, "memory": high < 1}
        return SliderScale(
            low, high, parameter.scale if fits[parameter.scale] else "linear", parameter.kind == "integer"
        )

    @property
    def unit(self) -> float:
        """The fine step as a length of u."""
        if self.kind != "linear":
            return math.log1p(STEP)
        step = _round_below((self.high - self.low) / _LINEAR_STEPS)
        return max(1.0, step) if self.whole else step

    @property
    def ends(self) -> tuple[float, float]:
        """The coordinates of the slider's ends."""
        return self.coordinate(self.low), self.coordinate(self.high)

    @property
    def last(self) -> int:
        """The last of the slider's places 0 … last: ten for each fine step, one for each whole number of few."""
        first, end = self.ends
        each = 1 if self.whole and self.kind == "linear" else PLACES_PER_STEP
        return max(1, round((end - first) / self.unit * each))

    def coordinate(self, value: float) -> float:
        """Return u of a value; where the scale has none, as for 0 on a logarithmic one, that of the slider's end."""
        if self.kind == "log":
            return math.log(value if value > 0 else self.low)
        if self.kind == "memory":
            return -math.log1p(-value) if value < 1 else self.coordinate(self.high)
        return value

    def at(self, u: float, length: float) -> float:
        """Return the shortest decimal number within half a `length` of u: a drag gives 0.05 and not 0.0501873."""
        if self.kind == "memory":
            return round(1.0 - _shortest(math.exp(-u - length / 2), math.exp(-u + length / 2)), 15)
        if self.kind == "log":
            found = _shortest(math.exp(u - length / 2), math.exp(u + length / 2))
        else:
            found = _shortest(u - length / 2, u + length / 2)
        return float(round(self._plain(u))) if self.whole else found

    def place(self, value: float) -> int:
        """Return the nearest place of a value; values beyond the slider lie at its ends."""
        first, end = self.ends
        share = (self.coordinate(value) - first) / (end - first)
        return round(min(max(share, 0.0), 1.0) * self.last)

    def value(self, place: int) -> float:
        """Return the value at a place, rounded to what two places can tell apart."""
        if place <= 0 or place >= self.last:
            return self.low if place <= 0 else self.high
        first, end = self.ends
        length = (end - first) / self.last
        return self.at(first + length * place, length)

    def step(self, value: float, steps: float) -> float:
        """Return a value moved by fine steps, also beyond the slider's ends; never past 0, or past 1 for a memory."""
        if self.kind == "log" and value <= 0:
            return self.low if steps > 0 else value
        if self.kind == "memory" and value >= 1:
            return self.high if steps < 0 else value
        u = self.coordinate(value) + steps * self.unit
        moved = self.at(u, min(abs(steps), 1.0) * self.unit)
        if self.whole and moved == value and abs(steps) >= 1:
            return value + math.copysign(1.0, steps)
        return moved

    def ticks(self, first: float, last: float) -> list[tuple[float, bool]]:
        """Return the coordinates of ticks from `first` to `last`, and of each whether it is a large one.

        On a logarithmic scale 1 to 9 times each power of ten, the powers large; of a memory the same for 1 − v; on a
        linear one about ten round numbers, each second large.
        """
        if self.kind == "linear":
            step = _round_below(max(last - first, 1e-300) / 8)
            return [(k * step, k % 2 == 0) for k in range(math.ceil(first / step), math.floor(last / step) + 1)]
        low, high = (first, last) if self.kind == "log" else (-last, -first)
        decades = range(math.floor(low / math.log(10)), math.floor(high / math.log(10)) + 1)
        found = [(math.log(m) + k * math.log(10), m == 1) for k in decades for m in range(1, 10)]
        inside = [(u, large) for u, large in found if low - 1e-9 <= u <= high + 1e-9]
        return inside if self.kind == "log" else [(-u, large) for u, large in reversed(inside)]

    def _plain(self, u: float) -> float:
        return math.exp(u) if self.kind == "log" else u


def _shortest(low: float, high: float) -> float:
    """The number of fewest digits between two, near their middle."""
    middle, size = (low + high) / 2, max(abs(low), abs(high))
    if size == 0.0 or low <= 0.0 <= high:
        return 0.0
    first = -math.floor(math.log10(size))
    for digits in range(first, first + _MOST_DIGITS):
        found = round(middle, digits)
        if low <= found <= high:
            return found
    return middle


def _round_below(length: float) -> float:
    """The largest of 1, 2, 5 times a power of ten that is not above a length."""
    power = 10.0 ** math.floor(math.log10(length))
    return max(m * power for m in (1, 2, 5) if m * power <= length * (1 + 1e-12))
