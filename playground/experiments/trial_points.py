"""The points at which a path evaluated f on its way."""

import numpy as np
from numpy.typing import NDArray

from playground.base.check_kind import check_kind
from playground.base.check_whole import check_whole
from playground.experiments.chosen_path import chosen_path
from playground.experiments.experiment import Experiment
from playground.experiments.lone_path import lone_path
from playground.experiments.program_of import program_of
from playground.experiments.simulate import simulate
from playground.experiments.stop_rule_of import stop_rule_of
from playground.optimizers import Traced
from playground.simulation.method import Floats
from playground.simulation.note_trials import note_trials
from playground.simulation.trace_trials import trace_trials

MOST = 100_000


def trial_points(
    experiment: Experiment, contender: int, start: int, most: int = MOST
) -> tuple[NDArray[np.int64], Floats]:
    """Return where one contender tried f on its way from one start: line searches, tests of a model, simplices.

    The first array (K) holds the step in which each point was tried, from 1 on and never falling, the second (K,
    dimension) the points in the order in which they were tried, up to the path's end. Methods that ask for gradients
    only have none. What a line search settles on is among them. A method of SciPy's may try further points after its
    last step, before it ends by its own rule: they carry the number of the step that did not come.

    Arguments: `contender` and `start` places in the experiment's lists; `most` how many points are kept, the first.
    Raises PlaygroundError for a place that is not there, and what `simulate` raises.

    >>> import playground as pg
    >>> e = pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [pg.Contender("line_search")], steps=1)
    >>> steps, points = pg.trial_points(e, 0, 0)
    >>> steps.tolist(), points.tolist()
    ([1, 1, 1], [[1.0, 2.0], [-1.0, -2.0], [0.0, 0.0]])
    """
    check_kind(experiment, Experiment, "experiment", "a pg.Experiment")
    racer, begin = chosen_path(experiment, contender, start)
    most = check_whole(most, "most", 0)
    program = program_of(racer)
    if "value" not in program.optimizer.uses:
        return np.empty(0, dtype=np.int64), np.empty((0, experiment.problem.dimension))
    if isinstance(program.optimizer, Traced):
        alone = experiment.replace(contenders=[racer.replace(enabled=True)], starts=[begin], steps=0)
        simulate(alone, record="ends")  # raises what the race would
        own = program.optimizer, program.values, np.array(begin.position), begin.number
        rule = stop_rule_of(experiment, racer)
        return trace_trials(experiment.problem, *own, experiment.steps, experiment.seed, rule, most)
    path = lone_path(experiment, racer, begin)
    return note_trials(*path[:-1], min(most, path.asked))
