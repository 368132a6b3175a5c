"""A symmetric matrix as an orthogonal times a tridiagonal one, by reflections (Householder 1958).

Reflection k is I − vvᵀ with ‖v‖² = 2 (v = 0 where there is nothing to reflect); v stays in row k, right of the
diagonal. Only the upper triangle is read and written, along rows, which lie in one piece: what bounds a matrix of a
thousand rows is the way to memory.
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
    for j in range(n):
        mixed[j] = 0.0
    _change_and_apply(matrix, 0, mixed, mixed, image, n)
    for k in range(n - 1):
        # Matrix ← H A H = A − v wᵀ − w vᵀ with w = Av − ½(v·Av)v; the row that makes the next v comes first, and all
        # others are read once: changed, and added to the next Av at once.
        v, half = matrix[k], 0.0
        for j in range(k + 1, n):
            half += v[j] * image[j]
        for j in range(k + 1, n):
            mixed[j] = image[j] - 0.5 * half * v[j]
        row, a, b = matrix[k + 1], v[k + 1], mixed[k + 1]
        for j in range(k + 1, n):
            row[j] = row[j] - a * mixed[j] - b * v[j]
        diagonal[k + 1] = row[k + 1]
        if k + 2 < n:
            row[k + 1] = _reflect(row, k + 2, n)
            _change_and_apply(matrix, k + 1, v, mixed, image, n)


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


def _change_and_apply(matrix: Any, k: int, v: Any, mixed: Any, image: Any, n: int) -> None:
    """The block behind row k ← block − v·mixedᵀ − mixed·vᵀ, and `image` that times the u in row k.

    Two rows at a time share what is read beside them.
    """
    u, i = matrix[k], k + 1
    for j in range(k + 1, n):
        image[j] = 0.0
    while i + 1 < n:
        row, a, b, part = matrix[i], v[i], mixed[i], u[i]
        below, c, d, share = matrix[i + 1], v[i + 1], mixed[i + 1], u[i + 1]
        row[i] -= 2.0 * a * b
        row[i + 1] = row[i + 1] - a * d - b * c
        below[i + 1] -= 2.0 * c * d
        total, total_below = part * row[i] + share * row[i + 1], part * row[i + 1] + share * below[i + 1]
        for j in range(i + 2, n):
            entry = row[j] - a * mixed[j] - b * v[j]
            lower = below[j] - c * mixed[j] - d * v[j]
            row[j] = entry
            below[j] = lower
            image[j] += part * entry + share * lower
            total += entry * u[j]
            total_below += lower * u[j]
        image[i] += total
        image[i + 1] += total_below
        i += 2
    if i < n:
        last = matrix[i]
        last[i] -= 2.0 * v[i] * mixed[i]
        image[i] += u[i] * last[i]
