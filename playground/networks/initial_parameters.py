"""initial_parameters."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.networks.network import Network
from playground.networks.operation import Operation
from playground.networks.shape_of import shapes_of

Floats = NDArray[np.float64]


def initial_parameters(network: Network, data: Any, outputs: int, seed: int, operations: Sequence[Operation]) -> Floats:
    """Return θ at the start: of each layer W by the network's initialization, b = 0, and what operations begin with."""
    generator = np.random.default_rng(seed)
    parts: list[Floats] = []
    for after, before in shapes_of(network, data.features, outputs):
        most = np.sqrt(6.0 / (after + before))
        parts += [generator.uniform(-most, most, after * before), np.zeros(after)]
    return np.concatenate(parts)
