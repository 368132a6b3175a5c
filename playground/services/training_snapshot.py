"""What the window is told of a training under way."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.picture.graph.outline import Outline
from playground.training.look_series import LookSeries
from playground.training.shown_point import shown_point
from playground.training.training import Training

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Standing:
    """One contender at the shown update, which is its last where it ended before.

    `update`; `loss` and `gradient_norm` of the batch that the next update was taken on, `step_length`, `distance` from
    the start, `rate` in force, and what was seen over all samples at the last look before; NaN where there is nothing.
    """

    update: int
    loss: float
    gradient_norm: float
    step_length: float
    distance: float
    rate: float
    training_loss: float
    test_loss: float
    training_accuracy: float
    test_accuracy: float


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A training at one moment, as far as it is shown; no other code writes to its arrays.

    `training` with all its changes, whose parameters are kept of `every` so-many-th update; `done` of `updates`;
    `running`, or `over` where every contender has ended; `speed` in updates a second; `places` in the list of those
    contenders that learn and, in the same order, `reasons`, `ends` and `bests`, the updates whose test loss (training
    loss where there is no test part) was the lowest of all looks by now; the `series` by name (loss, gradient_norm,
    step_length, distance, rate), each (learners, k); their `looks`; `shown` the update whose `standings` and
    `parameters` (by place, of those that were asked for) are here, with `statistics`, what their normalizations had
    learned by then; of those that have an average `averages` (by place) as well, where it has begun, and
    `average_looks`, None for the others. `awaited` where nothing is known yet.
    """

    training: Training
    every: int
    done: int
    updates: int
    running: bool
    over: bool
    speed: float
    places: tuple[int, ...]
    reasons: tuple[str, ...]
    ends: tuple[int, ...]
    bests: tuple[int | None, ...]
    epoch_ends: NDArray[np.int64]
    series: Mapping[str, Outline]
    looks: tuple[LookSeries, ...]
    shown: int
    standings: tuple[Standing, ...]
    parameters: Mapping[int, Floats]
    statistics: Mapping[int, Floats]
    averages: Mapping[int, Floats]
    average_looks: tuple[LookSeries | None, ...]
    awaited: bool = False

    def shown_point(self, place: int) -> str:
        """Return which point of a contender, by its place, is shown after an early stop; "" where there was none."""
        row = self.places.index(place)
        return shown_point(self.reasons[row], self.ends[row], self.bests[row], min(self.shown, self.ends[row]))

    def epoch_of(self, update: int) -> int:
        """Return the epoch that an update belongs to, the first is 1; 0 before the first update."""
        return int(np.searchsorted(self.epoch_ends, update, side="left")) + 1 if update > 0 else 0
