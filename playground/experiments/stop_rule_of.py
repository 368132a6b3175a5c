"""The stop rule of a contender in a race, as the hot loop takes it."""

from collections.abc import Iterator

import numpy as np

from playground.experiments.contender import Contender
from playground.experiments.experiment import Experiment
from playground.experiments.program_of import program_of
from playground.problems.surface import Surface
from playground.simulation.chunk import Rule
from playground.simulation.method import Floats


def stop_rule_of(experiment: Experiment, contender: Contender) -> Rule:
    """Return what holds for all paths of a contender: where they end, at rest or outside, onto what they are projected.

    Compiles on first use the projection of a constraint, the value of a problem that is no number everywhere, and what
    says where a gradient is not finite.
    """
    problem, stop, bound = experiment.problem, experiment.stop, experiment.constraint
    box = np.array([[-stop.bound] * problem.dimension, [stop.bound] * problem.dimension])
    for ends in _borders(problem):
        box = np.array([np.maximum(box[0], ends[0]), np.minimum(box[1], ends[1])])
    kinks = problem.minima if problem.kinks else np.empty((0, problem.dimension))
    rule = Rule(box, np.ascontiguousarray(kinks), stop.tolerance if stop.enabled else -1.0)
    rule = rule._replace(step_tolerance=stop.step_tolerance)
    if problem.partial and stop.enabled:
        rule = rule._replace(value=problem.field("value"))
    if stop.enabled:
        program = program_of(contender)
        curved = bool({"hessian", "product"} & {*program.uses})
        slopes = problem.slopes(rule.box, curved)
        if slopes is not None:
            rule = rule._replace(slopes=slopes[0], slope_rows=slopes[1])
    if bound is None:
        return rule
    return rule._replace(projection=bound.kernel(problem.dimension), q=bound.packed_parameters())


def _borders(problem: Surface) -> Iterator[Floats]:
    """What no path may leave, (2, dimension): the domain, beyond which there is no bottom, and the open limits."""
    if problem.unbounded_outside:
        yield np.array(problem.domain, dtype=np.float64).T
    if problem.limits:
        low, high = np.array(problem.limits, dtype=np.float64).T
        yield np.stack([np.nextafter(low, np.inf), np.nextafter(high, -np.inf)])
