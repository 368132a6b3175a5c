"""Outputs of a contender's network for any inputs."""

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from playground.networks.assemble import assemble
from playground.networks.network_problem import NetworkProblem
from playground.networks.shape_of import outputs_of

if TYPE_CHECKING:
    from playground.training.training import Training

Floats = NDArray[np.float64]


class NetworkOutputs:
    """What a contender's network makes of inputs that are no samples, such as the points of a grid.

    It belongs to one thread. Arguments: `training`; `place` of the contender; `inputs` (n, features), n ≥ 1.
    """

    def __init__(self, training: "Training", place: int, inputs: Floats) -> None:
        network, outputs = training.network_of(place), outputs_of(training)
        operations = assemble(network, training.data.features, outputs, training.loss)
        # The loss needs targets; its value for these is not used.
        targets: NDArray[Any] = (
            np.zeros((len(inputs), outputs)) if training.loss == "squared" else np.zeros(len(inputs))
        )
        self._problem = NetworkProblem(operations, inputs, targets, 0.0, np.dtype(network.precision), trained=False)

    def __call__(self, theta: Floats, statistics: Floats | None = None) -> Floats:
        """Return the outputs (outputs, n) at parameters; `statistics` (k) what was learned beside them, where a
        normalization learns something."""
        if statistics is not None:
            self._problem.machine.take_statistics(statistics)
        return self._problem.survey(theta)[1]
