"""Training with a method that runs in Python."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.base.pooled_array import pooled_array
from playground.kernels.racing.march import ESCAPED, NO_NUMBER, RUNNING
from playground.networks.network_problem import NetworkProblem
from playground.optimizers import Traced
from playground.simulation.chunk import Rule
from playground.simulation.method import Floats, Program
from playground.simulation.trace_starts import PythonWalk


class TracedTrainer:
    """A method that runs in Python at work on a network, on all samples at once: what `Trainer` is for the others.

    It goes its whole way when it is first asked to advance, for it cannot be stopped in between; series and parameters
    then follow update by update. The series are those of `Trainer`; `ended` says that it ended by its own rule.
    """

    def __init__(
        self, problem: NetworkProblem, program: Program, start: Floats, updates: int, seed: int, every: int = 0,
        shares: Floats | None = None,
    ) -> None:  # fmt: skip
        assert isinstance(program.optimizer, Traced)
        self.problem, self.updates, self.done = problem, updates, 0
        self.every, self.start = every, start.copy()
        self.diverged, self.ended = False, False
        self.losses, self.norms, self.lengths, self.distances = (np.full(updates + 1, np.nan) for _ in range(4))
        self.lengths[0], self.distances[0] = 0.0, 0.0
        self.epochs = np.arange(updates + 1, dtype=np.int64)
        self.record = pooled_array((updates // every + 1 if every else 1, problem.size))
        self.record[0] = start
        self.learned = np.empty((len(self.record), 0))  # a network that learns more is refused
        self._shares = shares
        self.average = None if shares is None else start.copy() if shares[0] > 0.0 else np.full(problem.size, np.nan)
        self.averages = np.empty((len(self.record) if shares is not None else 0, problem.size))
        if self.average is not None:
            self.averages[0] = self.average
        self._optimizer, self._values, self._seed = program.optimizer, program.values, seed
        self._path = np.empty((0, updates + 1))
        self._last = -1

    @property
    def theta(self) -> Floats:
        """The parameters now, (size)."""
        return self._at(self.done)

    @property
    def statistics(self) -> Floats:
        """What the network has learned beside the parameters: nothing, (0)."""
        nothing: Floats = self.learned[0]
        return nothing

    @property
    def fed(self) -> tuple[NDArray[Any], int]:
        """The inputs of the last batch, (features, lanes), and how many samples it has: all."""
        return self.problem.samples_laid[0], self.problem.samples

    def advance(self, last: int, cancelled: Callable[[], bool] | None = None) -> int:
        """Do updates up to the stated one, fewer where it ends; return the last one done. Raises Cancelled."""
        if self._last < 0:
            self._go(cancelled)
        while self.done < min(last, self._last):
            self.look()
            self.done += 1
            self._note(self.done)
        self.ended = self._ends and self.done == self._last
        self.diverged = self._flies and self.done == self._last
        return self.done

    def look(self) -> None:
        """Write down the loss and the gradient's norm at the present point."""
        self.losses[self.done] = self.problem.value(self.theta)
        self.norms[self.done] = np.linalg.norm(self.problem.gradient(self.theta))

    def set_parameters(self, program: Program) -> None:
        """Nothing can be changed on its way; trainings that want it are refused."""

    def _go(self, cancelled: Callable[[], bool] | None) -> None:
        size = self.problem.size
        path = np.empty((size, self.updates + 1))
        path[:, 0] = self.start
        rule = Rule(np.array([[-1e300] * size, [1e300] * size]), np.empty((0, size)), 0.0)
        walk = PythonWalk(self.problem, self.start, self.updates, rule, path, (self._seed, 0), cancelled)
        walk.run(self._optimizer, self._values)
        self._path, self._last = path, walk.t
        self._flies = walk.code in (ESCAPED, NO_NUMBER)
        self._ends = not self._flies and walk.code != RUNNING
        self.counts = walk.counts

    def _at(self, update: int) -> Floats:
        return self.start.copy() if self._last < 0 else np.ascontiguousarray(self._path[:, update])

    def _note(self, update: int) -> None:
        theta = self._at(update)
        with np.errstate(over="ignore", invalid="ignore"):
            self.lengths[update] = np.linalg.norm(theta - self._at(update - 1))
            self.distances[update] = np.linalg.norm(theta - self.start)
        if self.average is not None and self._shares is not None:
            share = self._shares[update]
            self.average[:] = theta if share == 1.0 else (1.0 - share) * self.average + share * theta
        if self.every and update % self.every == 0:
            self.record[update // self.every] = theta
            if self.average is not None:
                self.averages[update // self.every] = self.average
