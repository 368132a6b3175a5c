"""The arc sine."""

from playground.kernels.elementary.arc_sine import arc_sine
from playground.kernels.elementary.traced import Value, copy_sign, root, select, traced


@traced
def asin(x: Value) -> Value:
    """asin x for |x| ≤ ½, else sign(x)·(π/2 - 2 asin √((1 - |x|)/2)); NaN beyond ±1."""
    size = abs(x)
    outer = size > 0.5
    square = select(outer, 0.5 - 0.5 * size, size * size)
    inner = arc_sine(select(outer, root(square), size), square)
    return copy_sign(select(outer, 1.5707963267948966 - (2.0 * inner - 6.123233995736766e-17), inner), x)
