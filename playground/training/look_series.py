"""Losses and accuracies over all samples, as arrays."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from playground.training.looks import Looks

Floats = NDArray[np.float64]
SEEN = ("training_loss", "test_loss", "training_accuracy", "test_accuracy")


@dataclass(frozen=True, eq=False)
class LookSeries:
    """A contender's losses and accuracies over all samples, at the updates at which they were taken.

    Arguments: `updates`, whole numbers (n); `training_loss`, `test_loss`, `training_accuracy` and `test_accuracy`,
    float64 (n), NaN where there is no test part or no classes. They do not change while the training goes on.
    """

    updates: NDArray[np.int64]
    training_loss: Floats
    test_loss: Floats
    training_accuracy: Floats
    test_accuracy: Floats


def look_series(looks: "Looks") -> LookSeries:
    """Return what was seen so far."""
    arrays = {name: np.array(getattr(looks, name), dtype=np.float64) for name in SEEN}
    return LookSeries(np.array(looks.updates, dtype=np.int64), **arrays)
