"""The parameters of a network before its first update."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from playground.networks.activations import ACTIVATIONS
from playground.networks.initializations import INITIALIZATIONS, Layer, Passes
from playground.networks.network import Network
from playground.networks.network_problem import NetworkProblem
from playground.networks.normalizations import NORMALIZATIONS
from playground.networks.shape_of import shapes_of

Floats = NDArray[np.float64]


def initial_parameters(network: Network, problem: NetworkProblem, features: int, outputs: int, seed: int) -> Floats:
    """Return θ at the start: weights by the network's initialization, biases 0, what normalizations begin with.

    Arguments: `problem` the network's loss over the samples that an initialization may look at; `seed` of the random
    numbers. Raises PlaygroundError where an initialization's parameters are illegal.
    """
    layers = _layers(network, features, outputs)
    initialization = INITIALIZATIONS.get(network.initialization)
    begun = initialization.begin(
        layers, np.random.default_rng(seed), dict(network.initialization_parameters),
        None if initialization.refine is None else _passes(network, problem, layers),
    )  # fmt: skip
    return _laid_out(network, begun)


def _layers(network: Network, features: int, outputs: int) -> list[Layer]:
    gain = ACTIVATIONS.get(network.activation).gain_with(dict(network.activation_parameters))
    shapes = shapes_of(network, features, outputs)
    return [
        Layer(out, inward, gain if place > 0 else 1.0, network.skip and 0 < place < len(shapes) - 1 and out == inward)
        for place, (out, inward) in enumerate(shapes)
    ]


def _laid_out(network: Network, layers: Sequence[tuple[Floats, Floats]]) -> Floats:
    """W and b of all layers, with what a normalization learns, as one vector."""
    name = network.normalization
    normalization = None if name is None else NORMALIZATIONS.get(name)
    parts: list[Floats] = []
    for place, (weights, bias) in enumerate(layers):
        if normalization is None:
            parts += [weights.ravel(), bias]
            continue
        values = normalization.check(dict(network.normalization_parameters))
        own = normalization.initial(values, weights, bias)
        if normalization.of == "weights":
            parts.append(own)
        else:
            parts += [weights.ravel(), bias, *([own] if place < len(layers) - 1 else [])]
    return np.concatenate(parts)


def _passes(network: Network, problem: NetworkProblem, layers: Sequence[Layer]) -> Passes:
    def theta(weights: Sequence[Floats]) -> Floats:
        return _laid_out(network, [(matrix, np.zeros(len(matrix))) for matrix in weights])

    def deviation(weights: Sequence[Floats], k: int) -> float:
        return float(np.std(problem.sums(theta(weights), k)))

    return Passes(deviation, theta, problem.gradient, problem.hvp)
