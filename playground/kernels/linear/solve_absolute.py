"""solve_absolute."""

from typing import Any

import numba

from playground.kernels.linear.options import EXACT
from playground.kernels.linear.solve_absolute_2x2 import solve_absolute_2x2


@numba.njit(**EXACT)
def solve_absolute(h: Any, g: Any, damping: float, out: Any) -> None:
    """The saddle-free Newton step in one or two dimensions: out = (|h| + damping·I)⁻¹ g (Dauphin et al. 2014).

    Arguments: `h` (n, n) symmetric, `g` (n,), `out` (n,) takes the result; n ≤ 2 (for more, see `eigen_symmetric`);
    |h| has the absolute eigenvalues of h. A direction in which g vanishes contributes 0, also where |h| + damping·I
    is 0 in it; where only the matrix vanishes the result is not finite, so that divergence is seen.
    """
    if g.shape[0] == 1:
        out[0], _ = solve_absolute_2x2(h[0, 0], 0.0, h[0, 0], g[0], 0.0, damping)
    else:
        out[0], out[1] = solve_absolute_2x2(h[0, 0], h[0, 1], h[1, 1], g[0], g[1], damping)
