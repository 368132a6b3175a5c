"""Which of a training's recorded updates are looked at."""

import numpy as np
from numpy.typing import NDArray

from playground.base.check_whole import check_whole
from playground.training.training_result import TrainingResult

MOST_POINTS = 10**6


def recorded_rows(result: TrainingResult, contender: int, points: int) -> NDArray[np.int64]:
    """Return the rows of a contender's record to look at: at most `points`, evenly, the first and the last among them.

    Arguments: `contender` its row of the result, which there is. Raises PlaygroundError for points that cannot be.
    """
    count, last = check_whole(points, "points", 1, MOST_POINTS), len(result.parameters[contender]) - 1
    return np.unique(np.linspace(0, last, min(count, last + 1)).round().astype(np.int64))
