"""Where an axis has ticks and what they say."""

from dataclasses import dataclass
from decimal import Context, Decimal
from math import ceil, floor, isfinite, log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.picture.graph import Axis

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
# Exact sums of doubles from 5e-324 to 1.8e308 have more digits than this, but none that a label could show.
_EXACT = Context(prec=60, Emin=-100_000, Emax=100_000)
_FACTORS = (1, 2, 5)
_FARTHEST = 1e4  # decades: beyond, nothing that is computed lies


@dataclass(frozen=True)
class Tick:
    """A place on an axis, in the axis' own unit (log₁₀ on a logarithmic one), and its label."""

    value: float
    label: str


def linear_ticks(low: float, high: float, most: int = 8) -> tuple[Tick, ...]:
    """Return two to `most` ticks at round numbers in [low, high].

    They are there wherever two doubles lie: where doubles would not do, multiples of the step are made in decimals.

    >>> [tick.label for tick in linear_ticks(-1, 1, 5)]
    ['-1.0', '-0.5', '0', '0.5', '1.0']
    """
    if not (isfinite(low) and isfinite(high) and low < high):
        return ()
    greatest = max(abs(low), abs(high))
    if 1e-280 < greatest < 1e280 and high - low > 1e-9 * greatest:
        return _few(_in_floats(low, high, most), most)
    first, last = _EXACT.create_decimal_from_float(float(low)), _EXACT.create_decimal_from_float(float(high))
    exponent = _EXACT.divide(_EXACT.subtract(last, first), Decimal(max(most, 1))).adjusted()
    found = _multiples(first, last, low, high, Decimal(1).scaleb(exponent - 1))
    # From fine to coarse: the finest that is not too many, or the coarsest of at least two.
    for power in range(exponent, exponent + 3):
        for factor in _FACTORS:
            coarser = _multiples(first, last, low, high, Decimal(factor).scaleb(power))
            if len(coarser) < 2:
                return _few(found, most)
            found = coarser
            if len(found) <= most:
                return found
    return _few(found, most)


def log_ticks(low: float, high: float, most: int = 6) -> tuple[Tick, ...]:
    """Return at least two ticks in [low, high], both log₁₀: at powers of ten, or at round numbers between them.

    >>> [tick.label for tick in log_ticks(-4, 1, 6)]
    ['10⁻⁴', '10⁻³', '0.01', '0.1', '1', '10']
    """
    if not (high > low and abs(low) < _FARTHEST and abs(high) < _FARTHEST):
        return ()
    powers = _powers(low, high, most)
    if len(powers) >= 2:
        return tuple(Tick(float(k), _power(k)) for k in powers)
    if high - low >= 1:
        # One power alone: 1, 2 and 5 times those beside it are evenly spread.
        between = [(factor, k) for k in range(floor(low), ceil(high) + 1) for factor in _FACTORS]
        placed = [Tick(k + log10(factor), _mantissa(factor, k)) for factor, k in between]
        return _few(tuple(tick for tick in placed if low <= tick.value <= high), most)
    return _between_powers(low, high, most)


def axis_ticks(axis: "Axis", most: int) -> tuple[Tick, ...]:
    """Return the ticks of a graph's axis: its labels, or those at round numbers, none where it has none.

    Of an axis that counts they are whole numbers as long as it shows two of them.
    """
    if axis.labels:
        return tuple(Tick(value, words) for value, words in axis.labels)
    if not axis.ticks:
        return ()
    ticks = log_ticks(axis.low, axis.high, most) if axis.logarithmic else linear_ticks(axis.low, axis.high, most)
    whole = [tick for tick in ticks if axis.whole and not axis.logarithmic and tick.value == round(tick.value)]
    return tuple(whole) if len(whole) > 1 else ticks


def _in_floats(low: float, high: float, most: int) -> tuple[Tick, ...]:
    """What `linear_ticks` returns where doubles are far enough apart: a hundred times quicker."""
    least = floor(log10((high - low) / max(most, 1)))
    found: tuple[int, int, int, int] | None = None
    for power in range(least - 1, least + 3):
        for factor in _FACTORS:
            step = factor * 10.0**power
            first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
            if last - first < 1:
                break
            found = first, last, factor, power
            if last - first < most:
                break
        else:
            continue
        break
    if found is None:
        return ()
    first, last, factor, power = found
    return tuple(_multiple(k * factor, power) for k in range(first, last + 1))


def _few(ticks: tuple[Tick, ...], most: int) -> tuple[Tick, ...]:
    """Every second or third where there are more: a coarser step would leave one."""
    return ticks[:: ceil(len(ticks) / max(most, 2))]


def _multiple(count: int, power: int) -> Tick:
    """`count` times a power of ten, rounded once."""
    value = count * 10.0**power if power >= 0 else count / 10.0**-power
    if count == 0:
        return Tick(0.0, "0")
    if 1e-4 <= abs(value) < 1e6:
        return Tick(value, f"{value:.{max(0, -power)}f}")
    digits = max(0, floor(log10(abs(value)) + 1e-12) - power)
    return Tick(value, f"{value:.{digits}e}".replace("e-0", "e-").replace("e+0", "e").replace("e+", "e"))


def _multiples(first: Decimal, last: Decimal, low: float, high: float, step: Decimal) -> tuple[Tick, ...]:
    """Ticks at the multiples of a step that are in [low, high] as doubles, each double once."""
    begin = int(_EXACT.divide(first, step).to_integral_value("ROUND_CEILING", _EXACT))
    end = int(_EXACT.divide(last, step).to_integral_value("ROUND_FLOOR", _EXACT))
    if end - begin > 1000:
        return ()
    ticks: list[Tick] = []
    for k in range(begin, end + 1):
        exact = _EXACT.multiply(Decimal(k), step)
        value = float(exact)
        if low <= value <= high and (not ticks or value > ticks[-1].value):
            ticks.append(Tick(value, _label(exact, step)))
    if len(ticks) < 2 and end - begin < 2:
        # So near each other that no multiple is between: the ends themselves.
        return ()
    return tuple(ticks)


def _powers(low: float, high: float, most: int) -> list[int]:
    first, last = ceil(low - 1e-9), floor(high + 1e-9)
    stride = max(1, ceil((last - first + 1) / max(most, 2)))
    begin = -(-first // stride) * stride
    if begin + stride > last:
        begin = first
    return list(range(begin, last + 1, stride))


def _between_powers(low: float, high: float, most: int) -> tuple[Tick, ...]:
    """Round numbers in less than a decade, whose logarithms are taken exactly enough to tell them apart."""
    if max(abs(low), abs(high)) < 280 and high - low > 1e-9:
        plain = [Tick(log10(tick.value), tick.label) for tick in linear_ticks(10.0**low, 10.0**high, most)]
        return tuple(Tick(min(max(tick.value, low), high), tick.label) for tick in plain)
    ends = [_EXACT.power(Decimal(10), _EXACT.create_decimal_from_float(end)) for end in (low, high)]
    exponent = ends[1].adjusted()
    # As numbers between 0.1 and 10, whatever the decade is.
    scaled = [float(end.scaleb(-exponent, _EXACT)) for end in ends]
    if not scaled[0] < scaled[1]:
        return Tick(low, repr(low)), Tick(high, repr(high))
    ticks: list[Tick] = []
    for tick in linear_ticks(scaled[0], scaled[1], most):
        place = exponent + log10(tick.value)
        if low <= place <= high and (not ticks or place > ticks[-1].value):
            ticks.append(Tick(place, _scaled_label(tick.label, exponent)))
    return tuple(ticks) if len(ticks) > 1 else _ends(low, high)


def _ends(low: float, high: float) -> tuple[Tick, ...]:
    """Both ends, as powers: nothing rounder is between them."""
    return tuple(Tick(end, f"10^{end!r}") for end in (low, high))


def _scaled_label(label: str, exponent: int) -> str:
    exact = Decimal(label).scaleb(exponent)
    return _label(exact, Decimal(1).scaleb(int(exact.as_tuple().exponent)))


def _power(exponent: int) -> str:
    return f"{10.0**exponent:g}" if -2 <= exponent <= 3 else f"10{str(exponent).translate(_SUPERSCRIPTS)}"


def _mantissa(factor: int, exponent: int) -> str:
    return _power(exponent) if factor == 1 else _label(Decimal(factor).scaleb(exponent), Decimal(1).scaleb(exponent))


def _label(value: Decimal, step: Decimal) -> str:
    """As many digits as the step needs; powers of ten beyond 10⁵ and below 10⁻⁴."""
    if value == 0:
        return "0"
    power = step.adjusted()
    if Decimal("1e-4") <= abs(value) < Decimal("1e6"):
        return f"{value:.{max(0, -power)}f}"
    digits = max(0, value.adjusted() - power)
    return f"{value:.{digits}e}".replace("e-0", "e-").replace("e+0", "e").replace("e+", "e")
