"""A network's loss at many combinations of directions: no point is made before it is needed, and none is kept."""

from typing import Any

from playground.kernels.compiling.views import integers, numbers
from playground.kernels.network import operation as net_at
from playground.kernels.network.passes import loss_at

# The words of a sheet of points θ₀ + Σ cₖ·dₖ: θ₀ (size), the directions (k, size), the coefficients (n, k), how many
# directions. All float64, row by row.
ORIGIN, DIRECTIONS, COEFFICIENTS, COUNT = 0, 1, 2, 3
SIZE = 4


def combinations(x: int, n: int, p: int, out: int, real: Any) -> None:
    """The field of losses at the points of a sheet, `x` its words: → (n)."""
    sheet, net, losses = integers(x, SIZE), integers(p, net_at.SIZE), numbers(out, n)
    size, count = net[net_at.SIZE_OF_PARAMETERS], sheet[COUNT]
    origin, point = numbers(sheet[ORIGIN], size), numbers(net[net_at.COLUMN], size)
    for j in range(n):
        weights = numbers(sheet[COEFFICIENTS] + 8 * j * count, count)
        for i in range(size):
            point[i] = origin[i]
        for k in range(count):
            weight, direction = weights[k], numbers(sheet[DIRECTIONS] + 8 * k * size, size)
            for i in range(size):
                point[i] += weight * direction[i]
        losses[j] = loss_at(p, net[net_at.COLUMN], real)
