"""solve_symmetric."""

from math import nan
from typing import Any

from playground.kernels.direct.exact import exact


@exact
def solve_symmetric(matrix: Any, right: Any) -> None:
    """Solve matrix · x = right by Gaussian elimination with partial pivoting.

    Arguments: `matrix` (n, n), destroyed; `right` (n,), replaced by x. A pivot of exactly 0 (the matrix is singular)
    makes all of x NaN.
    """
    n = right.shape[0]
    for column in range(n):
        pivot = column
        for row in range(column + 1, n):
            if abs(matrix[row, column]) > abs(matrix[pivot, column]):
                pivot = row
        if matrix[pivot, column] == 0.0:
            for row in range(n):
                right[row] = nan
            return
        if pivot != column:
            right[pivot], right[column] = right[column], right[pivot]
            for k in range(column, n):
                matrix[pivot, k], matrix[column, k] = matrix[column, k], matrix[pivot, k]
        for row in range(column + 1, n):
            factor = matrix[row, column] / matrix[column, column]
            for k in range(column + 1, n):
                matrix[row, k] -= factor * matrix[column, k]
            right[row] -= factor * right[column]
    for row in range(n - 1, -1, -1):
        total = right[row]
        for k in range(row + 1, n):
            total -= matrix[row, k] * right[k]
        right[row] = total / matrix[row, row]
