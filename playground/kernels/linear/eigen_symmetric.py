"""eigen_symmetric."""

from math import inf
from typing import Any

from playground.kernels.direct.exact import exact
from playground.kernels.linear.jacobi import jacobi
from playground.kernels.linear.tridiagonal import accumulate, tridiagonalize
from playground.kernels.linear.tridiagonal_eigen import tridiagonal_eigen

# Rotations find small eigenvalues to more digits, and cost ten times as much where there are hundreds.
_LARGEST_FOR_ROTATIONS = 8


def eigen_symmetric(matrix: Any, values: Any, vectors: Any) -> None:
    """Eigenvalues and eigenvectors of a symmetric matrix: small ones by Jacobi's rotations, others by way of a
    tridiagonal matrix.

    Arguments: `matrix` (n, n), destroyed; `values` (n,) takes the eigenvalues in ascending order; `vectors` (n, n)
    takes the orthonormal eigenvectors as columns. Entries that are not finite make results that are not.
    """
    n = values.shape[0]
    if n <= _LARGEST_FOR_ROTATIONS:
        jacobi(matrix, values, vectors)
        _sort(values, vectors)
        return
    size = _take_size(matrix)
    if not (size > 0.0 and size < 1e308):
        for i in range(n):
            values[i] = size
            for j in range(n):
                vectors[i, j] = 1.0 if i == j else 0.0
        return
    tridiagonalize(matrix, values, vectors[0], vectors[1])
    accumulate(matrix, vectors)
    below = matrix[0]
    for i in range(n - 1):
        below[i] = matrix[i, i]
    below[n - 1] = 0.0
    tridiagonal_eigen(values, below, vectors)
    for i in range(n):
        values[i] *= size
        for j in range(i):
            vectors[i, j], vectors[j, i] = vectors[j, i], vectors[i, j]
    _sort(values, vectors)


def _take_size(matrix: Any) -> float:
    """Divide a matrix by its largest entry, whose size is returned, so that no square overflows; infinity where an
    entry is not finite."""
    n, largest, wrong = matrix.shape[0], 0.0, 0
    for i in range(n):
        for j in range(n):
            entry = abs(matrix[i, j])
            largest = max(largest, entry)
            # True for NaN too.
            wrong += 0 if entry < 1e308 else 1
    if wrong > 0:
        return inf
    for i in range(n):
        for j in range(n):
            matrix[i, j] /= largest
    return largest


@exact
def _sort(values: Any, vectors: Any) -> None:
    n = values.shape[0]
    for i in range(n):
        least = i
        for j in range(i + 1, n):
            if values[j] < values[least]:
                least = j
        if least != i:
            values[i], values[least] = values[least], values[i]
            for k in range(n):
                vectors[k, i], vectors[k, least] = vectors[k, least], vectors[k, i]
