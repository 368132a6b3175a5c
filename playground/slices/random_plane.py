"""A plane of two random directions."""

import numpy as np
from numpy.typing import NDArray

from playground.networks.layers_of import layers_of
from playground.networks.network_problem import NetworkProblem
from playground.slices.plane import Plane

Floats = NDArray[np.float64]


def random_plane(problem: NetworkProblem, theta: Floats, seed: int = 0) -> Plane:
    """Return the plane of two random, filter-normalized directions through a network's parameters.

    Each unit's incoming weights are drawn from a normal distribution and scaled to the length of the unit's own:
    d_u ← d_u·‖w_u‖/‖d_u‖. Biases and what normalizations learn stay as they are (their part of the directions is 0),
    as in the paper's code. A step of 1 along a direction then changes every unit by as much as it is long, so that
    slices of networks whose weights have different scales can be compared.

    Arguments: `theta` (size); `seed` of both directions, which depend on nothing else but the network's shape.
    Source: H. Li, Z. Xu, G. Taylor, C. Studer, T. Goldstein, Visualizing the loss landscape of neural nets, 2018.
    """
    random, axes = np.random.default_rng(seed), np.zeros((2, problem.size))
    for axis in axes:
        for layer in layers_of(problem.machine.operations):
            drawn = random.standard_normal((layer.after, layer.before))
            lengths = np.linalg.norm(layer.weights(theta), axis=1) / np.linalg.norm(drawn, axis=1)
            layer.weights(axis)[:] = drawn * lengths[:, None]
    return Plane(theta, axes, ((-1.0, 1.0), (-1.0, 1.0)), "random")
