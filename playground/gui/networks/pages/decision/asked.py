"""What a network is asked about for a picture, and its answers as a result."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.curvature.decision import Decision
from playground.networks.data.data import Data
from playground.picture.region import Interval
from playground.training.training import Training

Floats = NDArray[np.float64]
FIRST = 4000  # samples that are counted while there is no time for all


@dataclass(frozen=True, eq=False)
class Asked:
    """The points of a grid along one or two `axes`, each ascending, or without axes the samples of a `part`.

    `inputs` (n, features), the lowest row first; of equal `key` the inputs are the same.
    """

    key: object
    axes: tuple[Floats, ...]
    part: str
    inputs: Floats

    def answered(self, training: Training, name: str, update: int, outputs: Floats, note: str = "") -> Decision:
        """Return what was said, `outputs` (outputs, n), as the result that files are made of."""
        shape = tuple(len(axis) for axis in self.axes[::-1]) or (len(self.inputs),)
        return Decision(training, name, update, self.axes, outputs.reshape(len(outputs), *shape), self.part, note)


def asked_on_grid(*cells: tuple[Interval, int]) -> Asked:
    """Return the middles of cells: for each axis from where to where it goes, and how many cells it has."""
    axes: tuple[Floats, ...] = tuple(
        low + (np.arange(count, dtype=np.float64) + 0.5) * ((high - low) / count) for (low, high), count in cells
    )
    return Asked(cells, axes, "training", np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, len(axes)))


def asked_of_samples(data: Data, fine: bool) -> Asked:
    """Return the test samples, or the training samples where there is no test; the first ones unless it is `fine`."""
    part = "test" if len(data.test) else "training"
    samples = np.asarray(getattr(data, part).inputs)
    return Asked((data, fine), (), part, samples if fine else samples[:FIRST])
