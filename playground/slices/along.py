"""Loss and accuracy along a line or a curve through parameters."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from playground.simulation.simulate_starts import Cancelled
from playground.slices.evaluated import POPULATION, checked_statistics
from playground.slices.loss_line import LossLine, curve_weights
from playground.training.population_statistics import PopulationStatistics
from playground.training.score import score
from playground.training.training_result import TrainingResult

Floats = NDArray[np.float64]


def along(
    result: TrainingResult, row: int, ts: Floats, controls: Floats, names: tuple[str, str],
    progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None,
    statistics: str = "population",
) -> LossLine:  # fmt: skip
    """Return losses and accuracies of a contender's network along a line or a curve, on all training and test samples.

    Arguments: `row` of the result whose network it is; `ts` (k) where; `controls` as `LossLine` has them; `names` of
    both ends; `cancelled` is asked before each point; `statistics` as `straight_line` has it. Raises Cancelled, and
    PlaygroundError for no such choice.
    """
    training = result.training
    found = {name: (np.full(len(ts), np.nan), np.full(len(ts), np.nan)) for name in ("training", "test")}
    chosen, place = checked_statistics(result, row, statistics), result.places[row]
    population = PopulationStatistics(training, place) if chosen == POPULATION else None
    learned = None if population is None else result.final_statistics[row]
    parts = [name for name in found if len(getattr(training.data, name).inputs)]
    problems = [training.problem(place, name, learned) for name in parts]
    for k, t in enumerate(ts.tolist()):
        if cancelled is not None and cancelled():
            raise Cancelled("the line was cancelled")
        theta = curve_weights(t, len(controls)) @ controls
        here = None if population is None else population(theta)
        for turn, (name, problem) in enumerate(zip(parts, problems, strict=True)):
            losses, accuracies = found[name]
            if here is not None:
                problem.take_statistics(here)
            losses[k], outputs = problem.survey(theta)
            targets = getattr(training.data, name).targets
            accuracies[k] = score(outputs, targets, training.data.classes, training.loss)
            if progress is not None:
                progress(len(parts) * k + turn + 1, len(parts) * len(ts))
    (training_loss, training_accuracy), (test_loss, test_accuracy) = found["training"], found["test"]
    note = result.shown_point(row, result.statuses[row].update)
    return LossLine(ts, controls, training_loss, test_loss, training_accuracy, test_accuracy, names, chosen, note)
