"""The cosine."""

from playground.kernels.elementary.half_turns import half_turns, odd_negative
from playground.kernels.elementary.traced import Value, fma, polynomial, traced

# (cos r - 1 + r²/2)/r⁴ in powers of r² for |r| ≤ π/2, interpolated at Chebyshev nodes with 60 digits:
# error below 2e-17.
_SERIES = (
    0.041666666666666664,
    -0.0013888888888888879,
    2.4801587301578913e-05,
    -2.755731922131787e-07,
    2.0876756571143764e-09,
    -1.1470710235988126e-11,
    4.777813545349819e-14,
    -1.5210690705261453e-16,
)


def cosine(x: Value) -> Value:
    """cos x = (-1)ⁿ cos(x - nπ); exactly 1 at 0."""
    turns, r = half_turns(x)
    square = r * r
    return odd_negative(turns, fma(square * square, polynomial(square, _SERIES), fma(square, -0.5, 1.0)))


cos = traced(cosine)
