"""The natural logarithm, and the mantissa and exponent of a number."""

from math import inf, nan

from playground.kernels.elementary.traced import Value, fma, polynomial, select, traced

LOG_2 = (0.6931471805599453, 2.3190468138462996e-17)

# (log((1 + s)/(1 - s)) - 2s)/s³ in powers of s² for |s| ≤ (√2 - 1)/(√2 + 1): error below 1e-17.
_SERIES = (
    0.666666666666667,
    0.3999999999989827,
    0.2857142862653386,
    0.22222211043748447,
    0.18182895751725853,
    0.15331501567542313,
    0.14619166589971797,
)

_ROOT_HALF = 0x3FE6A09E667F3BCD  # the bits of √½
_ONE = 0x3FF0000000000000
_TWO_TO_52 = 4503599627370496.0


def mantissa_and_exponent(x: Value) -> tuple[Value, Value]:
    """Return (m, k) with x = m·2ᵏ and √½ ≤ m < √2, for 0 < x < ∞, subnormal numbers included."""
    tiny = x < 2.2250738585072014e-308
    bits = select(tiny, x * 2.0**54, x).bits.plus_integer(_ONE - _ROOT_HALF)
    m = (bits & 0x000FFFFFFFFFFFFF).plus_integer(_ROOT_HALF).real
    k = ((bits >> 52) | 0x4330000000000000).real - (_TWO_TO_52 + 1023.0)
    return m, k - select(tiny, 54.0, 0.0)


def logarithm(x: Value) -> Value:
    """log x = k·ln 2 + log m with log m = 2 artanh(f/(2 + f)), f = m - 1; -∞ at 0, NaN below.

    Accurate relative to itself, also near 1.
    """
    result = select(x < inf, _finite_logarithm(x), x)
    return select(x > 0.0, result, select(x.equals(0.0), -inf, nan))


def logarithm_of_sum(x: Value, low: Value) -> Value:
    """log(x + low) for 0 < x < ∞ and a `low` that is a rounding error of x."""
    return _finite_logarithm(x, low / x)


def _finite_logarithm(x: Value, besides: Value | None = None) -> Value:
    """log x, and something small besides, for 0 < x < ∞."""
    m, k = mantissa_and_exponent(x)
    f = m - 1.0
    s = f / (2.0 + f)
    square = s * s
    half = 0.5 * f * f
    # log m = f - (f²/2 - s·(f²/2 + R)): the large term f is exact.
    rest = s * fma(square, polynomial(square, _SERIES), half)
    small = fma(k, LOG_2[1], rest if besides is None else rest + besides)
    return fma(k, LOG_2[0], f - (half - small))


log = traced(logarithm)
