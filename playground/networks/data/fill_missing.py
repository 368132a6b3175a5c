"""What stands where an input of a table is missing."""

import numpy as np
from numpy.typing import NDArray

from playground.networks.data.csv_cells import Floats


def fill_missing(inputs: Floats, training: NDArray[np.bool_]) -> tuple[Floats, list[str]]:
    """Return inputs without a missing one, and sentences about what was put in their places.

    A missing input becomes the mean of its column over the training samples that have one: a mean over all samples
    would tell the training what the test samples are.

    Arguments: `inputs` (n, features), NaN where one is missing; `training` which of the samples are trained with.
    """
    missing = np.isnan(inputs)
    count = int(missing.sum())
    if count == 0:
        return inputs, []
    there = ~missing[training]
    known = there.sum(axis=0)
    means = np.sum(inputs[training], axis=0, where=there) / np.maximum(known, 1)
    values = "1 missing value was" if count == 1 else f"{count} missing values were"
    notes = [f"{values} filled with the mean of the column, taken over the training samples"]
    if (known[missing.any(axis=0)] == 0).any():
        notes.append("a column without any value among the training samples was filled with 0")
    return np.where(missing, means, inputs), notes
