"""The recorded parameters of a training from start to end."""

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError, unknown
from playground.training.checked_row import checked_row
from playground.training.training_result import TrainingResult

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
PARTS = ("training", "test")


def recorded_path(result: TrainingResult, contender: int, most: int = 250) -> tuple[Integers, Floats, Floats]:
    """Return updates (k), parameters (k, size) and learned statistics (k, s) of a training's record, start to end.

    Of more than `most` records as many are taken evenly. What follows the last finite parameters is left out.

    Arguments: `contender` the row of the result. Raises PlaygroundError for a row that is not there.
    """
    row = checked_row(result, contender)
    record, learned, end = result.parameters[row], result.statistics[row], result.statuses[row].update
    updates = np.asarray(result.recorded[: len(record)], dtype=np.int64)
    if len(updates) > most:
        chosen = np.unique(np.linspace(0, len(updates) - 1, most).astype(int))
        updates, record, learned = updates[chosen], record[chosen], learned[chosen]
    if updates[-1] != end:
        updates, record = np.append(updates, end), np.vstack([record, result.final[row]])
        learned = np.vstack([learned, result.final_statistics[row]])
    finite = np.isfinite(record).all(axis=1)
    finite &= np.abs(np.nan_to_num(record)).max(axis=1, initial=0.0) < 1e150
    return updates[finite], np.array(record[finite], dtype=np.float64), np.array(learned[finite], dtype=np.float64)


def check_part(part: str, result: TrainingResult) -> None:
    """Raise PlaygroundError where a result's data have no samples of that part."""
    if not isinstance(part, str) or part not in PARTS:
        raise unknown("part of the data", part, PARTS)
    if len(getattr(result.training.data, part).inputs) == 0:
        raise PlaygroundError(f"the data have no {part} samples: give them a split, or look at the other part")
