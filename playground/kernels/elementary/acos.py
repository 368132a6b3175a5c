"""The arc cosine."""

from playground.kernels.elementary.arc_sine import arc_sine
from playground.kernels.elementary.traced import Value, copy_sign, root, select, traced


@traced
def acos(x: Value) -> Value:
    """acos x = π/2 - asin x for |x| ≤ ½, 2 asin √((1 - x)/2) above, π - 2 asin √((1 + x)/2) below; NaN beyond ±1."""
    size = abs(x)
    outer = size > 0.5
    square = select(outer, 0.5 - 0.5 * size, size * size)
    inner = arc_sine(select(outer, root(square), size), square)
    middle = 1.5707963267948966 - (copy_sign(inner, x) - 6.123233995736766e-17)
    below = 3.141592653589793 - (2.0 * inner - 1.2246467991473532e-16)
    return select(outer, select(x > 0.0, 2.0 * inner, below), middle)
