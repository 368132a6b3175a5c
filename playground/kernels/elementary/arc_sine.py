"""The common middle of asin and acos."""

from playground.kernels.elementary.traced import Value, fma, polynomial

# (asin r - r)/r³ in powers of r² for |r| ≤ 1/2, interpolated at Chebyshev nodes with 60 digits: error below 6e-17.
_SERIES = (
    0.1666666666666665,
    0.07500000000020869,
    0.04464285710323949,
    0.030381947379562776,
    0.022372047201711886,
    0.017355268565541423,
    0.013929545933802807,
    0.011876344411109286,
    0.007798625892483812,
    0.016049126035106293,
    -0.0107731976520474,
    0.0281876687646186,
)


def arc_sine(r: Value, square: Value) -> Value:
    """asin r for |r| ≤ ½, given r²."""
    return fma(r * square, polynomial(square, _SERIES), r)
