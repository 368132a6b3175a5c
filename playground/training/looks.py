"""Looks."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.training.problem_of import problem_of
from playground.training.score import score

if TYPE_CHECKING:
    from playground.simulation.traced_trainer import TracedTrainer
    from playground.simulation.trainer import Trainer
    from playground.training.training import Training

Floats = NDArray[np.float64]


class Looks:
    """Loss and accuracy of one contender over all training and all test samples, whenever somebody looked.

    `updates`, and by look `training_loss`, `test_loss`, `training_accuracy`, `test_accuracy`; NaN where there is no
    test part or no classes.
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
        self._best, self._waited = np.inf, 0

    def take(self, update: int, trainer: "Trainer | TracedTrainer") -> str:
        """Take them at the present parameters; return a reason to end there, or nothing."""
        theta = trainer.theta.copy()
        self.take_at(update, theta, trainer.statistics)
        return self._reason(theta)

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

    def _reason(self, theta: Floats) -> str:
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
            watched = self.test_loss[-1] if self._parts[1] is not None else self.training_loss[-1]
            self._waited = 0 if watched < self._best else self._waited + 1
            self._best = min(self._best, watched)
            if self._waited >= stop.patience:
                return "stopped"
        return ""
