"""Equivalent parameters: a network with other scales of its layers that computes the same."""

import numpy as np
from numpy.typing import NDArray

from playground.base.check_number import check_number
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError
from playground.networks.layers_of import layers_of
from playground.training.checked_row import checked_row
from playground.training.training_result import TrainingResult

Floats = NDArray[np.float64]
# φ(αz) = α·φ(z) for α > 0.
HOMOGENEOUS = ("relu", "leaky_relu", "identity")


def rescaled(result: TrainingResult, contender: int = 0, factor: float = 10.0, layer: int = 0) -> Floats:
    """Return parameters of another place where a trained network computes the same: (size).

    A hidden layer's W and b are multiplied by α, and the W of the next one by 1/α. Where φ(αz) = α·φ(z), as for ReLU,
    no output changes, nor the loss without a penalty; but slopes by that layer are divided by α and those by the next W
    multiplied by it, H' = T⁻¹·H·T⁻¹ with T the diagonal matrix of the factors. So the largest eigenvalue can be made
    as large as one likes: sharpness alone says nothing of how well a network does.

    Arguments: `contender` the row of the result; `factor` α, 10⁻¹⁰⁰ … 10¹⁰⁰; `layer` which hidden layer, from 0. Raises
    PlaygroundError for a network that changes under it: other activations, a normalization, skips.
    Source: L. Dinh, R. Pascanu, S. Bengio, Y. Bengio, Sharp minima can generalize for deep nets, 2017.

    >>> import playground as pg
    >>> relu = pg.Network(hidden=(8,), activation="relu")
    >>> t = pg.Training(pg.data("xor"), relu, contenders=[pg.Contender("adam")], epochs=3)
    >>> r = pg.train(t)
    >>> abs(t.problem(0).value(pg.rescaled(r)) - t.problem(0).value(r.final[0])) < 1e-12
    True
    """
    row, factor = checked_row(result, contender), check_number(factor, "factor", 1e-100, 1e100)
    network = result.training.network_of(result.places[row])
    if network.activation not in HOMOGENEOUS or network.normalization is not None or network.skip:
        raise PlaygroundError(
            "rescaling leaves a network's outputs alone only with an activation that is one of "
            f"{', '.join(HOMOGENEOUS)}, without normalization and skips; {result.names[row]} has "
            f"{network.activation}, normalization {network.normalization}, skip {network.skip}"
        )
    if not network.hidden:
        raise PlaygroundError(f"{result.names[row]} trains a network without hidden layers: there is none to rescale")
    layer = check_whole(layer, "layer, a hidden one,", 0, len(network.hidden) - 1)
    theta = result.final[row].copy()
    layers = layers_of(result.training.problem(result.places[row]).machine.operations)
    layers[layer].weights(theta)[:] *= factor
    layers[layer].biases(theta)[:] *= factor
    layers[layer + 1].weights(theta)[:] /= factor
    return theta
