"""What became of all starts of one contender."""

from dataclasses import dataclass

import numpy as np

from playground.kernels.march import NOT_HELD
from playground.simulation.ends import ESCAPED, RESTED, RUNNING, Integers
from playground.simulation.method import Floats

__all__ = ["ESCAPED", "RESTED", "RUNNING", "Track"]


@dataclass
class Track:
    """The fate of S starts: `ends` (dimension, S) where, `end_steps` (S) when, `codes` (S) RUNNING, RESTED or ESCAPED.

    `held_at` (S) and `held` (dimension + rows, S) are the points set aside on the way, `log` what was carried into each window;
    `record` (dimension, steps + 1, S) the positions, or None.
    """

    ends: Floats
    end_steps: Integers
    codes: Integers
    held_at: Integers
    held: Floats
    log: Floats
    record: Floats | None

    @staticmethod
    def empty(dimension: int, rows: int, count: int, steps: int, log: Floats, record: Floats | None) -> "Track":
        """Return a track on which everybody runs to the last step."""
        return Track(
            ends=np.full((dimension, count), np.nan),
            end_steps=np.full(count, steps, dtype=np.int64),
            codes=np.full(count, RUNNING, dtype=np.int64),
            held_at=np.full(count, NOT_HELD, dtype=np.int64),
            held=np.empty((dimension + rows, count)),
            log=log,
            record=record,
        )
