"""Where the points of a problem lie in its picture: on the plane, or on the curve of a function of one number."""

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from playground.problems.surface import Surface

if TYPE_CHECKING:
    from playground.experiments.result import Result

Points = NDArray[np.float64]
# A race is drawn many times; its losses are worked out once, and go when it goes.
_RECORDS: "WeakKeyDictionary[Result, Points]" = WeakKeyDictionary()
_WITH_AVERAGES: "WeakKeyDictionary[Result, Points]" = WeakKeyDictionary()


def lift(problem: Surface, points: Any) -> Points:
    """Return where points (…, dimension) lie in the picture, (…, 2): (x, y) as they are, x at (x, f(x))."""
    array = np.asarray(points, dtype=np.float64)
    if problem.dimension == 2:
        return array.reshape(-1, 2) if array.shape[-1:] != (2,) else array
    array = array.reshape(-1, 1) if array.shape[-1:] != (1,) else array
    values = problem.value(array.reshape(-1, 1)).reshape(array.shape)
    return np.concatenate([array, values], axis=-1)


def lifted_record(result: "Result") -> Points:
    """Return every position of a race in its picture, (contenders, 2, steps + 1, starts); NaN after a path's end.

    Raises PlaygroundError for a result that kept only ends.
    """
    record = np.transpose(result.positions, (0, 3, 2, 1))
    if result.experiment.problem.dimension == 2:
        return record
    if result not in _RECORDS:
        heights = np.transpose(result.losses, (0, 2, 1))[:, None]
        _RECORDS[result] = np.concatenate([record, heights], axis=1)
    return _RECORDS[result]


def drawn_record(result: "Result") -> Points:
    """Return `lifted_record` with the averaged paths behind it: what of a race is drawn as lines.

    Row len(result.contenders) + k is the average of the k-th contender that has one, in the order of
    `result.average_records`.
    """
    if not result.average_records:
        return lifted_record(result)
    if result not in _WITH_AVERAGES:
        averages = [lift(result.experiment.problem, one.T).T for one in result.average_records.values()]
        _WITH_AVERAGES[result] = np.concatenate([lifted_record(result), np.array(averages)])
    return _WITH_AVERAGES[result]


def drawn_names(result: "Result") -> list[str]:
    """Return the names of its rows."""
    return [*result.names, *(f"{result.names[racer]}, averaged" for racer in result.average_records)]
