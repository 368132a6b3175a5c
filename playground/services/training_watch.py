"""Snapshots of a training, made in its own thread."""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from playground.picture.graph.growing_outline import GrowingOutline
from playground.picture.graph.outline import Outline
from playground.services.training_snapshot import Snapshot, Standing
from playground.training.look_series import look_series
from playground.training.rates_in_force import rates_in_force
from playground.training.training_run import TrainingRun

Floats = NDArray[np.float64]
MOST_VALUES = 2048
_SERIES = {"loss": "losses", "gradient_norm": "norms", "step_length": "lengths", "distance": "distances"}


class TrainingWatch:
    """Makes snapshots of a run, in the thread that owns it; what was seen once is not gone through again."""

    def __init__(self, run: TrainingRun) -> None:
        self.run = run
        count = len(run.learners)
        self._growing = {name: GrowingOutline(run.updates + 1, count, MOST_VALUES) for name in _SERIES}

    def snapshot(self, running: bool, speed: float, shown: int | None, wanted: Collection[int]) -> Snapshot:
        """Return the run as it is now; `shown` the update that is looked at, None for the newest; `wanted` the places
        of those whose parameters are asked for."""
        run = self.run
        last = max((run.trainers[place].done for place in run.learners), default=0)
        series = {
            name: self._growing[name].grow([getattr(run.trainers[place], array) for place in run.learners], last)
            for name, array in _SERIES.items()
        }
        series["rate"] = self._rates(series["loss"], last)
        at = last if shown is None else min(shown, last)
        at = at if shown is None else at // run.every * run.every
        return Snapshot(
            training=run.training, every=run.every,
            done=last, updates=run.updates, running=running, over=run.over, speed=speed,
            places=tuple(run.learners), reasons=tuple(run.statuses[place].reason for place in run.learners),
            ends=tuple(run.trainers[place].done for place in run.learners),
            bests=tuple(None if best is None else best.update for best in (run.seen[p].best for p in run.learners)),
            epoch_ends=run.plan.ends, series=series,
            looks=tuple(look_series(run.seen[place]) for place in run.learners), shown=at,
            standings=tuple(self._standing(place, at) for place in run.learners),
            parameters={place: self._parameters(place, at) for place in wanted if place in run.trainers},
            statistics={place: self._statistics(place, at) for place in wanted if place in run.trainers},
            averages=self._averages(wanted, at),
            average_looks=tuple(
                look_series(run.seen_averages[place]) if place in run.seen_averages else None for place in run.learners
            ),
        )  # fmt: skip

    def _rates(self, like: Outline, last: int) -> Outline:
        run = self.run
        steps = np.arange(like.values.shape[1], dtype=np.float64) if like.steps is None else like.steps
        rates = np.full(like.values.shape, np.nan)
        for row, place in zip(rates, run.learners, strict=True):
            row[:] = rates_in_force(run.training, place, np.ceil(steps))
            row[steps > run.trainers[place].done] = np.nan
        return Outline(rates, like.steps)

    def _parameters(self, place: int, at: int) -> Floats:
        trainer = self.run.trainers[place]
        if at >= trainer.done:
            return trainer.theta.copy()
        recorded: Floats = trainer.record[at // self.run.every].copy()
        return recorded

    def _averages(self, wanted: Collection[int], at: int) -> dict[int, Floats]:
        made = {}
        for place in wanted:
            trainer = self.run.trainers.get(place)
            if trainer is not None and trainer.average is not None:
                recorded = trainer.average if at >= trainer.done else trainer.averages[at // self.run.every]
                if np.isfinite(recorded).all():
                    made[place] = recorded.copy()
        return made

    def _statistics(self, place: int, at: int) -> Floats:
        trainer = self.run.trainers[place]
        return trainer.statistics.copy() if at >= trainer.done else trainer.learned[at // self.run.every].copy()

    def _standing(self, place: int, at: int) -> Standing:
        trainer, seen = self.run.trainers[place], self.run.seen[place]
        update = min(at, trainer.done)
        # What a batch costs at a point is known when the next update is taken.
        known = update if np.isfinite(trainer.losses[update]) else max(update - 1, 0)
        k = int(np.searchsorted(seen.updates, update, side="right")) - 1
        rate = rates_in_force(self.run.training, place, np.array([float(max(update, 1))]))[0]
        return Standing(
            update, float(trainer.losses[known]), float(trainer.norms[known]), float(trainer.lengths[update]),
            float(trainer.distances[update]), float(rate), seen.training_loss[k], seen.test_loss[k],
            seen.training_accuracy[k], seen.test_accuracy[k],
        )  # fmt: skip
