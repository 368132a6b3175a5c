"""Eigenvalues and eigenvectors of small symmetric matrices by Jacobi's rotations."""

from typing import Any

from playground.kernels.direct.exact import exact
from playground.kernels.elementary.traced import traced
from playground.kernels.linear import formulas

_length = traced(formulas.length)

_SWEEPS = 40  # quadratic convergence: matrices of size 100 need about 10


@exact
def _rotate(matrix: Any, vectors: Any, p: int, q: int) -> None:
    """Make matrix[p, q] zero by a plane rotation of rows and columns p and q."""
    theta = (matrix[q, q] - matrix[p, p]) / (2.0 * matrix[p, q])
    t = 1.0 / (abs(theta) + _length(theta, 1.0))
    t = -t if theta < 0.0 else t
    cosine = 1.0 / _length(t, 1.0)
    sine = t * cosine
    tau = sine / (1.0 + cosine)
    shift = t * matrix[p, q]
    matrix[p, p] -= shift
    matrix[q, q] += shift
    matrix[p, q] = matrix[q, p] = 0.0
    for k in range(matrix.shape[0]):
        if k != p and k != q:
            g, h = matrix[k, p], matrix[k, q]
            matrix[k, p] = matrix[p, k] = g - sine * (h + g * tau)
            matrix[k, q] = matrix[q, k] = h + sine * (g - h * tau)
        g, h = vectors[k, p], vectors[k, q]
        vectors[k, p] = g - sine * (h + g * tau)
        vectors[k, q] = h + sine * (g - h * tau)


@exact
def jacobi(matrix: Any, values: Any, vectors: Any) -> None:
    """Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations (Jacobi 1846; Rutishauser 1966).

    Arguments: `matrix` (n, n), destroyed; `values` (n,) takes the eigenvalues in any order; `vectors` (n, n) takes the
    orthonormal eigenvectors as columns. Entries that are not finite make results that are not.
    """
    n = values.shape[0]
    for i in range(n):
        for j in range(n):
            vectors[i, j] = 1.0 if i == j else 0.0
    for _ in range(_SWEEPS):
        rotated = False
        for p in range(n):
            for q in range(p + 1, n):
                # Below this an entry changes no eigenvalue that is not much smaller than others; false for NaN. Two
                # numbers, which one rotation finds, may be of any size.
                least = 0.0 if n == 2 else 1e-17 * (abs(matrix[p, p]) + abs(matrix[q, q]))
                if abs(matrix[p, q]) > least:
                    _rotate(matrix, vectors, p, q)
                    rotated = True
        if not rotated:
            break
    for i in range(n):
        values[i] = matrix[i, i]
