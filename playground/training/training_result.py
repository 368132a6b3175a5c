"""The numbers of a training: series, parameters, looks, ends, and their table."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.base.check_callbacks import check_callbacks
from playground.base.check_ending import check_ending
from playground.base.check_whole import check_whole
from playground.base.files import write_atomically
from playground.base.unused_name import unused_name
from playground.experiments.program_of import program_of
from playground.training.look_series import SEEN, look_series
from playground.training.looks import Best
from playground.training.shown_point import shown_point
from playground.training.training import Training
from playground.training.training_run import Status, TrainingRun
from playground.training.training_standings import TrainingStandings, check_standings, ranked, row_of, stated_target

Floats = NDArray[np.float64]


class TrainingResult:
    """The numbers of a training, so far or to its end.

    For C contenders that are switched on and T updates: `losses` (C, T + 1), of the batch that the next update was
    taken on, at the parameters before it; `gradient_norms` (C, T + 1) of that loss; `step_lengths` and `distances` from
    the start (C, T + 1); `rates` (C, T + 1), the learning rate in force at the update, NaN for methods without one;
    `epochs` (T + 1). NaN behind a contender's end. `parameters`: for each contender (records, size), θ after the
    updates `recorded`, all of them where `every` is 1; `final` θ at the end. `statistics`: for each (records, k), what
    batch or switchable normalization had learned beside them, k = 0 for networks without: of each layer its units' (its
    channels') means, their variances, and the update that moved both last; `final_statistics` (k) at the end. `looks`:
    for each contender the updates at which `training_loss`, `test_loss`, `training_accuracy` and `test_accuracy` over
    all samples were taken, with the statistics learned by then. `statuses`: for each a reason and an update. `best`:
    for each the point with the lowest test loss of all looks (training loss where there is no test part), with its
    `update`, `loss`, `part`, `parameters` and `statistics`, None where no look gave a number. An early stop ends behind
    it: `final` and the last look are of the last point.

    Of a contender with an average (see modifiers) `averages` (records, size) holds it at the updates recorded, made of
    all points, NaN before it begins; `final_averages` (size) it at the end, `average_statistics` (k) what all training
    samples give a normalization there, `average_looks` the same as `looks`, and `average_names` what it is called. Of
    the others they have no rows, are empty, None and "".
    """

    def __init__(self, run: TrainingRun) -> None:
        self.training: Training = run.training
        self.every, self.updates = run.every, run.updates
        places, done = run.learners, {place: run.trainers[place].done for place in run.learners}
        self.names = tuple(self.training.names[place] for place in places)
        self.places = places
        self.statuses: tuple[Status, ...] = tuple(Status(run.statuses[place].reason, done[place]) for place in places)

        def stacked(name: str) -> Floats:
            made = np.full((len(places), run.updates + 1), np.nan)
            for row, place in zip(made, places, strict=True):
                row[: done[place] + 1] = getattr(run.trainers[place], name)[: done[place] + 1]
            return made

        self.losses, self.gradient_norms = stacked("losses"), stacked("norms")
        self.step_lengths, self.distances = stacked("lengths"), stacked("distances")
        self.epochs = np.searchsorted(run.plan.ends, np.arange(run.updates + 1), side="left") + 1
        self.epochs[0] = 0
        self.recorded = np.arange(0, run.updates + 1, run.every)
        # What was recorded does not change any more: views, or a large record would be there twice.
        self.parameters = tuple(run.trainers[place].record[: done[place] // run.every + 1] for place in places)
        self.final = tuple(run.trainers[place].theta.copy() for place in places)
        self.statistics = tuple(run.trainers[place].learned[: done[place] // run.every + 1] for place in places)
        self.final_statistics = tuple(run.trainers[place].statistics.copy() for place in places)
        self.looks = tuple(look_series(run.seen[place]) for place in places)
        self.best: tuple[Best | None, ...] = tuple(run.seen[place].best for place in places)
        self._take_averages(run, done)
        self.rates = np.full((len(places), run.updates + 1), np.nan)
        for row, place in zip(self.rates, places, strict=True):
            row[:] = self._rates(place, done[place])

    def _take_averages(self, run: TrainingRun, done: dict[int, int]) -> None:
        places, looks = self.places, run.seen_averages
        self.averages = tuple(run.trainers[place].averages[: done[place] // run.every + 1] for place in places)
        ends = (run.trainers[place].average for place in places)
        self.final_averages = tuple(np.empty(0) if end is None else end.copy() for end in ends)
        averaged = [looks.get(place) for place in places]
        self.average_looks = tuple(None if one is None else look_series(one) for one in averaged)
        self.average_statistics = tuple(
            np.empty(0) if one is None else one.statistics(end)
            for one, end in zip(averaged, self.final_averages, strict=True)
        )
        names: list[str] = []
        for name, one in zip(self.names, self.average_looks, strict=True):
            names.append(unused_name(f"{name} averaged", (*self.names, *names)) if one is not None else "")
        self.average_names = tuple(names)

    def _rates(self, place: int, done: int) -> Floats:
        """The learning rate in force at updates 1 … done, schedules and changes counted in."""
        rates = np.full(self.updates + 1, np.nan)
        contender = self.training.contenders[place].contender
        changes = sorted((c for c in self.training.changes if c.contender == place), key=lambda c: c.update)
        first = 0
        for last, change in [*((c.update, c) for c in changes), (done, None)]:
            program = program_of(contender)
            if program.optimizer.rate_place >= 0 and last > first:
                rates[first + 1 : last + 1] = program.rates(np.arange(first, last, dtype=np.float64))
            first = max(first, last)
            if change is not None:
                contender = contender.with_parameter(change.parameter, change.value)
        return rates

    def shown_point(self, row: int, update: int) -> str:
        """Return which point of a contender, by its row, is shown at an update; "" where it did not stop early.

        Arguments: `row` 0 … the last contender's; `update` ≥ 0. Raises PlaygroundError otherwise.
        """
        row = check_whole(row, "row", 0, len(self.statuses) - 1)
        update = check_whole(update, "update", 0, self.updates)
        best, status = self.best[row], self.statuses[row]
        return shown_point(status.reason, status.update, None if best is None else best.update, update)

    def table(self, target: float | None = None, part: str | None = None) -> TrainingStandings:
        """Return the contenders in order, the winner first; printed it is an aligned table with a sentence.

        First those whose loss came down to the target, fewest updates first; then the others by their last loss; then
        those that diverged. Losses are those over all samples, so the update at which the target was reached is that of
        the first look there (see `Training`, `looks`).

        Arguments:
            target  the loss that counts as reached; None for none, and for the `loss` of the training's stop where the
                    training loss is compared
            part    "test" or "training", whose loss is compared; None for the test part where there is one

        Raises PlaygroundError for an illegal one.

        >>> import playground as pg
        >>> moons = pg.data("moons", samples=60)
        >>> result = pg.train(pg.Training(moons, contenders=[pg.Contender("adam", lr=0.01)], epochs=2))
        >>> result.table()[0].contender
        'Adam'
        """
        part, target = check_standings(part, target, len(self.training.data.test.inputs) > 0)
        if target is None:
            target = stated_target(self.training, part)
        rows = []
        for k, (place, status) in enumerate(zip(self.places, self.statuses, strict=True)):
            optimizer = self.training.contenders[place].contender.method.id
            said = (self.names[k], self.looks[k], False), (self.average_names[k], self.average_looks[k], True)
            for name, looks, average in said:
                if looks is not None:
                    rows.append(
                        row_of(name, optimizer, place, looks, status.update, status.reason, part, target, average)
                    )
        return ranked(rows, part, target)

    def to_csv(
        self, path: Path | str, progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:  # fmt: skip
        """Write every update as CSV, whole or not at all (see `training_table` for the columns)."""
        from playground.training.training_table import training_table

        check_ending(path, "csv")
        check_callbacks(progress, cancelled)
        write_atomically(path, b"".join(training_table(self, progress, cancelled)))

    def to_npz(self, path: Path | str) -> None:
        """Write series, looks and recorded parameters as NumPy arrays, whole or not at all.

        Arrays named `losses`, `gradient_norms`, `step_lengths`, `distances`, `rates`, `epochs`, `recorded`, `names`,
        `reasons`, and for contender k `parameters_k`, `final_k`, `statistics_k`, `final_statistics_k`,
        `look_updates_k`, `training_loss_k`, `test_loss_k`, `training_accuracy_k`, `test_accuracy_k`; of its average, if
        it has one, `averages_k`, `final_average_k`, `average_statistics_k` and `average_training_loss_k` … at the same
        updates; of its best point, if there is one, `best_update_k`, `best_loss_k`, `best_parameters_k` and
        `best_statistics_k`. None of them needs pickle.
        """
        check_ending(path, "npz")
        arrays: dict[str, NDArray[Any]] = {
            name: getattr(self, name)
            for name in ("losses", "gradient_norms", "step_lengths", "distances", "rates", "epochs", "recorded")
        }
        arrays["names"] = np.array(self.names, dtype=np.str_)
        arrays["reasons"] = np.array([status.reason for status in self.statuses], dtype=np.str_)
        for k, looks in enumerate(self.looks):
            for name in ("parameters", "final", "statistics", "final_statistics"):
                arrays[f"{name}_{k}"] = getattr(self, name)[k]
            arrays[f"look_updates_{k}"] = np.array(looks.updates)
            for name in SEEN:
                arrays[f"{name}_{k}"] = np.array(getattr(looks, name))
        for k, best in enumerate(self.best):
            if best is not None:
                arrays |= {f"best_update_{k}": np.array(best.update), f"best_loss_{k}": np.array(best.loss)}
                arrays |= {f"best_parameters_{k}": best.parameters, f"best_statistics_{k}": best.statistics}
        for k, averaged in enumerate(self.average_looks):
            if averaged is not None:
                arrays |= {f"averages_{k}": self.averages[k], f"final_average_{k}": self.final_averages[k]}
                arrays[f"average_statistics_{k}"] = self.average_statistics[k]
                arrays |= {f"average_{name}_{k}": np.array(getattr(averaged, name)) for name in SEEN}
        buffer = BytesIO()
        np.savez(buffer, allow_pickle=False, **arrays)
        write_atomically(path, buffer.getvalue())
