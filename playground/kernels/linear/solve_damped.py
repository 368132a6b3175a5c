"""solve_damped."""

from typing import Any

import numba

from playground.kernels.linear.options import EXACT
from playground.kernels.linear.solve_damped_2x2 import solve_damped_2x2


@numba.njit(**EXACT)
def solve_damped(h: Any, g: Any, damping: float, out: Any) -> None:
    """Newton's step with damping in one or two dimensions: out = (h + damping·I)⁻¹ g.

    Arguments: `h` (n, n) symmetric, `g` (n,), `out` (n,) takes the result; n ≤ 2 (for more, see `solve_symmetric`: it
    takes half a second to compile, which nobody in the plane should wait for). Where g = 0 the result is 0, also for
    a singular matrix: a degenerate critical point is at rest. Otherwise a singular matrix gives NaN, so that
    divergence is seen.
    """
    if g.shape[0] == 1:
        out[0], _ = solve_damped_2x2(h[0, 0], 0.0, h[0, 0], g[0], 0.0, damping)
    else:
        out[0], out[1] = solve_damped_2x2(h[0, 0], h[0, 1], h[1, 1], g[0], g[1], damping)
