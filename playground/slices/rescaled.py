"""rescaled."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError, shown
from playground.networks.layers_of import layers_of
from playground.slices.recorded_path import checked_row
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

    Arguments: `contender` the row of the result; `factor` α > 0; `layer` which hidden layer, from 0. Raises
    PlaygroundError for a network that changes under it: other activations, a normalization, skips.
    Source: L. Dinh, R. Pascanu, S. Bengio, Y. Bengio, Sharp minima can generalize for deep nets, 2017.

    >>> import playground as pg
    >>> relu = pg.Network(hidden=(8,), activation="relu")
    >>> t = pg.Training(pg.data("xor"), relu, contenders=[pg.Contender("adam")], epochs=3)
    >>> r = pg.train(t)
    >>> abs(t.problem(0).value(pg.rescaled(r)) - t.problem(0).value(r.final[0])) < 1e-12
    True
    """
    row = checked_row(result, contender)
    network = result.training.network_of(result.places[row])
    if network.activation not in HOMOGENEOUS or network.normalization is not None or network.skip:
        raise PlaygroundError(
            "rescaling leaves a network's outputs alone only with an activation that is one of "
            f"{', '.join(HOMOGENEOUS)}, without normalization and skips; {result.names[row]} has "
            f"{network.activation}, normalization {network.normalization}, skip {network.skip}"
        )
    _check(factor, layer, len(network.hidden))
    theta = result.final[row].copy()
    layers = layers_of(result.training.problem(result.places[row]).machine.operations)
    layers[layer].weights(theta)[:] *= factor
    layers[layer].biases(theta)[:] *= factor
    layers[layer + 1].weights(theta)[:] /= factor
    return theta


def _check(factor: Any, layer: Any, hidden: int) -> None:
    if isinstance(factor, bool) or not isinstance(factor, int | float) or not 1e-100 < factor < 1e100:
        raise PlaygroundError(f"factor must be a number above 0, got {shown(factor)}")
    if isinstance(layer, bool) or not isinstance(layer, int) or not 0 <= layer < hidden:
        raise PlaygroundError(
            f"layer must be a hidden layer, a whole number from 0 to {hidden - 1}, got {shown(layer)}"
        )
