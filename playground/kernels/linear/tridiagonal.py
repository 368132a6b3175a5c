"""A symmetric matrix as an orthogonal times a tridiagonal one, by reflections (Householder 1958).

Reflection k is I − vvᵀ with ‖v‖² = 2 (v = 0 where there is nothing to reflect); v stays in row k, right of the
diagonal. Everything runs along rows, which lie in one piece.
"""

import math
from typing import Any


def tridiagonalize(matrix: Any, diagonal: Any, image: Any, mixed: Any) -> None:
    """Make T = QᵀAQ tridiagonal: its diagonal into `diagonal` (n), what stands beside it into the matrix's diagonal.

    Arguments: `matrix` (n, n) with entries of size 1; `image` and `mixed` (n) are scratch.
    """
    n = diagonal.size
    diagonal[0] = matrix[0, 0]
    matrix[0, 0] = _reflect(matrix[0], 1, n)
    _apply(matrix, 0, image, n)
    for k in range(n - 1):
        # Matrix ← H A H = A − v wᵀ − w vᵀ with w = Av − ½(v·Av)v; the row that makes the next v comes first, and each
        # other row is read once: changed, and added to the next Av at once.
        v, half = matrix[k], 0.0
        for j in range(k + 1, n):
            half += v[j] * image[j]
        for j in range(k + 1, n):
            mixed[j] = image[j] - 0.5 * half * v[j]
            image[j] = 0.0
        _change(matrix[k + 1], v, mixed, k + 1, n)
        diagonal[k + 1] = matrix[k + 1, k + 1]
        if k + 2 < n:
            matrix[k + 1, k + 1] = _reflect(matrix[k + 1], k + 2, n)
            u = matrix[k + 1]
            for i in range(k + 2, n):
                row, part = matrix[i], u[i]
                a, b = v[i], mixed[i]
                for j in range(k + 2, n):
                    entry = row[j] - a * mixed[j] - b * v[j]
                    row[j] = entry
                    image[j] += part * entry


def accumulate(matrix: Any, rows: Any) -> None:
    """Make Qᵀ (n, n) from the reflections that `tridiagonalize` left."""
    n = matrix.shape[0]
    for i in range(n):
        for j in range(n):
            rows[i, j] = 1.0 if i == j else 0.0
    for k in range(n - 2, -1, -1):
        v = matrix[k]
        for i in range(k + 1, n):
            row, along = rows[i], 0.0
            for j in range(k + 1, n):
                along += row[j] * v[j]
            for j in range(k + 1, n):
                row[j] -= along * v[j]


def _reflect(row: Any, first: int, n: int) -> float:
    """Turn a row from `first` on into the v that reflects it onto its first axis; return what it becomes there."""
    rest, lead = 0.0, row[first]
    for j in range(first + 1, n):
        rest += row[j] * row[j]
    if not rest > 0.0:
        row[first] = 0.0
        for j in range(first + 1, n):
            row[j] = 0.0
        return lead
    # Away from the axis, so that nothing cancels.
    length = math.sqrt(lead * lead + rest)
    length = -length if lead > 0.0 else length
    lead -= length
    scale = math.sqrt(2.0 / (lead * lead + rest))
    row[first] = scale * lead
    for j in range(first + 1, n):
        row[j] = scale * row[j]
    return length


def _apply(matrix: Any, k: int, image: Any, n: int) -> None:
    """The block behind row k times the v in that row."""
    v = matrix[k]
    for j in range(k + 1, n):
        image[j] = 0.0
    for i in range(k + 1, n):
        row, part = matrix[i], v[i]
        for j in range(k + 1, n):
            image[j] += part * row[j]


def _change(row: Any, v: Any, mixed: Any, i: int, n: int) -> None:
    a, b = v[i], mixed[i]
    for j in range(i, n):
        row[j] = row[j] - a * mixed[j] - b * v[j]
