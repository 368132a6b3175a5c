"""Inputs and targets of a training, read-only."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.networks.data.samples import Samples
from playground.networks.data.sets import Task

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class DataArrays:
    """The numbers that a network is trained with, read-only.

    Arguments: `training` and `test` samples, the latter maybe none; `task`; `feature_names`; `class_names` by class,
    empty for a regression; `target_names` of a regression's outputs, empty for classes; `shift` and `scale` (features)
    with which inputs were standardized, input = (original − shift)/scale, 0 and 1 where they were not; `target_shift`
    and `target_scale` (outputs) the same of a regression's targets; `notes` sentences about what is odd in a table and
    about what was done with it.
    """

    training: Samples
    test: Samples
    task: Task
    feature_names: tuple[str, ...]
    class_names: tuple[str, ...]
    target_names: tuple[str, ...]
    shift: Floats
    scale: Floats
    target_shift: Floats
    target_scale: Floats
    notes: tuple[str, ...] = ()

    @property
    def features(self) -> int:
        """How many inputs a sample has."""
        return len(self.feature_names)

    @property
    def classes(self) -> int:
        """How many classes there are, 0 for a regression."""
        return len(self.class_names)

    @property
    def outputs(self) -> int:
        """How many numbers a regression's target has, 0 for classes."""
        return len(self.target_names)
