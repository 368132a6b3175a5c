"""Numbers m·2ᵉ with 1 ≤ |m| < 2 and an exponent that is a double: what one operation makes of them.

0, ±∞ and NaN have the exponent 0. Exponents end at ±10³⁰⁵. Those beyond 10¹⁵ are rounded as doubles are: what this
changes is less than a change of an exponential's argument by its last digit.
"""

from math import inf

from playground.kernels.elementary.exponential import exponential_parts, power_of_two
from playground.kernels.elementary.half_turns import MAGIC
from playground.kernels.elementary.log import LOG_2, logarithm
from playground.kernels.elementary.traced import Value, fma, root, select, traced, traced_function
from playground.kernels.scaled.parts import FAR, LARGEST, normal_parts, plain_of_parts, whole

_PER_LOG_2 = 1.4426950408889634
# From 2⁵⁰⁰ on the exponent of eᵘ grows with the exponent of u instead of u, up to u = 2^(10¹⁵⁰). It keeps the order of
# such numbers, of their powers and of their products with others.
_TOWER, _HIGHEST = 500.0, 1e150

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
    far, tower = abs(u) > FAR, e > _TOWER
    n, less = exponential_parts(select(far, 0.0, u))
    height = (2.0**_TOWER * _PER_LOG_2) * (abs(m) + (e - _TOWER))
    height = select(e > _HIGHEST, inf, height)
    # Beneath every double, and beneath what it may be multiplied by, there is only 0.
    n = select(far, whole(select(tower, select(m > 0.0, height, -inf), u * _PER_LOG_2)), n)
    return normal_parts(1.0 + less, n)


@two_results
def natural_logarithm(m: Value, e: Value) -> tuple[Value, Value]:
    """log(m·2ᵉ)."""
    near = abs(e) < 1000.0
    value = logarithm(select(near, plain_of_parts(m, select(near, e, 0.0)), m))
    return normal_parts(value + select(near, 0.0, e * LOG_2[0]), e * 0.0)


def _halved(m: Value, e: Value) -> tuple[Value, Value]:
    far = abs(e) > FAR
    half = select(far, whole(0.5 * e), fma(e, 0.5, MAGIC) - MAGIC)
    return root(m * power_of_two(select(far, 0.0, e - 2.0 * half))), half


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
    """(n, f) with be = n + f, n a whole number and |f| ≤ ½; f is 0 where be is beyond ±10¹⁵."""
    high = b * e
    far = abs(high) > FAR
    n = select(far, whole(high), fma(b, e, MAGIC) - MAGIC)
    return n, select(far, 0.0, (high - n) + fma(b, e, -high))
