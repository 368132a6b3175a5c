"""A training at work, and the status of each contender."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.experiments.modifier import Modifier
from playground.experiments.program_of import program_of
from playground.modifiers import Average
from playground.optimizers import Traced
from playground.simulation.simulate_starts import Cancelled
from playground.simulation.traced_trainer import TracedTrainer
from playground.simulation.trainer import Trainer
from playground.training.average_looks import AverageLooks
from playground.training.batches_of import batches_of
from playground.training.change import Change
from playground.training.check_room import check_room
from playground.training.looks import Looks
from playground.training.problem_of import problem_of
from playground.training.training import Training

Floats = NDArray[np.float64]
# Between two tests for a cancellation: some milliseconds of work, in numbers a sample passes.
SEGMENT_WORK = 20_000_000


class Status:
    """Why and with which update a contender's training ended: `budget`, `diverged`, `reached`, `settled`, `stopped`,
    `halted`, `running`."""

    def __init__(self, reason: str = "running", update: int = 0) -> None:
        self.reason, self.update = reason, update

    def __repr__(self) -> str:
        return f"Status({self.reason!r}, {self.update})"


class TrainingRun:
    """A training at work: every contender's parameters, memory and series, moved on by `advance`.

    It belongs to one thread. What is changed on the way (`change`) is kept in its `training`, so that a run of that
    training gives the same numbers.
    """

    def __init__(self, training: Training) -> None:
        check_room(training)
        self.training = training
        self.plan = training.plan
        self.updates = self.plan.updates
        self.every = _thinning(training)
        self.looks = _looks(self.plan.ends, self.updates, training.looks)
        self.learners = training.learners
        self.trainers = {place: self._trainer(place) for place in self.learners}
        self.seen = {place: Looks(training, place) for place in self.learners}
        averaged = [place for place in self.learners if self.trainers[place].average is not None]
        self.seen_averages = {place: AverageLooks(training, place) for place in averaged}
        self.statuses = {place: Status() for place in self.learners}
        self._contenders = {place: training.contenders[place].contender for place in self.learners}
        self._look(0)
        self._end_at(0)

    def _trainer(self, place: int) -> Trainer | TracedTrainer:
        training = self.training
        problem = problem_of(training, training.network_of(place), use="training")
        contender = training.contenders[place].contender
        program, shares = program_of(contender), self._shares(contender.average)
        if isinstance(program.optimizer, Traced):
            return TracedTrainer(problem, program, problem.initial, self.updates, training.seed, self.every, shares)
        return Trainer(problem, program, problem.initial, self.updates, batches_of(training), self.every, shares)

    def _shares(self, average: Modifier | None) -> Floats | None:
        """The newest point's shares in an average that is made on the way: the record may be thinned."""
        if average is None or not isinstance(average.modification, Average):
            return None
        return average.modification.shares(self.updates, average.parameters)

    @property
    def done(self) -> int:
        """The last update that every contender that goes on has done."""
        running = [self.trainers[place].done for place in self.learners if self.statuses[place].reason == "running"]
        return min(running, default=max((status.update for status in self.statuses.values()), default=0))

    @property
    def over(self) -> bool:
        """Whether every contender has ended."""
        return all(status.reason != "running" for status in self.statuses.values())

    def advance(self, last: int, cancelled: Callable[[], bool] | None = None) -> None:
        """Do updates up to the stated one, all contenders side by side; raise Cancelled between two of them."""
        last = min(last, self.updates)
        while not self.over and self.done < last:
            if cancelled is not None and cancelled():
                raise Cancelled("the training was cancelled")
            self._go_to(min(last, self._next(self.done)), cancelled)

    def change(self, contender: int, parameter: str, value: Any) -> None:
        """Give a contender's optimizer another value of a parameter from the next update on; kept in `training`."""
        change = Change(self.done, contender, parameter, value)
        self.training = self.training.replace(changes=(*self.training.changes, change))

    def continue_from(self, place: int, reason: str, update: int) -> None:
        """Say that a contender's trainer was brought to an update: its changes so far are in force."""
        self.statuses[place] = Status(reason, update)
        contender = self._contenders[place]
        for change in self.training.changes:
            if change.contender == place and change.update < self.trainers[place].done:
                contender = contender.with_parameter(change.parameter, change.value)
        if contender != self._contenders[place]:
            self._contenders[place] = contender
            self.trainers[place].set_parameters(program_of(contender))

    def _next(self, done: int) -> int:
        """The next update at which losses are looked at, a value changes, or a segment of work is done."""
        stops = [
            int(self.looks[np.searchsorted(self.looks, done, side="right")]) if done < self.looks[-1] else self.updates
        ]
        stops += [change.update for change in self.training.changes if change.update > done]
        batch = int(self.plan.sizes.max())
        size = max((trainer.problem.size for trainer in self.trainers.values()), default=1)
        return min(*stops, done + max(1, SEGMENT_WORK // (batch * size)), self.updates)

    def _go_to(self, target: int, cancelled: Callable[[], bool] | None) -> None:
        for place in self.learners:
            if self.statuses[place].reason != "running":
                continue
            trainer = self.trainers[place]
            self._apply_changes(place, trainer.done)
            if isinstance(trainer, TracedTrainer):
                trainer.advance(target, cancelled)
                self._end_traced(place, trainer)
            else:
                trainer.advance(target)
            if trainer.diverged:
                self.statuses[place] = Status("diverged", trainer.done)
        if target in self.looks:
            self._look(target)
        self._end_at(target)

    def _end_at(self, target: int) -> None:
        """A contender that still goes on ends with the last update; where there is none, before the first."""
        for place in self.learners:
            if self.statuses[place].reason == "running" and target >= self.updates:
                self.trainers[place].look()
                self.statuses[place] = Status("budget", target)

    def _end_traced(self, place: int, trainer: TracedTrainer) -> None:
        """A method that has ended by its own rule is looked at where it ended."""
        if trainer.ended and trainer.done < self.updates:
            trainer.look()
            if trainer.done not in self.seen[place].updates:
                self._look_at(place, trainer.done)
            self.statuses[place] = Status("stopped", trainer.done)

    def _apply_changes(self, place: int, done: int) -> None:
        for change in self.training.changes:
            if change.contender == place and change.update == done:
                changed = self._contenders[place].with_parameter(change.parameter, change.value)
                if changed != self._contenders[place]:
                    self._contenders[place] = changed
                    self.trainers[place].set_parameters(program_of(changed))

    def _look(self, update: int) -> None:
        """Take training and test loss of all contenders, and end those that a rule ends there."""
        for place in self.learners:
            trainer = self.trainers[place]
            if self.statuses[place].reason == "running" and trainer.done == update:
                reason = self._look_at(place, update) or self._halt(place, trainer)
                if reason:
                    trainer.look()
                    self.statuses[place] = Status(reason, update)

    def _halt(self, place: int, trainer: Trainer | TracedTrainer) -> str:
        """Return a reason to end a contender whose method finds no step on a loss that stays the same, or nothing.

        Other units are dropped in each update, so dropout may let it go on.
        """
        if not isinstance(trainer, Trainer) or self.training.network_of(place).dropout > 0.0:
            return ""
        return "halted" if trainer.halted else ""

    def _look_at(self, place: int, update: int) -> str:
        """Take losses and accuracies of a contender, and of its average; return a reason to end it, or nothing."""
        trainer = self.trainers[place]
        if place in self.seen_averages and trainer.average is not None:
            self.seen_averages[place].take_average(update, trainer.average)
        return self.seen[place].take(update, trainer)


def _thinning(training: Training) -> int:
    """Every how many updates parameters are kept and what belongs to them are kept, so that all fits into
    the memory that it may take."""
    updates, room = training.plan.updates, training.memory * 1_000_000
    sizes = sum(8 * training.record_size(place) for place in training.learners)
    return max(1, math.ceil(updates * sizes / (room - sizes))) if sizes else 1


def _looks(ends: NDArray[np.int64], updates: int, most: int) -> NDArray[np.int64]:
    """The updates at which losses over all samples are taken: the start, the ends of epochs (evenly, where there are
    too many), the last."""
    chosen = ends if len(ends) <= most else ends[np.linspace(0, len(ends) - 1, most).astype(int)]
    looks: NDArray[np.int64] = np.unique(np.concatenate([[0], chosen, [updates]])).astype(np.int64)
    return looks
