"""Which minimum each path of a race reached."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from playground.experiments.result import Result

_NEAR = 1e-3  # of the domain's diagonal


def reached_minima(result: "Result") -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return minima (k, dimension) and which of them each path reached, (contenders, starts); −1 for none.

    The known minima of the surface that were reached come first; behind them places where paths came to rest at a
    minimum that is not among them, in the order of the paths. A path reached a minimum where it ended within a
    thousandth of the domain's diagonal of it.
    """
    problem = result.experiment.problem
    contenders, starts = result.statuses.shape
    ends = result.ends.reshape(-1, problem.dimension)
    at_rest = (result.statuses.reason == "minimum").ravel()
    near = _NEAR * float(np.hypot.reduce([high - low for low, high in problem.domain]))
    places, which = list(problem.minima), np.full(len(ends), -1, np.intp)
    distance = np.full(len(ends), near)
    for number, place in enumerate(places):
        _claim(ends, place, number, which, distance)
    # Of what is left at rest the first path names the place, and takes all that ended there.
    while (left := np.flatnonzero(at_rest & (which < 0) & np.isfinite(ends).all(axis=1))).size:
        places.append(ends[left[0]])
        distance[which < 0] = near
        _claim(ends, places[-1], len(places) - 1, which, distance)
    found = np.unique(which[which >= 0])
    numbers = np.full(len(places) + 1, -1, np.intp)
    numbers[found] = np.arange(len(found))
    return np.array(places).reshape(-1, problem.dimension)[found], numbers[which].reshape(contenders, starts)


def _claim(
    ends: NDArray[np.float64], place: NDArray[np.float64], number: int, which: NDArray[np.intp],
    distance: NDArray[np.float64],
) -> None:  # fmt: skip
    """Give a place the paths that ended nearer to it than to those before."""
    with np.errstate(invalid="ignore", over="ignore"):
        away = np.sqrt(((ends - place) ** 2).sum(axis=1))
        nearer = away <= distance
    which[nearer], distance[nearer] = number, away[nearer]
