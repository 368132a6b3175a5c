"""What initializations draw from."""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from playground.base.parameters import Parameter

Floats = NDArray[np.float64]


def distribution(default: str) -> Parameter:
    """Return the parameter that says from which distribution weights are drawn."""
    return Parameter(
        "distribution", default, "shape: what the weights are drawn from, with the same variance", kind="choice",
        choices=("uniform", "normal"),
    )  # fmt: skip


def draw_matrix(generator: Generator, shape: tuple[int, int], deviation: float, distribution: str) -> Floats:
    """Return independent numbers with mean 0 and a standard deviation, uniform or normal."""
    if distribution == "uniform":
        most = np.sqrt(3.0) * deviation
        return generator.uniform(-most, most, shape)
    return deviation * generator.standard_normal(shape)


def draw_orthogonal(generator: Generator, shape: tuple[int, int]) -> Floats:
    """Return a matrix with orthonormal rows or columns, whichever are fewer, uniform among all of them.

    Q of the QR factorization of normal numbers, with the signs that make R's diagonal positive: without them it would
    not be uniform (Mezzadri 2007).
    """
    out, inward = shape
    normal = generator.standard_normal((max(shape), min(shape)))
    q, r = np.linalg.qr(normal)
    q = q * np.where(np.diagonal(r) < 0.0, -1.0, 1.0)
    return np.ascontiguousarray(q if out >= inward else q.T)
