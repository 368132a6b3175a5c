"""Numbers m·2ᵉ with 1 ≤ |m| < 2 and an exponent that is a double: what one operation makes of them.

0, ±∞ and NaN have the exponent 0. Exponents end at ±10¹⁵, where nothing that a double could show is left.
"""

from math import nan

from playground.kernels.elementary.exponential import exponential_parts, power_of_two
from playground.kernels.elementary.half_turns import MAGIC
from playground.kernels.elementary.log import LOG_2, logarithm
from playground.kernels.elementary.traced import Value, fma, root, select, traced, traced_function
from playground.kernels.scaled.parts import LARGEST, normal_parts, plain_of_parts

_FAR = 1e12  # beyond ±10¹² eᵘ is too far out for any double

two_results = traced_function(results=2)


def _sum(m: Value, e: Value, n: Value, f: Value) -> tuple[Value, Value]:
    # 0 has no size: its exponent must not outweigh the other's.
    e, f = select(m.equals(0.0), -4.0 * LARGEST, e), select(n.equals(0.0), -4.0 * LARGEST, f)
    swapped = f > e
    large, high = select(swapped, n, m), select(swapped, f, e)
    small, low = select(swapped, m, n), select(swapped, e, f)
    apart = low - high
    return normal_parts(large + small * power_of_two(select(apart < -200.0, -200.0, apart)), high)


@two_results
def normal(m: Value, e: Value) -> tuple[Value, Value]:
    """m·2ᵉ with its mantissa between 1 and 2."""
    return normal_parts(m, e)


@traced
def plain(m: Value, e: Value) -> Value:
    """The double nearest to m·2ᵉ: ±∞ beyond their range, 0 beneath it."""
    return plain_of_parts(m, e)


@two_results
def total(m: Value, e: Value, n: Value, f: Value) -> tuple[Value, Value]:
    """m·2ᵉ + n·2ᶠ."""
    return _sum(m, e, n, f)


@two_results
def product(m: Value, e: Value, n: Value, f: Value) -> tuple[Value, Value]:
    """m·2ᵉ · n·2ᶠ."""
    return normal_parts(m * n, e + f)


@two_results
def quotient(m: Value, e: Value, n: Value, f: Value) -> tuple[Value, Value]:
    """m·2ᵉ / n·2ᶠ."""
    return normal_parts(m / n, e - f)


@two_results
def exponential(m: Value, e: Value) -> tuple[Value, Value]:
    """e to the power m·2ᵉ."""
    u = plain_of_parts(m, e)
    far = abs(u) > _FAR
    n, less = exponential_parts(select(far, 0.0, u))
    return normal_parts(1.0 + less, select(far, select(u > 0.0, LARGEST, -LARGEST), n))


@two_results
def natural_logarithm(m: Value, e: Value) -> tuple[Value, Value]:
    """log(m·2ᵉ)."""
    near = abs(e) < 1000.0
    value = logarithm(select(near, plain_of_parts(m, select(near, e, 0.0)), m))
    return normal_parts(value + select(near, 0.0, e * LOG_2[0]), e * 0.0)


def _halved(m: Value, e: Value) -> tuple[Value, Value]:
    half = fma(e, 0.5, MAGIC) - MAGIC
    return root(m * power_of_two(e - 2.0 * half)), half


@two_results
def square_root(m: Value, e: Value) -> tuple[Value, Value]:
    """√(m·2ᵉ)."""
    value, half = _halved(m, e)
    return normal_parts(value, half)


@two_results
def reciprocal_square_root(m: Value, e: Value) -> tuple[Value, Value]:
    """1/√(m·2ᵉ), and 0 at 0."""
    value, half = _halved(m, e)
    return normal_parts(select(m.equals(0.0), 0.0, 1.0 / value), -half)


@two_results
def power_of_two_parts(b: Value, e: Value) -> tuple[Value, Value]:
    """(n, f) with be = n + f, n an integer and |f| ≤ ½; NaN where be is too large for that."""
    high = b * e
    n = fma(b, e, MAGIC) - MAGIC
    close = abs(high) < _FAR
    return select(close, n, nan), (high - n) + fma(b, e, -high)
