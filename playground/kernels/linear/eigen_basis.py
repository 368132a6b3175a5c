"""Eigenvalues of a symmetric matrix, and its eigenvectors as reflections and rotations."""

from math import inf
from typing import Any

from playground.kernels.compiling.views import numbers, place, rows
from playground.kernels.direct.exact import exact
from playground.kernels.linear.eigenvalues_2x2 import eigenvalues_2x2
from playground.kernels.linear.jacobi import jacobi
from playground.kernels.linear.tridiagonal import tridiagonalize
from playground.kernels.linear.tridiagonal_eigen import tridiagonal_eigen

# Rotations of the whole matrix find small eigenvalues to more digits, and cost ten times as much where there are
# hundreds.
LARGEST_FOR_ROTATIONS = 8


def eigen_basis(matrix: Any, values: Any, kept: Any) -> None:
    """Eigenvalues of a symmetric matrix, and its eigenvectors V as what `into_basis` and `out_of_basis` need of them.

    Small matrices are turned by Jacobi's rotations; others by way of a tridiagonal one, of which V is reflections and
    rotations: a product with V is work of the square of n, and V itself, work of its cube, is never made.

    Arguments: `matrix` (n, n), replaced by a part of V; `values` (n) takes the eigenvalues in ascending order; `kept`
    takes the rest, n (n + 1) numbers of a small matrix, 6 n² of others. Entries that are not finite make eigenvalues
    that are not.
    """
    n = values.size
    start = place(kept)
    if n <= LARGEST_FOR_ROTATIONS:
        vectors, swaps = rows(start, n, n), numbers(start + 8 * n * n, n)
        a, b, c = matrix[0, 0], matrix[0, n - 1], matrix[n - 1, n - 1]
        jacobi(matrix, values, vectors)
        if n == 2:
            low, high = eigenvalues_2x2(a, b, c)
            # In the order of the columns; each is right relative to itself.
            ascending = values[0] <= values[1]
            values[0], values[1] = (low, high) if ascending else (high, low)
        _sort(values, swaps)
        for i in range(n):
            for k in range(n):
                matrix[i, k] = vectors[i, k]
        _exchange(matrix, swaps)
        return
    swaps, below, head = numbers(start, n), numbers(start + 8 * n, n), numbers(start + 16 * n, 1)
    rest = numbers(start + 8 * (2 * n + 1), 6 * n * n - 2 * n - 1)
    size = _take_size(matrix)
    head[0] = 0.0
    if not (size > 0.0 and size < 1e308):
        for i in range(n):
            values[i], swaps[i] = size, float(i)
            for j in range(i, n):
                matrix[i, j] = 0.0
        return
    tridiagonalize(matrix, values, below, swaps)
    for i in range(n - 1):
        below[i] = matrix[i, i]
    below[n - 1] = 0.0
    head[0] = float(tridiagonal_eigen(values, below, rest))
    for i in range(n):
        values[i] *= size
    _sort(values, swaps)


def _take_size(matrix: Any) -> float:
    """Divide a matrix by its largest entry, whose size is returned, so that no square overflows; infinity where an
    entry is not finite."""
    n, largest, wrong = matrix.shape[0], 0.0, 0
    for i in range(n):
        for j in range(i, n):
            entry = abs(matrix[i, j])
            largest = max(largest, entry)
            # True for NaN too.
            wrong += 0 if entry < 1e308 else 1
    if wrong > 0:
        return inf
    for i in range(n):
        for j in range(i, n):
            matrix[i, j] /= largest
    return largest


@exact
def _sort(values: Any, swaps: Any) -> None:
    """Into ascending order; entry i was exchanged with entry swaps[i] behind it, one after the other."""
    n = values.size
    for i in range(n):
        least = i
        for j in range(i + 1, n):
            if values[j] < values[least]:
                least = j
        values[i], values[least] = values[least], values[i]
        swaps[i] = float(least)


@exact
def _exchange(matrix: Any, swaps: Any) -> None:
    """Columns, as the values were."""
    for i in range(swaps.size):
        other = int(swaps[i])
        for k in range(swaps.size):
            matrix[k, i], matrix[k, other] = matrix[k, other], matrix[k, i]
