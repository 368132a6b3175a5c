"""The averaged paths of a contender, made from its recorded paths."""

import numpy as np

from playground.experiments.modifier import Modifier
from playground.modifiers import Average
from playground.simulation.method import Floats


def average_record(record: Floats, modifier: Modifier) -> Floats:
    """Return the averaged paths (dimension, T + 1, S) of the paths of one contender, as they lie in memory."""
    average = modifier.modification
    assert isinstance(average, Average)
    made = average.along(np.ascontiguousarray(np.moveaxis(record, 1, 0)), modifier.parameters)
    return np.ascontiguousarray(np.moveaxis(made, 0, 1))
