"""Curvature along a path."""

import numpy as np
from numpy.typing import NDArray

from playground.problems.surface import Surface
from playground.simulation.classify import eigenvalues, packed


def path_eigenvalues(surface: Surface, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the Hessian's eigenvalues (dimension, n) at points (n, dimension), the smaller first; NaN where a point
    is.

    >>> from playground.problems.surfaces import surface
    >>> path_eigenvalues(surface("quadratic_saddle"), np.zeros((1, 2)))[:, 0].tolist()
    [-2.0, 2.0]
    """
    entries = packed(surface.hessian(np.ascontiguousarray(points)))
    with np.errstate(invalid="ignore", over="ignore"):
        return eigenvalues(entries)
