"""Mean and variance of groups of features."""

from typing import Any

from playground.kernels.compiling.views import ANY
from playground.kernels.network import operation as at
from playground.kernels.network.buffers import clear
from playground.kernels.network.tiles import part


def group_moments(net: Any, op: Any, first: int, size: int, mean: Any, variance: Any, real: Any) -> None:
    """Mean and variance over `size` neighbouring features from `first` on, of each sample: two rows of lanes."""
    lanes, share = net[at.LANES], 1.0 / float(size)
    clear(mean, net[at.STRIDE], 1, lanes)
    clear(variance, net[at.STRIDE], 1, lanes)
    for r in range(first, first + size):
        x = part(real(op[at.IN], ANY), r * op[at.IN_STRIDE])
        for i in range(lanes):
            mean[i] += share * float(x[i])
    for r in range(first, first + size):
        x = part(real(op[at.IN], ANY), r * op[at.IN_STRIDE])
        for i in range(lanes):
            away = float(x[i]) - mean[i]
            variance[i] += share * away * away
