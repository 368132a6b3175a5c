"""The stop rule said once more, step by step and slowly, for the paths of a race that ran to its budget."""

from __future__ import annotations

import numpy as np

import playground as pg
from playground.experiments.program_of import program_of
from playground.experiments.result import Result

PATIENCE = 10
KINK_RADIUS = 1e-6


def ends_by_hand(experiment: pg.Experiment) -> tuple[Result, np.ndarray, np.ndarray]:
    """Return the race without stop rule, and for each contender and start the kind and step of its end with it.

    Kinds: "rest", "left_domain", "diverged", "undefined_gradient", "stopped", "budget".
    """
    free = pg.simulate(experiment.replace(stop=pg.StopRule(enabled=False)))
    shape = free.positions.shape[:2]
    kinds, steps = np.empty(shape, dtype=object), np.empty(shape, dtype=int)
    for c, s in np.ndindex(*shape):
        curved = "hessian" in program_of(experiment.racers[c]).optimizer.uses
        kinds[c, s], steps[c, s] = _end(experiment, free.positions[c, s], curved)
    return free, kinds, steps


def _end(experiment: pg.Experiment, path: np.ndarray, curved: bool) -> tuple[str, int]:
    problem, stop = experiment.problem, experiment.stop
    slopes = problem.gradient(np.ascontiguousarray(path))
    finite = np.isfinite(slopes).all(axis=1)
    if curved:
        finite &= np.isfinite(problem.hessian(np.ascontiguousarray(path))).all(axis=(1, 2))
    values = problem.value(np.ascontiguousarray(path))
    resting = 0
    if not finite[0]:
        return "undefined_gradient", 0
    for t in range(1, len(path)):
        if np.isnan(path[t]).any():
            return "stopped", t - 1
        if not (np.abs(path[t]) <= stop.bound).all():
            return "diverged", t
        low, high = np.array(problem.domain).T
        if problem.unbounded_outside and not ((low <= path[t]) & (path[t] <= high)).all():
            return "left_domain", t
        if problem.partial and np.isnan(values[t]):
            return "left_domain", t
        if not finite[t]:
            return "undefined_gradient", t
        still = bool(np.hypot(*(path[t] - path[t - 1])) <= stop.step_tolerance)
        flat = bool(np.hypot(*slopes[t]) <= stop.tolerance)
        near = problem.kinks and bool((np.hypot(*(problem.minima - path[t]).T) <= KINK_RADIUS).any())
        resting = resting + 1 if (still and flat) or near else 0
        if resting == PATIENCE:
            return "rest", t
    return "budget", len(path) - 1
