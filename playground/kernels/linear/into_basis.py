"""A vector in the coordinates of the eigenvectors."""

from typing import Any

from playground.kernels.compiling.views import numbers, place
from playground.kernels.direct.exact import exact
from playground.kernels.linear.eigen_basis import LARGEST_FOR_ROTATIONS


def into_basis(matrix: Any, kept: Any, vector: Any, out: Any) -> None:
    """out ← Vᵀ·vector, the parts of a vector along the eigenvectors that `eigen_basis` found, lowest first.

    Arguments: `matrix` and `kept` as it left them; `out` (n) is another array than `vector`.
    """
    n = out.size
    if n <= LARGEST_FOR_ROTATIONS:
        for i in range(n):
            out[i] = 0.0
            for k in range(n):
                out[i] += matrix[k, i] * vector[k]
        return
    for i in range(n):
        out[i] = vector[i]
    for k in range(n - 1):
        v, along = matrix[k], 0.0
        for j in range(k + 1, n):
            along += v[j] * out[j]
        for j in range(k + 1, n):
            out[j] -= along * v[j]
    start = place(kept)
    _rotate(numbers(start + 8 * (2 * n + 1), 6 * n * n), int(numbers(start + 16 * n, 1)[0]), out)
    swaps = numbers(start, n)
    for i in range(n):
        other = int(swaps[i])
        out[i], out[other] = out[other], out[i]


@exact
def _rotate(kept: Any, end: int, out: Any) -> None:
    """The rotations, in the order in which they were found."""
    at = 0
    while at < end:
        first, last = int(kept[at]), int(kept[at + 1])
        at += 2
        # The lower number of a rotation is the upper one of the one before.
        lower = out[last]
        for i in range(last - 1, first - 1, -1):
            c, s, upper = kept[at], kept[at + 1], out[i]
            out[i + 1] = s * upper + c * lower
            lower = c * upper - s * lower
            at += 2
        out[first] = lower
        at += 2
