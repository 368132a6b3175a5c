"""What became of all starts of one contender."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from playground.kernels.racing.march import RUNNING
from playground.simulation.method import Floats

Integers = NDArray[np.int64]


@dataclass
class Track:
    """The fate of S starts: `ends` (dimension, S) where, `end_steps` (S) when, `codes` (S) RUNNING, RESTED or ESCAPED.

    `record` (dimension, steps + 1, S) holds the positions, or is None; `counts` (4, S) how often each evaluated f, g, H
    and Hv, where its method counts; `counted` the same after each step, (k + 1, 4) for each path, of a method that runs
    in Python.
    """

    ends: Floats
    end_steps: Integers
    codes: Integers
    record: Floats | None
    counts: Integers
    counted: list[Integers] = field(default_factory=list)

    @staticmethod
    def empty(dimension: int, count: int, steps: int, record: Floats | None) -> "Track":
        """Return a track on which every path runs to the last step."""
        return Track(
            ends=np.full((dimension, count), np.nan),
            end_steps=np.full(count, steps, dtype=np.int64),
            codes=np.full(count, RUNNING, dtype=np.int64),
            record=record,
            counts=np.zeros((4, count), dtype=np.int64),
        )

    def blank_after_ends(self) -> None:
        """Write NaN over what the kernel went on to record for paths that had ended."""
        if self.record is not None:
            for path in np.flatnonzero(self.codes != RUNNING):
                self.record[:, self.end_steps[path] + 1 :, path] = np.nan
