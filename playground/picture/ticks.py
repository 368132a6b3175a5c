"""Where an axis has ticks and what they say."""

from dataclasses import dataclass
from math import ceil, floor, log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.picture.graph import Axis

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Tick:
    """A place on an axis, in the axis' own unit (log₁₀ on a logarithmic one), and its label."""

    value: float
    label: str


def linear_ticks(low: float, high: float, most: int = 8) -> tuple[Tick, ...]:
    """Return at most `most` ticks at round numbers in [low, high].

    >>> [tick.label for tick in linear_ticks(-1, 1, 5)]
    ['-1.0', '-0.5', '0', '0.5', '1.0']
    """
    span = high - low
    if not 0 < span < float("inf"):
        return ()
    power = 10.0 ** floor(log10(span / most))
    for factor in (1, 2, 5, 10, 20):
        step = power * factor
        first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
        if last - first + 1 <= most:
            break
    return tuple(Tick(k * step, _number(k * step, step)) for k in range(first, last + 1))


def log_ticks(low: float, high: float, most: int = 6) -> tuple[Tick, ...]:
    """Return ticks at powers of ten in [low, high], both log₁₀; at round numbers where less than a decade is seen.

    >>> [tick.label for tick in log_ticks(-4, 1, 6)]
    ['10⁻⁴', '10⁻³', '0.01', '0.1', '1', '10']
    """
    if not (high > low and abs(low) < 1e6 and abs(high) < 1e6):
        return ()
    first, last = ceil(low - 1e-9), floor(high + 1e-9)
    stride = max(1, ceil((last - first + 1) / most))
    powers = [k for k in range(first, last + 1) if k % stride == 0]
    if len(powers) >= 2:
        return tuple(Tick(float(k), _power(k)) for k in powers)
    if low < -300 or high > 300:
        return ()
    plain = linear_ticks(10.0**low, 10.0**high, most)
    return tuple(Tick(log10(tick.value), tick.label) for tick in plain if tick.value > 0)


def _power(exponent: int) -> str:
    return f"{10.0**exponent:g}" if -2 <= exponent <= 3 else f"10{str(exponent).translate(_SUPERSCRIPTS)}"


def _number(value: float, step: float) -> str:
    """As many digits as the step needs; powers of ten beyond 10⁵ and below 10⁻⁴."""
    if value == 0:
        return "0"
    power = floor(log10(step) + 1e-9)
    if 1e-4 <= abs(value) < 1e6:
        return f"{value:.{max(0, -power)}f}"
    digits = max(0, floor(log10(abs(value))) - power)
    return f"{value:.{digits}e}".replace("e-0", "e-").replace("e+0", "e").replace("e+", "e")


def axis_ticks(axis: "Axis", most: int) -> tuple[Tick, ...]:
    """Return the ticks of a graph's axis: its labels, or at most `most` at round numbers, none where it has none."""
    if axis.labels:
        return tuple(Tick(value, words) for value, words in axis.labels)
    if not axis.ticks:
        return ()
    ticks = log_ticks(axis.low, axis.high, most) if axis.logarithmic else linear_ticks(axis.low, axis.high, most)
    whole = [tick for tick in ticks if axis.whole and not axis.logarithmic and tick.value == round(tick.value)]
    return tuple(whole) if len(whole) > 1 else ticks
