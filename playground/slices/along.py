"""along."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from playground.simulation.simulate_starts import Cancelled
from playground.slices.loss_line import LossLine, curve_weights
from playground.training.score import score
from playground.training.training_result import TrainingResult

Floats = NDArray[np.float64]


def along(
    result: TrainingResult, row: int, ts: Floats, controls: Floats, names: tuple[str, str],
    progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None,
) -> LossLine:  # fmt: skip
    """Return losses and accuracies of a contender's network along a line or a curve, on all training and test samples.

    Arguments: `row` of the result whose network it is; `ts` (k) where; `controls` as `LossLine` has them; `names` of
    both ends; `cancelled` is asked before each point. Raises Cancelled.
    """
    training = result.training
    found = {name: (np.full(len(ts), np.nan), np.full(len(ts), np.nan)) for name in ("training", "test")}
    parts = [name for name in found if len(getattr(training.data, name).inputs)]
    for turn, name in enumerate(parts):
        problem, targets = training.problem(result.places[row], name), getattr(training.data, name).targets
        losses, accuracies = found[name]
        for k, t in enumerate(ts.tolist()):
            if cancelled is not None and cancelled():
                raise Cancelled("the line was cancelled")
            losses[k], outputs = problem.survey(curve_weights(t, len(controls)) @ controls)
            accuracies[k] = score(outputs, targets, training.data.classes, training.loss)
            if progress is not None:
                progress(turn * len(ts) + k + 1, len(parts) * len(ts))
    (training_loss, training_accuracy), (test_loss, test_accuracy) = found["training"], found["test"]
    return LossLine(ts, controls, training_loss, test_loss, training_accuracy, test_accuracy, names)
