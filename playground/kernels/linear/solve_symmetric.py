"""Gaussian elimination for a symmetric matrix."""

from math import nan
from typing import Any

from playground.kernels.compiling.views import ANY, numbers, place
from playground.kernels.direct.exact import exact
from playground.kernels.network.products import add_product
from playground.kernels.network.tiles import lanes_of, part

# So many columns are eliminated at a time; what they do to all others is one product of matrices. Below a few such
# blocks that is not worth its beginning.
_BLOCK, _LARGEST_AT_ONCE = 32, 96


def solve_symmetric(matrix: Any, right: Any) -> None:
    """Solve matrix · x = right by Gaussian elimination with partial pivoting.

    Arguments: `matrix` (n, n), destroyed; `right` (n,), replaced by x. A pivot of exactly 0 (the matrix is singular)
    makes all of x NaN.
    """
    n = right.shape[0]
    block, first, regular = n if n <= _LARGEST_AT_ONCE else _BLOCK, 0, True
    while first < n and regular:
        last = min(first + block, n)
        regular = _eliminate(matrix, right, first, last)
        if last < n and regular:
            _change_rest(matrix, first, last)
        first = last
    if not regular:
        for row in range(n):
            right[row] = nan
        return
    for row in range(n - 1, -1, -1):
        line, total = matrix[row], right[row]
        for k in range(row + 1, n):
            total -= line[k] * right[k]
        right[row] = total / line[row]


@exact
def _eliminate(matrix: Any, right: Any, first: int, last: int) -> bool:
    """Eliminate columns `first` … `last` − 1 below their pivots, in these columns alone; whether no pivot is 0.

    In place of what is eliminated stands the negative factor.
    """
    n = right.shape[0]
    for column in range(first, last):
        pivot = column
        for row in range(column + 1, n):
            if abs(matrix[row, column]) > abs(matrix[pivot, column]):
                pivot = row
        if matrix[pivot, column] == 0.0:
            return False
        if pivot != column:
            right[pivot], right[column] = right[column], right[pivot]
            for k in range(first, n):
                matrix[pivot, k], matrix[column, k] = matrix[column, k], matrix[pivot, k]
        above = matrix[column]
        for row in range(column + 1, n):
            line = matrix[row]
            factor = line[column] / above[column]
            for k in range(column + 1, last):
                line[k] -= factor * above[k]
            line[column] = -factor
            right[row] -= factor * right[column]
    return True


def _change_rest(matrix: Any, first: int, last: int) -> None:
    """What the elimination of a block of columns does to the columns behind it."""
    n = matrix.shape[0]
    for row in range(first + 1, last):
        line = matrix[row]
        for column in range(first, row):
            above, factor = matrix[column], line[column]
            for k in range(last, n):
                line[k] += factor * above[k]
    all_of, one = numbers(place(matrix), ANY), lanes_of(matrix)
    lanes = (n - last) // one * one
    add_product(
        part(all_of, last * n + last), n, part(all_of, last * n + first), n, 1, part(all_of, first * n + last), n,
        n - last, last - first, lanes,
    )  # fmt: skip
    # Of the last columns, fewer than a vector, one by one.
    for row in range(last, n):
        line = matrix[row]
        for column in range(first, last):
            above, factor = matrix[column], line[column]
            for k in range(last + lanes, n):
                line[k] += factor * above[k]
