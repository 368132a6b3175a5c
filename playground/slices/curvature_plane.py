"""The plane of the two largest eigenvalues of the Hessian."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from playground.networks.network_problem import NetworkProblem
from playground.simulation.simulate_starts import Cancelled
from playground.slices.plane import Plane

Floats = NDArray[np.float64]


def curvature_plane(
    problem: NetworkProblem, theta: Floats, height: float = 1.0, seed: int = 0,
    cancelled: Callable[[], bool] | None = None,
) -> Plane:  # fmt: skip
    """Return the plane of the Hessian's two eigenvectors of the largest eigenvalues at a network's parameters.

    The eigenvectors have length 1; exact products with the Hessian lead to them (Lanczos, by ARPACK). Each side of the
    plane reaches to where the quadratic ½λx² has risen by `height`.

    Arguments: `theta` (size); `height` > 0 in units of the loss; `seed` of the vector that Lanczos begins with;
    `cancelled` is asked before each product. Raises Cancelled.
    """
    from scipy.sparse.linalg import LinearOperator, eigsh

    def product(v: Floats) -> Floats:
        if cancelled is not None and cancelled():
            raise Cancelled("the slice was cancelled")
        return problem.hvp(theta, np.ravel(v))

    start = np.random.default_rng(seed).standard_normal(problem.size)
    if problem.size < 20:
        values, vectors = np.linalg.eigh(np.stack([product(unit) for unit in np.eye(problem.size)]))
    else:
        operator = LinearOperator((problem.size,) * 2, matvec=product, dtype=np.float64)
        values, vectors = eigsh(operator, k=2, which="LA", v0=start)
    order = np.argsort(values)[::-1][:2]
    axes = vectors[:, order].T
    # The sign of an eigenvector means nothing; the largest coordinate is made positive so that it is always the same.
    axes = axes * np.sign(axes[np.arange(2), np.abs(axes).argmax(axis=1)])[:, None]
    x, y = (np.sqrt(2.0 * height / max(float(value), 1e-6)) for value in values[order])
    return Plane(theta, axes, ((-x, x), (-y, y)), "curvature", (float(values[order[0]]), float(values[order[1]])))
