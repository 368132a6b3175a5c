"""problem_of."""

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from playground.networks.assemble import assemble
from playground.networks.initial_parameters import initial_parameters
from playground.networks.network import Network
from playground.networks.network_problem import NetworkProblem
from playground.networks.shape_of import outputs_of

if TYPE_CHECKING:
    from playground.training.training import Training


def problem_of(training: "Training", network: Network, part: str = "training") -> NetworkProblem:
    """Return a network's loss over the training's samples, `part` "training" or "test", with its initial parameters."""
    data, outputs = training.data, outputs_of(training)
    samples = getattr(data, part)
    operations = assemble(network, data.features, outputs, training.loss)
    return NetworkProblem(
        operations, samples.inputs, targets_for(training, samples.targets), training.penalty,
        np.dtype(network.precision), initial_parameters(network, training.data, outputs, training.seed, operations),
        batch=training.batch,
    )  # fmt: skip


def targets_for(training: "Training", targets: NDArray[Any]) -> NDArray[Any]:
    """Return targets as the loss takes them: classes as they are; for the squared loss 0 and 1, one output a class
    where there are more than two."""
    if training.loss == "squared" and training.data.classes > 2:
        chosen: NDArray[Any] = (targets[:, None] == np.arange(training.data.classes)).astype(np.float64)
        return chosen
    return targets
