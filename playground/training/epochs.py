"""The updates at which epochs end."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]


class Epochs:
    """Where the epochs of a training end.

    Arguments: `samples` of the training set; `batch` the size of the first batches, None for all samples; `growth` the
    factor by which the size grows after every epoch, 1 for none; `epochs` how many.
    """

    def __init__(self, samples: int, batch: int | None, growth: float, epochs: int) -> None:
        self.samples, self.batch, self.growth, self.epochs = samples, batch, growth, epochs

    @cached_property
    def sizes(self) -> Integers:
        """The size of each epoch's batches, (epochs)."""
        if self.batch is None:
            return np.full(max(self.epochs, 1), self.samples)
        # Capped before it is rounded: the power grows beyond every whole number.
        with np.errstate(over="ignore"):
            grown = self.batch * np.float64(self.growth) ** np.arange(max(self.epochs, 1))
        sizes: Integers = np.minimum(np.maximum(np.minimum(grown, self.samples), 1.0), self.samples).astype(np.int64)
        return sizes

    @cached_property
    def ends(self) -> Integers:
        """The update with which each epoch ends, (epochs)."""
        ends: Integers = np.cumsum(-(-self.samples // self.sizes))[: self.epochs]
        return ends

    @property
    def updates(self) -> int:
        """How many updates there are in all."""
        return int(self.ends[-1]) if self.epochs else 0
