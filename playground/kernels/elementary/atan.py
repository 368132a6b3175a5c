"""The arc tangent."""

from playground.kernels.elementary.traced import Value, copy_sign, fma, polynomial, select, traced

_SERIES = (
    -0.3333333333333333,
    0.19999999999995438,
    -0.1428571428464917,
    0.11111111013860556,
    -0.09090904521467531,
    0.07692181875957926,
    -0.06664492944867237,
    0.05857988343188371,
    -0.05084610325103121,
    0.039207432373303194,
    -0.019147248036315383,
)


@traced
def atan(x: Value) -> Value:
    """atan x = c + atan t with t = x, (x - 1)/(x + 1) or -1/x and c = 0, π/4 or π/2, so that |t| ≤ √2 - 1."""
    size = abs(x)
    middle, far = size > 0.41421356237309503, size > 2.414213562373095
    t = select(far, -1.0, select(middle, size - 1.0, size)) / select(far, size, select(middle, size + 1.0, 1.0))
    square = t * t
    # The offsets' low parts: π/4 and π/2 are not doubles.
    low = select(far, 6.123233995736766e-17, select(middle, 3.061616997868383e-17, 0.0))
    high = select(far, 1.5707963267948966, select(middle, 0.7853981633974483, 0.0))
    return copy_sign(high + (t + fma(t * square, polynomial(square, _SERIES), low)), x)
