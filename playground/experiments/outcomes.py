"""What became of every path of a race, as far as standings are made of it."""

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.experiments.distances_to_minima import distances_to_minima
from playground.experiments.evaluations_at import evaluations_at
from playground.experiments.first_reached import first_reached

if TYPE_CHECKING:
    from playground.experiments.result import Result

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

# The places of an order: those that reached the target, those that ended otherwise inside with a value, those that
# left, and those whose numbers were lost.
REACHED, ENDED, LEFT, LOST = 0, 1, 2, 3
# Where each end of a path puts it when the target was not reached. A path that left or diverged has no point to hand
# over, whatever it passed on its way; a value that is not finite is none, whatever the word.
PLACES: Final = MappingProxyType(
    {
        "minimum": ENDED,
        "saddle": ENDED,
        "maximum": ENDED,
        "flat": ENDED,
        "budget": ENDED,
        "stopped": ENDED,
        "undefined_gradient": ENDED,
        "left_domain": LEFT,
        "diverged": LOST,
    }
)


class Outcomes(NamedTuple):
    """Of R rows, the contenders that raced and behind them the averages of those that have one, and S starts.

    `racers` (R) places among the contenders that raced; `averaged` (R); of each path, (R, S): `places` in the order,
    `steps_to` and `evaluations_to` the target, infinite where it was not reached; the last `losses`, infinite where
    they are no value, `distances` to the nearest known minimiser, `steps`, `counts` (4, R, S) of f, g, H, Hv,
    `reasons`, and which came down to the target and left or diverged later, `passed`.
    """

    racers: tuple[int, ...]
    averaged: tuple[bool, ...]
    places: Integers
    steps_to: Floats
    evaluations_to: Floats
    losses: Floats
    distances: Floats
    steps: Integers
    counts: Integers
    reasons: Any
    passed: NDArray[np.bool_]

    def of_starts(self, chosen: NDArray[np.bool_]) -> "Outcomes":
        """Return what became of the paths from some starts, (S)."""
        return self._replace(**{name: getattr(self, name)[..., chosen] for name in self._fields[2:]})


def outcomes(result: "Result", level: float | None) -> Outcomes:
    """Return what became of every path; `level` of f is the target, None for none.

    Raises PlaygroundError for a result without recorded positions.
    """
    averages = list(result.average_records) if result.record is not None else []
    racers = [*range(len(result.names)), *averages]
    averaged = [False] * len(result.names) + [True] * len(averages)
    losses, distances = _ends(result, averages)
    steps_to, evaluations_to = _reached(result, level, averages)
    status = result.statuses
    reasons, steps = status.reason[racers], np.asarray(status.step)[racers].astype(np.int64)
    places = np.full(reasons.shape, ENDED)
    for reason, place in PLACES.items():
        if place != ENDED:
            places[reasons == reason] = place
    places[~np.isfinite(losses) & (places == ENDED)] = LOST
    losses = np.where(places == ENDED, losses, np.inf)
    came = np.isfinite(steps_to)
    reached, passed = (places == ENDED) & came, (places > ENDED) & came
    places[reached] = REACHED
    counts = np.array([np.asarray(result.evaluations[kind])[racers] for kind in result.evaluations.dtype.names])
    needed = np.where(reached, evaluations_to, np.inf)
    steps_to = np.where(reached, steps_to, np.inf)
    return Outcomes(
        tuple(racers), tuple(averaged), places, steps_to, needed, losses, distances, steps, counts, reasons, passed
    )  # fmt: skip


def _ends(result: "Result", averages: list[int]) -> tuple[Floats, Floats]:
    """f at the last points, (R, S), and how far from the nearest known minimiser they are."""
    losses, distances = [result.end_losses], [result.end_distances]
    for row in averages:
        last = np.asarray(result.statuses.step[row])
        points = result.average_records[row][:, last, np.arange(len(last))].T
        losses.append(result.average_losses[row][np.arange(len(last)), last][None])
        distances.append(distances_to_minima(result.experiment, points)[None])
    return np.concatenate(losses), np.concatenate(distances)


def _reached(result: "Result", level: float | None, averages: list[int]) -> tuple[Floats, Floats]:
    """After how many steps and evaluations each path first was at most at the level, infinite where never, (R, S)."""
    kept: dict[Any, Any] = vars(result).setdefault("reached", {})
    if kept.get("level", ()) != level:
        steps = _steps_to(result, level, averages, kept)
        racers = [*range(len(result.names)), *averages]
        totals = np.array([evaluations_at(result, c, row).sum(axis=0) for c, row in zip(racers, steps, strict=True)])
        never = steps < 0
        totals = totals.reshape(steps.shape)
        kept["found"] = np.where(never, np.inf, steps), np.where(never, np.inf, totals)
        kept["level"] = level
    found: tuple[Floats, Floats] = kept["found"]
    return found


def _steps_to(result: "Result", level: float | None, averages: list[int], kept: dict[Any, Any]) -> Integers:
    """The step at which each path first was at most at the level, −1 for never, (R, S)."""
    starts = len(result.experiment.starts)
    if level is None or starts == 0:
        return np.full((len(result.names) + len(averages), starts), -1, dtype=np.int64)
    found = first_reached(result.losses, level, kept.setdefault("losses", {}))
    if not averages:
        return found
    means = first_reached(result.average_losses[averages], level, kept.setdefault("average_losses", {}))
    return np.concatenate([found, means])
