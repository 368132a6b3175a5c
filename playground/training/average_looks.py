"""Losses and accuracies of averaged parameters."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.training.looks import Looks
from playground.training.population_statistics import PopulationStatistics

if TYPE_CHECKING:
    from playground.training.training import Training

Floats = NDArray[np.float64]


class AverageLooks(Looks):
    """Losses and accuracies of the average of a contender's parameters, at every look at the contender.

    What its normalization needs is made anew at each look, of all training samples. NaN while there is no average yet.
    """

    def __init__(self, training: "Training", place: int) -> None:
        super().__init__(training, place)
        self._statistics_at = PopulationStatistics(training, place)

    def take_average(self, update: int, average: Floats) -> None:
        """Take them at the present average."""
        theta = average.copy()
        self.take_at(update, theta, self.statistics(theta))

    def statistics(self, average: Floats) -> Floats:
        """Return what belongs to an average, (k); NaN while there is none."""
        if np.isnan(average[0]):
            return np.full(self._statistics_at.size, np.nan)
        return self._statistics_at(average)
