"""The distance from points to the nearest minimiser that is known and satisfies the constraint."""

import numpy as np

from playground.experiments.experiment import Experiment
from playground.simulation.method import Floats


def distances_to_minima(experiment: Experiment, points: Floats) -> Floats:
    """Return how far points (n, dimension) are from the nearest known minimum, (n); NaN where none is known.

    Under a constraint other than the surface's own only minima that satisfy it count.
    """
    minima, bound = experiment.problem.minima, experiment.constraint
    if bound is not None and bound != experiment.problem.constraint and len(minima):
        minima = minima[bound.contains(minima)]
    if len(minima) == 0:
        return np.full(len(points), np.nan)
    with np.errstate(over="ignore"):
        distances: Floats = np.sqrt(np.square(points[:, None, :] - minima).sum(axis=-1)).min(axis=-1)
    return distances
