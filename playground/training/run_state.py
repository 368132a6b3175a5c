"""RunState: what a training needs to go on in the same bits, and what it has written down so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError
from playground.simulation.traced_trainer import TracedTrainer
from playground.simulation.trainer import Trainer
from playground.training.training import Training
from playground.training.training_fingerprint import training_fingerprint
from playground.training.training_run import TrainingRun

# By update: a row of the file of series has these.
SERIES: Final = ("losses", "norms", "lengths", "distances", "epochs")
_RECORDS: Final = ("record", "learned", "averages")
_TRACED: Final = "a method that runs in Python cannot be continued in the middle"
FORM: Final = 1


@dataclass(frozen=True, eq=False)
class RunState:
    """A training at one update.

    Arguments:
        fingerprint: of the training up to that update, see `training_fingerprint`.
        done: the update.
        small: everything that changes with every update, as arrays by name, copies.
        series: for each contender that is switched on (k, 5): the columns of `SERIES`, by update, 0 … the last.
        records: for each of them (records, size), θ, what was learned beside it and its average, side by side.
    """

    fingerprint: str
    done: int
    small: Mapping[str, NDArray[Any]]
    series: tuple[NDArray[np.float64], ...]
    records: tuple[NDArray[np.float64], ...]


def run_state(run: TrainingRun, firsts: Sequence[tuple[int, int]] = ()) -> RunState | None:
    """Return a training as it stands, None where it has done nothing yet or cannot be continued.

    Arguments: `run`; `firsts`, for each contender that is switched on the rows from which on series and records are
    wanted, by default all.
    """
    done = max((run.trainers[place].done for place in run.learners), default=0)
    if done == 0 or any(isinstance(trainer, TracedTrainer) for trainer in run.trainers.values()):
        return None
    small: dict[str, NDArray[Any]] = {"form": np.array([FORM, run.every, done])}
    for k, place in enumerate(run.learners):
        trainer, status = run.trainers[place], run.statuses[place]
        assert isinstance(trainer, Trainer)
        small |= {f"{k}_{name}": array.copy() for name, array in trainer.memory.items()}
        small |= {f"{k}_seen_{name}": array for name, array in run.seen[place].memory.items()}
        if place in run.seen_averages:
            small |= {f"{k}_average_{name}": array for name, array in run.seen_averages[place].memory.items()}
        small[f"{k}_status"] = np.array([status.reason, str(status.update)])
    trainers = [run.trainers[place] for place in run.learners]
    begins = firsts or [(0, 0)] * len(trainers)
    return RunState(
        training_fingerprint(run.training, done), done, small,
        tuple(_series(trainer, first) for trainer, (first, _) in zip(trainers, begins, strict=True)),
        tuple(_records(trainer, run.every, first) for trainer, (_, first) in zip(trainers, begins, strict=True)),
    )  # fmt: skip


def continued_run(training: Training, state: RunState) -> TrainingRun:
    """Return a run of a training that goes on from a state, in the same bits as if it had never ended.

    Raises PlaygroundError where the state is of another training, or is damaged.
    """
    if training_fingerprint(training, state.done) != state.fingerprint:
        raise PlaygroundError("it belongs to another training")
    run = TrainingRun(training)
    try:
        _take(run, state)
    except (KeyError, ValueError, IndexError, AssertionError):
        raise PlaygroundError("it is damaged") from None
    return run


def _take(run: TrainingRun, state: RunState) -> None:
    small = state.small
    if [int(number) for number in small["form"]] != [FORM, run.every, state.done]:
        raise ValueError("another form")
    for k, place in enumerate(run.learners):
        trainer = run.trainers[place]
        assert isinstance(trainer, Trainer), _TRACED
        trainer.remember(_named(small, f"{k}_"))
        _take_series(trainer, run.every, state.series[k], state.records[k])
        run.seen[place].remember(_named(small, f"{k}_seen_"))
        if place in run.seen_averages:
            run.seen_averages[place].remember(_named(small, f"{k}_average_"))
        reason, update = small[f"{k}_status"].tolist()
        run.continue_from(place, reason, int(update))


def _named(small: Mapping[str, NDArray[Any]], prefix: str) -> dict[str, NDArray[Any]]:
    return {name.removeprefix(prefix): array for name, array in small.items() if name.startswith(prefix)}


def _series(trainer: Any, first: int) -> NDArray[np.float64]:
    return np.stack([np.asarray(getattr(trainer, name)[first : trainer.done + 1], float) for name in SERIES], axis=1)


def _records(trainer: Any, every: int, first: int) -> NDArray[np.float64]:
    parts = [getattr(trainer, name)[first : trainer.done // every + 1] for name in _RECORDS]
    return np.concatenate([part for part in parts if part.shape[1] and len(part)], axis=1)


def _take_series(trainer: Trainer, every: int, series: NDArray[np.float64], records: NDArray[np.float64]) -> None:
    rows, kept = trainer.done + 1, trainer.done // every + 1
    if series.shape != (rows, len(SERIES)) or len(records) != kept:
        raise ValueError("another number of updates")
    for name, column in zip(SERIES, series.T, strict=True):
        getattr(trainer, name)[:rows] = column
    place = 0
    for name in _RECORDS:
        array = getattr(trainer, name)
        if array.shape[1] and len(array):
            array[:kept] = records[:, place : place + array.shape[1]]
            place += array.shape[1]
    if place != records.shape[1]:
        raise ValueError("another size")
