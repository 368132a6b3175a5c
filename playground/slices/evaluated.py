"""Which statistics a network is evaluated with, where it is looked at beside its training."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import unknown
from playground.training.population_statistics import PopulationStatistics
from playground.training.training_result import TrainingResult

Floats = NDArray[np.float64]
POPULATION, BATCH, NONE = "population", "batch", ""


def checked_statistics(result: TrainingResult, row: int, statistics: Any) -> str:
    """Return which statistics a contender's network is evaluated with, "" where it learns none.

    Raises PlaygroundError for what is no such choice.
    """
    if not isinstance(statistics, str) or statistics not in (POPULATION, BATCH):
        raise unknown("choice of statistics", statistics, (POPULATION, BATCH))
    return statistics if result.statistics[row].shape[1] else NONE


def statistics_at(result: TrainingResult, row: int, theta: Floats) -> Floats:
    """Return the statistics that belong to parameters: at a contender's end what it had learned, elsewhere what all
    training samples give."""
    if np.array_equal(theta, result.final[row]):
        return result.final_statistics[row]
    return PopulationStatistics(result.training, result.places[row])(theta)
