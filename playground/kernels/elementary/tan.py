"""The tangent."""

from playground.kernels.elementary.half_turns import reduced
from playground.kernels.elementary.traced import Value, fma, polynomial, select, traced

_HALF_PI = (1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33)
_SIN = (
    -0.16666666666666666,
    0.0083333333333307,
    -0.00019841269836385435,
    2.7557315910938755e-06,
    -2.5051092308391914e-08,
    1.591530918078099e-10,
)
_COS = (
    0.041666666666666664,
    -0.0013888888888887241,
    2.4801587298532257e-05,
    -2.7557317151858707e-07,
    2.0876121534583808e-09,
    -1.1380868170025622e-11,
)


@traced
def tan(x: Value) -> Value:
    """tan x = tan r for even n, -1/tan r for odd n, where r = x - nπ/2, |r| ≤ π/4."""
    m, r = reduced(x, 0.6366197723675814, _HALF_PI)
    square = r * r
    sine = fma(r * square, polynomial(square, _SIN), r)
    cosine = fma(square * square, polynomial(square, _COS), fma(square, -0.5, 1.0))
    odd = (m.bits & 1).is_not_zero()
    return select(odd, -cosine, sine) / select(odd, sine, cosine)
