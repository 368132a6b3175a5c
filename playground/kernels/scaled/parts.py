"""A number m·2ᵉ as two values of a formula, made from doubles and made into one."""

from math import inf

from playground.kernels.elementary.exponential import power_of_two
from playground.kernels.elementary.half_turns import MAGIC
from playground.kernels.elementary.traced import Value, copy_sign, fma, select

LARGEST = 1e305  # the largest exponent
FAR = 1e15  # up to here exponents are whole numbers with room for a rounding
_TWO_TO_52 = 4503599627370496.0


def normal_parts(m: Value, e: Value) -> tuple[Value, Value]:
    """m·2ᵉ with its mantissa between 1 and 2; 0, ±∞ and NaN get the exponent 0.

    Beyond the largest exponent a number is ±∞, beneath the smallest one it is 0: no quotient of two such is taken for a
    number.
    """
    size = abs(m)
    tiny = size < 2.2250738585072014e-308
    bits = select(tiny, size * 2.0**54, size).bits
    mantissa = copy_sign(((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000).real, m)
    shift = ((bits >> 52) | 0x4330000000000000).real - (_TWO_TO_52 + 1023.0)
    moved = e + (shift - select(tiny, 54.0, 0.0))
    mantissa = select(moved > LARGEST, copy_sign(m * 0.0 + inf, m), select(moved < -LARGEST, m * 0.0, mantissa))
    moved = select(abs(moved) > LARGEST, 0.0, moved)
    # False for NaN.
    ordinary = select(size > 0.0, size, inf) < inf
    return select(ordinary, mantissa, m), select(ordinary, moved, 0.0)


def whole(e: Value) -> Value:
    """A number beyond ±10¹⁵ as a whole number: its last digit goes."""
    return ((e.bits >> 1) << 1).real


def plain_of_parts(m: Value, e: Value) -> Value:
    """The double nearest to m·2ᵉ."""
    e = select(e > 2000.0, 2000.0, select(e < -2000.0, -2000.0, e))
    half = fma(e, 0.5, MAGIC) - MAGIC
    return m * power_of_two(half) * power_of_two(e - half)
