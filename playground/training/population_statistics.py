"""Statistics of a normalization over all training samples."""

from typing import TYPE_CHECKING

import msgspec
import numpy as np
from numpy.typing import NDArray

from playground.kernels.network import operation as at
from playground.training.problem_of import problem_of

if TYPE_CHECKING:
    from playground.training.training import Training

Floats = NDArray[np.float64]


class PopulationStatistics:
    """What a contender's normalization would learn of parameters that were never trained, made of all training samples.

    Points between two networks, and averages of a path, have no statistics of their own: those of the networks nearby
    belong to other activations. One pass of all training samples gives the means and variances at the point itself, as
    P. Izmailov, D. Podoprikhin, T. Garipov, D. Vetrov, A. Wilson, Averaging weights leads to wider optima and better
    generalization, UAI 2018, do for an average, and T. Garipov et al. 2018 along a curve.

    It belongs to one thread. Arguments: `training`; `place` of the contender.
    """

    def __init__(self, training: "Training", place: int) -> None:
        network = training.network_of(place)
        self.size = training.statistics_size(place)
        if self.size:
            # With a momentum of 1 what is learned of a batch is the batch's; masks of dropout are no part of it.
            stated = {**dict(network.normalization_parameters), "momentum": 1.0}
            plain = msgspec.structs.replace(network, dropout=0.0, normalization_parameters=tuple(stated.items()))
            self._problem = problem_of(training, plain)

    def __call__(self, theta: Floats) -> Floats:
        """Return the statistics at parameters (size), as a machine holds them, (k); empty for who learns none."""
        if not self.size:
            return np.empty(0)
        machine = self._problem.machine
        # Of every update the first gradient moves them, from 0, so that nothing of the last point is left.
        machine.statistics[:] = 0.0
        machine.words[at.UPDATE] = 1
        self._problem.gradient(theta)
        return machine.statistics.copy()
