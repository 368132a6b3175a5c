"""The range reduction of the trigonometric functions."""

from playground.kernels.elementary.traced import Value, fma, select

# Adding 1.5·2⁵² leaves the nearest integer in the low bits of the sum (there is no conversion to integers on AVX2).
MAGIC = 6755399441055744.0

# π to 159 bits in three doubles (Cody & Waite 1980). With fused multiplication x - n·π₁ is exact.
_PI = (3.141592653589793, 1.2246467991473532e-16, -2.9947698097183397e-33)
_REACH = 2.0**45


def half_turns(x: Value) -> tuple[Value, Value]:
    """Return (m, r): the low bits of m hold the integer n nearest to x/π, and r = x - nπ, |r| ≤ π/2.

    Beyond |x| = 2⁴⁵, where neighbouring doubles lie farther apart than 0.0078, r is 0·x: finite, and NaN for ±∞.
    """
    m = fma(x, 0.3183098861837907, MAGIC)
    n = MAGIC - m
    r = x
    for part in _PI:
        r = fma(n, part, r)
    return m, select(abs(x) <= _REACH, r, x * 0.0)


def odd_negative(m: Value, value: Value) -> Value:
    """The value, negated where n is odd."""
    return (value.bits ^ (m.bits << 63)).real
