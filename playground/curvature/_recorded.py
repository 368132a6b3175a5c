"""Which of a training's recorded updates are looked at."""

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError
from playground.training.training_result import TrainingResult


def recorded_rows(result: TrainingResult, contender: int, points: int) -> NDArray[np.int64]:
    """Return the rows of a contender's record to look at: at most `points`, evenly, the first and the last among them.

    Arguments: `contender` its row of the result. Raises PlaygroundError for one that there is not.
    """
    check_contender(result, contender)
    if isinstance(points, bool) or not isinstance(points, int) or points < 1:
        raise PlaygroundError(f"points must be how many updates to look at, a whole number from 1, got {points!r}")
    last = len(result.parameters[contender]) - 1
    return np.unique(np.linspace(0, last, min(points, last + 1)).round().astype(np.int64))


def check_contender(result: TrainingResult, contender: int) -> None:
    """Raise PlaygroundError where a result has no such row."""
    if isinstance(contender, bool) or not isinstance(contender, int) or not 0 <= contender < len(result.names):
        raise PlaygroundError(
            f"contender must be a row of the result, from 0 to {len(result.names) - 1}, got {contender!r}"
        )
