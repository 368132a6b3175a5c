"""The loss on a plane in stages, coarse first."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.base.check_callbacks import check_callbacks
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError, unknown
from playground.networks.network_problem import NetworkProblem
from playground.simulation.simulate_starts import Cancelled
from playground.slices.curvature_plane import curvature_plane
from playground.slices.evaluated import POPULATION, checked_statistics, statistics_at
from playground.slices.loss_slice import LossSlice
from playground.slices.losses_at import losses_at
from playground.slices.plane import Plane, checked_extent
from playground.slices.principal_plane import principal_plane
from playground.slices.random_plane import random_plane
from playground.slices.recorded_path import check_part, recorded_path
from playground.training.checked_row import checked_row
from playground.training.training_result import TrainingResult

Floats = NDArray[np.float64]
Progress = Callable[[int, int], None]
KINDS = ("random", "principal", "curvature")
MOST_POINTS = 1001
# The first grid's side; the next ones have four times as many squares on a side, so that all of them together
# take a fifteenth longer than the last alone.
_FIRST, _FINER = 13, 4


def slice_stages(
    result: TrainingResult, kind: str | Plane = "random", contender: int = 0, points: int = 51,
    extent: Any = None, seed: int = 0, part: str = "training", progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None, statistics: str = "population",
) -> Iterator[LossSlice]:  # fmt: skip
    """Yield the loss on a plane through a trained network's parameters, first coarse, then finer, last as asked.

    Each has its grid whole, so that it can be drawn as it is; whoever wants no finer one stops asking. Arguments and
    errors are those of `slice_loss`; illegal ones are told when the first is asked for.
    """
    row, points = checked_row(result, contender), check_whole(points, "points", 2, MOST_POINTS)
    seed = check_whole(seed, "seed", 0, 2**63 - 1)
    if not isinstance(kind, Plane) and (not isinstance(kind, str) or kind not in KINDS):
        raise unknown("kind of slice", kind, KINDS)
    check_part(part, result)
    check_callbacks(progress, cancelled)
    ranges = None if extent is None else checked_extent(extent)
    chosen = checked_statistics(result, row, statistics)
    updates, path, learned = recorded_path(result, row)
    if len(path) == 0 or not np.array_equal(path[-1], result.final[row]):
        raise PlaygroundError(f"{result.names[row]} diverged: there is no landscape to be seen round where it ended")
    plane = kind if isinstance(kind, Plane) else _plane(kind, result, row, path, seed, chosen, cancelled)
    size = result.training.problem_size(result.places[row])
    if len(plane.origin) != size:
        raise PlaygroundError(f"the plane has {len(plane.origin)} parameters, and the network has {size}")
    centre = statistics_at(result, row, plane.origin) if chosen == POPULATION else None
    problem = result.training.problem(result.places[row], part, centre)
    sides = _sides(points)
    asker = _Asker(problem, plane, sum(side**2 for side in sides) + 2 * len(path), progress, cancelled)
    places = plane.coordinates(path)
    pretended, true = asker.losses(places), asker.true_losses(path, None if centre is None else learned, centre)
    for side in sides:
        xs, ys = (np.linspace(low, high, side) for low, high in ranges or plane.extent)
        grid = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
        yield LossSlice(
            plane, xs, ys, asker.losses(grid).reshape(side, side), updates, places, true, pretended,
            plane.explained(path), result.names[row], part, side < points, chosen,
            result.shown_point(row, int(updates[-1])),
        )  # fmt: skip


class _Asker:
    """Asks for losses on a plane and tells how many of all it has."""

    def __init__(
        self, problem: NetworkProblem, plane: Plane, total: int, progress: Progress | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:  # fmt: skip
        self._problem, self._plane, self._total, self._done = problem, plane, total, 0
        self._progress, self._cancelled = progress, cancelled

    def losses(self, coordinates: Floats) -> Floats:
        """f on the plane at coordinates (n, 2)."""
        found = losses_at(
            self._problem, self._plane.origin, self._plane.axes, coordinates, lambda done, _: self._tell(done),
            self._cancelled,
        )  # fmt: skip
        self._done += len(coordinates)
        return found

    def true_losses(self, path: Floats, learned: Floats | None, centre: Floats | None) -> Floats:
        """f at points (n, size), each with the statistics that were learned by then; behind it those of the centre."""
        found = np.empty(len(path))
        for k, theta in enumerate(path):
            if self._cancelled is not None and self._cancelled():
                raise Cancelled("the slice was cancelled")
            if learned is not None:
                self._problem.take_statistics(learned[k])
            found[k] = self._problem.value(theta)
            self._tell(k + 1)
        if centre is not None:
            self._problem.take_statistics(centre)
        self._done += len(path)
        return found

    def _tell(self, more: int) -> None:
        if self._progress is not None:
            self._progress(self._done + more, self._total)


def _plane(
    kind: str, result: TrainingResult, row: int, path: Floats, seed: int, chosen: str,
    cancelled: Callable[[], bool] | None,
) -> Plane:  # fmt: skip
    if kind == "principal":
        return principal_plane(path)
    # Axes do not depend on the part of the samples that is looked at along them.
    learned = result.final_statistics[row] if chosen == POPULATION else None
    problem = result.training.problem(result.places[row], statistics=learned)
    if kind == "random":
        return random_plane(problem, path[-1], seed)
    fall = problem.value(path[0]) - problem.value(path[-1])
    return curvature_plane(problem, path[-1], fall if fall > 0 else 1.0, seed, cancelled)


def _sides(points: int) -> list[int]:
    sides = [points]
    while sides[0] > _FIRST:
        sides.insert(0, (sides[0] - 1) // _FINER + 1)
    return sides
