"""A vector back from the coordinates of the eigenvectors."""

from typing import Any

from playground.kernels.compiling.views import numbers, place
from playground.kernels.direct.exact import exact
from playground.kernels.linear.eigen_basis import LARGEST_FOR_ROTATIONS


def out_of_basis(matrix: Any, kept: Any, parts: Any, out: Any) -> None:
    """out ← V·parts, the vector that has these parts along the eigenvectors that `eigen_basis` found, lowest first.

    Arguments: `matrix` and `kept` as it left them; `out` (n) is another array than `parts`.
    """
    n = out.size
    if n <= LARGEST_FOR_ROTATIONS:
        for i in range(n):
            out[i] = 0.0
            for k in range(n):
                out[i] += matrix[i, k] * parts[k]
        return
    for i in range(n):
        out[i] = parts[i]
    start = place(kept)
    swaps = numbers(start, n)
    for i in range(n - 1, -1, -1):
        other = int(swaps[i])
        out[i], out[other] = out[other], out[i]
    _rotate_back(numbers(start + 8 * (2 * n + 1), 6 * n * n), int(numbers(start + 16 * n, 1)[0]), out)
    for k in range(n - 2, -1, -1):
        v, along = matrix[k], 0.0
        for j in range(k + 1, n):
            along += v[j] * out[j]
        for j in range(k + 1, n):
            out[j] -= along * v[j]


@exact
def _rotate_back(kept: Any, end: int, out: Any) -> None:
    """The rotations undone, the last one first."""
    at = end
    while at > 0:
        first, last = int(kept[at - 2]), int(kept[at - 1])
        at -= 4
        # The upper number of a rotation is the lower one of the next.
        upper = out[first]
        for i in range(first, last):
            c, s, lower = kept[at], kept[at + 1], out[i + 1]
            out[i] = c * upper + s * lower
            upper = c * lower - s * upper
            at -= 2
        out[last] = upper
