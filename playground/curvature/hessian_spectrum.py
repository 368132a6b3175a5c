"""All eigenvalues of a network's Hessian."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from playground.base.check_callbacks import check_callbacks
from playground.base.errors import PlaygroundError
from playground.curvature._checked import checked_point
from playground.networks.network_problem import LARGEST_HESSIAN, NetworkProblem
from playground.simulation.simulate_starts import Cancelled

Floats = NDArray[np.float64]


def hessian_spectrum(
    problem: NetworkProblem, theta: ArrayLike, progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Floats:  # fmt: skip
    """Return all eigenvalues of the loss's Hessian at θ, ascending, (size); NaN where it is not finite.

    One exact product for each parameter, then LAPACK. Arguments: `progress(done, all)` and `cancelled` between
    products. Raises PlaygroundError beyond 2000 parameters, where `spectral_density` draws the same, and Cancelled.

    >>> import playground as pg
    >>> problem = pg.Training(pg.data("xor"), pg.Network(hidden=(4,))).problem()
    >>> hessian_spectrum(problem, problem.initial).shape
    (17,)
    """
    point, size = checked_point(problem, theta), problem.size
    check_callbacks(progress, cancelled)
    if size > LARGEST_HESSIAN:
        raise PlaygroundError(
            f"all eigenvalues are found for up to {LARGEST_HESSIAN} parameters, and the network has {size:,}: "
            "spectral_density draws how they lie, eigenpairs finds the largest and smallest"
        )
    full, unit = np.empty((size, size)), np.zeros(size)
    for k in range(size):
        if cancelled is not None and cancelled():
            raise Cancelled("the spectrum was cancelled")
        unit[k] = 1.0
        full[k] = problem.hvp(point, unit)
        unit[k] = 0.0
        if progress is not None:
            progress(k + 1, size)
    if not np.all(np.isfinite(full)):
        return np.full(size, np.nan)
    return np.linalg.eigvalsh(0.5 * (full + full.T)).astype(np.float64)
