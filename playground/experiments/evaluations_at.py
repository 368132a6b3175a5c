"""What paths had evaluated by a given step, and along their steps, found without recording it for every step."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.experiments.method_of import method_of
from playground.experiments.program_of import program_of
from playground.experiments.start_arrays import start_arrays
from playground.experiments.stop_rule_of import stop_rule_of
from playground.optimizers import Traced
from playground.simulation.method import EVALUATED
from playground.simulation.note_counts import note_counts

if TYPE_CHECKING:
    from playground.experiments.result import Result

Integers = NDArray[np.int64]


def evaluations_at(result: "Result", contender: int, steps: Integers) -> Integers:
    """Return how often the paths of a contender had evaluated f, g, H, Hv after some of their steps, (4, S).

    Most methods evaluate the same in each step. Of those that choose (line searches, simplices) the paths are marched
    once more up to those steps; methods that run in Python counted as they went.

    Arguments: `contender` a place in the result; `steps` (S), for each start one step that its path made, or −1 for a
    path that is not asked for, whose numbers are 0.

    >>> import playground as pg
    >>> e = pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [pg.Contender("bfgs")], steps=20)
    >>> evaluations_at(pg.simulate(e), 0, np.array([1])).ravel().tolist()
    [2, 2, 0, 0]
    """
    found: Integers = np.zeros((len(EVALUATED), len(steps)), dtype=np.int64)
    asked = np.flatnonzero(steps >= 0)
    if contender in result.counted:
        for start in asked:
            counts = result.counted[contender][start]
            found[:, start] = counts[min(int(steps[start]), len(counts) - 1)]
        return found
    racer, problem = result.contenders[contender], result.experiment.problem
    if len(asked) == 0 or isinstance(program_of(racer).optimizer, Traced):
        return found
    method = method_of(problem, racer)
    found[:, asked] = method.evaluated(steps[asked])
    if method.counts:
        found[:, asked] += _counted(result, contender, asked, steps[asked])
    return found


def evaluations_along(result: "Result", contender: int, starts: Sequence[int], steps: Integers) -> Integers:
    """Return how often paths of a contender had evaluated f, g, H, Hv after each of some steps, (4, n, k).

    A path that has ended keeps the numbers of its end.

    Arguments:
        contender  a place in the result
        starts     (n), the paths' starts, as places in the experiment
        steps      (k), ascending, from 0 to the experiment's steps

    >>> import playground as pg
    >>> e = pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [pg.Contender("adam")], steps=20)
    >>> evaluations_along(pg.simulate(e), 0, [0], np.array([0, 5, 20])).sum(axis=0).tolist()
    [[0, 5, 20]]
    """
    chosen = np.asarray(starts, dtype=np.intp)
    reached = np.minimum(np.asarray(steps, dtype=np.int64), result.statuses.step[contender][chosen][:, None])
    found: Integers = np.zeros((len(EVALUATED), *reached.shape), dtype=np.int64)
    if contender in result.counted:
        for row, start in enumerate(chosen):
            counts = result.counted[contender][start]
            found[:, row] = counts[np.minimum(reached[row], len(counts) - 1)].T
        return found
    racer = result.contenders[contender]
    if found.size == 0 or isinstance(program_of(racer).optimizer, Traced):
        return found
    method = method_of(result.experiment.problem, racer)
    found += method.evaluated(reached.ravel()).reshape(found.shape)
    if method.counts:
        stops, places = np.unique(reached, return_inverse=True)
        counted = _noted(result, contender, chosen, stops)
        rows = np.arange(len(chosen))[:, None]
        found += np.moveaxis(counted[places.reshape(reached.shape), :, rows], -1, 0)
    return found


def _counted(result: "Result", contender: int, starts: Integers, steps: Integers) -> Integers:
    """What the paths from some starts had counted after one step each, (4, n)."""
    stops, rows = np.unique(steps, return_inverse=True)
    counts = _noted(result, contender, starts, stops)
    return np.ascontiguousarray(counts[rows, :, np.arange(len(starts))].T)


def _noted(result: "Result", contender: int, starts: Integers, stops: Integers) -> Integers:
    """What the paths from some starts had counted after each of some steps, (len(stops), 4, n)."""
    experiment, racer = result.experiment, result.contenders[contender]
    positions, paths = start_arrays(experiment.starts, experiment.problem.dimension)
    if experiment.constraint is not None:
        positions = experiment.constraint.project(positions)
    rule, method = stop_rule_of(experiment, racer), method_of(experiment.problem, racer)
    begins = np.ascontiguousarray(positions[starts])
    return note_counts(method, begins, np.ascontiguousarray(paths[starts]), stops.tolist(), experiment.seed, rule)
