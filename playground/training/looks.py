"""Losses and accuracies over all samples, taken as a training goes on, and the best point."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.training.problem_of import problem_of
from playground.training.score import score

if TYPE_CHECKING:
    from playground.simulation.traced_trainer import TracedTrainer
    from playground.simulation.trainer import Trainer
    from playground.training.training import Training

Floats = NDArray[np.float64]
_SERIES = ("updates", "training_loss", "test_loss", "training_accuracy", "test_accuracy")


class Best(NamedTuple):
    """The point with the lowest loss that was seen: `loss` of the `part` "test", or "training" where there is no test
    part, after `update`, with `parameters` (size) and the `statistics` (k) that were learned beside them."""

    update: int
    loss: float
    part: str
    parameters: Floats
    statistics: Floats


class Looks:
    """Loss and accuracy of one contender over all training and all test samples, at every look.

    `updates`, and by look `training_loss`, `test_loss`, `training_accuracy`, `test_accuracy`; NaN where there is no
    test part or no classes. `best` is the point with the lowest test loss (training loss where there is no test part)
    of all looks, None before one was a number.
    """

    def __init__(self, training: "Training", place: int) -> None:
        self._training = training
        samples = training.data.training, training.data.test
        self._parts = [
            (problem_of(training, training.network_of(place), name, "evaluation"), part.targets)
            if len(part.inputs)
            else None
            for name, part in zip(("training", "test"), samples, strict=True)
        ]
        self.updates: list[int] = []
        self.training_loss: list[float] = []
        self.test_loss: list[float] = []
        self.training_accuracy: list[float] = []
        self.test_accuracy: list[float] = []
        self.best: Best | None = None
        self._waited = 0

    def take(self, update: int, trainer: "Trainer | TracedTrainer") -> str:
        """Take them at the present parameters; return a reason to end there, or nothing."""
        theta = trainer.theta.copy()
        self.take_at(update, theta, trainer.statistics)
        lower = self._keep_best(update, theta, trainer.statistics)
        return self._reason(theta, lower)

    def _keep_best(self, update: int, theta: Floats, statistics: Floats) -> bool:
        """Keep the present point where its loss is the lowest; return whether it is."""
        part = "test" if self._parts[1] is not None else "training"
        watched = self.test_loss[-1] if part == "test" else self.training_loss[-1]
        lower = watched < (np.inf if self.best is None else self.best.loss)
        if lower:
            self.best = Best(update, float(watched), part, theta, statistics.copy())
        return lower

    def take_at(self, update: int, theta: Floats, statistics: Floats) -> None:
        """Take them at parameters and what was learned beside them; where these are no numbers, none."""
        self.updates.append(update)
        for part, losses, accuracies in zip(
            self._parts, (self.training_loss, self.test_loss), (self.training_accuracy, self.test_accuracy), strict=True
        ):
            if part is None or np.isnan(theta[0]):
                losses.append(np.nan)
                accuracies.append(np.nan)
                continue
            problem, targets = part
            problem.machine.take_statistics(statistics)
            loss, outputs = problem.survey(theta)
            losses.append(loss)
            accuracies.append(score(outputs, targets, self._training.data.classes, self._training.loss))

    @property
    def memory(self) -> dict[str, Floats]:
        """What was seen so far, as arrays by name, and how long nothing became better."""
        kept = {name: np.array(getattr(self, name), dtype=np.float64) for name in _SERIES}
        kept["waited"] = np.array([float(self._waited)])
        if self.best is not None:
            kept["best"] = np.array([float(self.best.update), self.best.loss])
            kept |= {"best_parameters": self.best.parameters, "best_statistics": self.best.statistics}
        return kept

    def remember(self, memory: Mapping[str, Floats]) -> None:
        """Take what was seen back."""
        for name in _SERIES[1:]:
            setattr(self, name, memory[name].tolist())
        self.updates = [int(update) for update in memory["updates"]]
        self._waited = int(memory["waited"][0])
        if "best" in memory:
            part = "test" if self._parts[1] is not None else "training"
            (update, loss), parameters = memory["best"].tolist(), memory["best_parameters"]
            self.best = Best(int(update), loss, part, parameters, memory["best_statistics"])

    def _reason(self, theta: Floats, lower: bool) -> str:
        stop = self._training.stop
        if stop.loss is not None and self.training_loss[-1] <= stop.loss:
            return "reached"
        whole = self._parts[0]
        if (
            stop.gradient is not None
            and whole is not None
            and np.linalg.norm(whole[0].gradient(theta)) <= stop.gradient
        ):
            return "settled"
        if stop.patience is not None:
            self._waited = 0 if lower else self._waited + 1
            if self._waited >= stop.patience:
                return "stopped"
        return ""
