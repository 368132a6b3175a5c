"""The range reduction of the trigonometric functions."""

from playground.kernels.elementary.traced import Value, fma, select

# Adding 1.5·2⁵² leaves the nearest integer in the low bits of the sum (there is no conversion to integers on AVX2).
MAGIC = 6755399441055744.0

# π to 159 bits in three doubles (Cody & Waite 1980). With fused multiplication x - n·π₁ is exact.
_PI = (3.141592653589793, 1.2246467991473532e-16, -2.9947698097183397e-33)

# Here the nearest multiple of π (or π/2) is still found to a hundredth of it, and neighbouring doubles lie 1/16 apart.
REACH = 2.0**48


def reduced(x: Value, per_unit: float, unit: tuple[float, ...]) -> tuple[Value, Value]:
    """Return (m, r): the low bits of m hold the integer n nearest to x·per_unit, and r = x - n·unit.

    Beyond |x| = 2⁴⁸ n is 0 and r is 0·x: finite, and NaN for ±∞.
    """
    m = fma(x, per_unit, MAGIC)
    n = MAGIC - m
    r = x
    for part in unit:
        r = fma(n, part, r)
    near = abs(x) <= REACH
    return select(near, m, MAGIC), select(near, r, x * 0.0)


def half_turns(x: Value) -> tuple[Value, Value]:
    """Return (m, r) for the unit π: |r| ≤ π/2."""
    return reduced(x, 0.3183098861837907, _PI)


def odd_negative(m: Value, value: Value) -> Value:
    """The value, negated where n is odd."""
    return (value.bits ^ (m.bits << 63)).real
