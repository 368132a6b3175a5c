"""The logarithm to twice a double's digits, for powers."""

from playground.kernels.elementary.log import LOG_2, mantissa_and_exponent
from playground.kernels.elementary.traced import Value, fma, polynomial

_TWO_THIRDS = (0.6666666666666666, 3.700743415417188e-17)

# (log((1 + s)/(1 - s)) - 2s - 2s³/3)/s⁵ in powers of s² for |s| ≤ (√2 - 1)/(√2 + 1), interpolated at Chebyshev nodes
# with 60 digits: error below 3e-17.
_SERIES = (
    0.4,
    0.28571428571429364,
    0.22222222221656232,
    0.18181818335314404,
    0.15384594970895457,
    0.13334804238225345,
    0.11706248540922386,
    0.11723051028097753,
)

Pair = tuple[Value, Value]


def precise_logarithm(x: Value) -> Pair:
    """Return log x for 0 < x < ∞ as a sum of two doubles, right to 7e-20 of itself.

    log x = k·ln 2 + s·(2 + s²·(2/3 + s²·…)) with s = f/(2 + f), f = m - 1; each of the large terms is a sum of two
    doubles (Dekker 1971): a power multiplies the logarithm's error by as much as 745.
    """
    m, k = mantissa_and_exponent(x)
    s = _quotient(m - 1.0)
    square = s[0] * s[0]
    square_low = fma(s[0], s[0], -square) + 2.0 * s[0] * s[1]
    tail = square * polynomial(square, _SERIES)
    third = _sum(_TWO_THIRDS[0], tail, _TWO_THIRDS[1])
    result = _product(s, _sum(2.0, *_product((square, square_low), third)))
    turns = k * LOG_2[0]
    turns_low = fma(k, LOG_2[0], -turns) + k * LOG_2[1]
    return _sum(turns, result[0], turns_low + result[1])


def _quotient(f: Value) -> Pair:
    """f/(2 + f)."""
    below = 2.0 + f
    below_low = (2.0 - below) + f
    inverse = 1.0 / below
    high = f * inverse
    return high, (fma(-high, below, f) - high * below_low) * inverse


def _sum(a: Value | float, b: Value, low: Value | float) -> Pair:
    """a + b + low for |a| ≥ |b|, or a = 0."""
    high = a + b
    return high, ((a - high) + b) + low


def _product(a: Pair, b: Pair) -> Pair:
    high = a[0] * b[0]
    return high, fma(a[0], b[0], -high) + (a[0] * b[1] + a[1] * b[0])
