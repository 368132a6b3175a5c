"""A race and its standings, in memory that does not grow with the race."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

import numpy as np

from playground.experiments.experiment import Experiment
from playground.experiments.outcomes import Outcomes, outcomes
from playground.experiments.result import Result
from playground.experiments.simulate import simulate
from playground.experiments.standings import Standings, standings_of
from playground.experiments.standings_target import TOO_LONG, target_of

# Bytes of positions that are held at once, and of a single path, of which no smaller part can be held.
ROOM: Final = 2**27
_LONGEST: Final = 2**29


def simulate_standings(
    experiment: Experiment, target: float | None = None, threads: int | None = None,
    progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None, room: int = ROOM,
) -> tuple[Result, Standings]:  # fmt: skip
    """Run a race of any size and return where paths ended, without positions, and its standings.

    Positions, in which the first value below the target is looked for, are held for some paths at a time. The numbers
    are those of the whole race, for no path depends on others. Where a single path has so many steps that its positions
    take more than 512 MB, no target is looked for, and the final f alone decides.

    Arguments: see `simulate` and `standings`; `room` bytes of positions at once. Raises PlaygroundError as they do.
    """
    aim = target_of(experiment, target)
    if _path_bytes(experiment) > _LONGEST:
        result = simulate(experiment, "ends", threads, progress, cancelled)
        aim = replace(aim, level=None, stated=None, why_none=TOO_LONG)
        return result, standings_of(result, aim, outcomes(result, None))
    racing = [place for place, one in enumerate(experiment.contenders) if one.enabled]
    whole, done = max(1, len(racing) * len(experiment.starts) * experiment.steps), 0
    ends: list[list[Result]] = []
    found: list[list[Outcomes]] = []
    for _, group in groupby(_pieces(experiment, len(racing), room), key=lambda piece: piece[0]):
        ends.append([])
        found.append([])
        for racers, starts in group:
            chosen = [experiment.contenders[racing[row]] for row in racers]
            part = experiment.replace(contenders=chosen, starts=experiment.starts[starts.start : starts.stop])
            told = None if progress is None else _told(progress, done, whole)
            result = simulate(part, "all", threads, told, cancelled)
            found[-1].append(outcomes(result, aim.level))
            result.record = None
            ends[-1].append(result)
            done += len(racers) * len(starts) * experiment.steps
    result = _whole(experiment, ends)
    return result, standings_of(result, aim, _together(found))


def _path_bytes(experiment: Experiment) -> int:
    return 8 * experiment.problem.dimension * (experiment.steps + 1)


def _told(progress: Callable[[int, int], None], done: int, whole: int) -> Callable[[int, int], None]:
    return lambda here, _: progress(done + here, whole)


def _pieces(experiment: Experiment, racers: int, room: int) -> Iterator[tuple[range, range]]:
    """Places of contenders and of starts that are simulated at once: all starts of some contenders, or a part."""
    starts = len(experiment.starts)
    path = _path_bytes(experiment)
    several = max(1, room // max(1, path * starts))
    part = max(1, min(room // path, starts))
    for first in range(0, racers, several):
        for start in range(0, starts, part) or (0,):
            yield range(first, min(first + several, racers)), range(start, min(start + part, starts))
    if racers == 0:
        yield range(0), range(starts)


def _whole(experiment: Experiment, ends: list[list[Result]]) -> Result:
    """The pieces of each group side by side, the groups below each other."""

    def joined(name: str) -> Any:
        return np.concatenate([np.concatenate([getattr(one, name) for one in row], axis=1) for row in ends])

    statuses, evaluations = joined("statuses").view(np.recarray), joined("evaluations").view(np.recarray)
    return Result(experiment, None, joined("ends"), statuses, evaluations)


def _together(found: list[list[Outcomes]]) -> Outcomes:
    """What became of all paths: the rows of contenders first, behind them those of averages."""
    racers: list[int] = []
    averaged: list[bool] = []
    before = 0
    for row in found:
        racers += [before + racer for racer in row[0].racers]
        averaged += row[0].averaged
        before += len(row[0].averaged) - sum(row[0].averaged)
    order = np.argsort(averaged, kind="stable")
    arrays = {}
    for name in Outcomes._fields[2:]:
        rows = [np.concatenate([getattr(one, name) for one in row], axis=-1) for row in found]
        arrays[name] = np.take(np.concatenate(rows, axis=-2), order, axis=-2)
    return Outcomes(tuple(racers[k] for k in order), tuple(averaged[k] for k in order), **arrays)
