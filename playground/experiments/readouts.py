"""The inner numbers of one path: rates, radii, momenta."""

from typing import Any

import numpy as np

from playground.base.check_kind import check_kind
from playground.experiments.chosen_path import chosen_path
from playground.experiments.experiment import Experiment
from playground.experiments.lone_path import LonePath, lone_path
from playground.experiments.program_of import program_of
from playground.optimizers import Traced
from playground.simulation.method import Floats
from playground.simulation.note_memory import note_memory


def readouts(experiment: Experiment, contender: int, start: int) -> dict[str, Floats]:
    """Return the inner numbers of one contender on its way from one start, by name: rates, radii, momenta.

    What a method tells is declared with it (`Contender.readouts`: name, symbol, a sentence). An array is (K + 1) or,
    for a number of each coordinate, (K + 1, dimension), K the path's last step; row k is what update k left, row 0 is
    NaN, and so is a number that does not exist yet. Of methods round each other they are the innermost one's; SciPy's
    methods and Python functions tell none.

    Arguments: `contender` and `start` places in the experiment's lists. Raises PlaygroundError for a place that is not
    there, and what `simulate` raises.

    >>> import playground as pg
    >>> e = pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [pg.Contender("simulated_annealing")], steps=3)
    >>> pg.readouts(e, 0, 0)["temperature"].round(4).tolist()
    [nan, 1.0, 0.99, 0.9801]
    """
    check_kind(experiment, Experiment, "experiment", "a pg.Experiment")
    racer, begin = chosen_path(experiment, contender, start)
    declared, optimizer = racer.readouts, program_of(racer).optimizer
    if not declared or isinstance(optimizer, Traced):
        return {}
    path = lone_path(experiment, racer, begin)
    with np.errstate(all="ignore"):
        left = _left(path)
        return {one.name: _rows(one.values(left), path) for one in declared}


def _left(path: LonePath) -> dict[str, Any]:
    """What every update left, by the names that readouts ask for."""
    program, done = path.method.program, np.arange(path.steps, dtype=np.float64)
    optimizer, values = program.optimizer, program.values
    memory, carried = note_memory(*path[:-1])
    names = (parameter.name for parameter in optimizer.parameters)
    left: dict[str, Any] = dict(zip(names, optimizer.encode(values), strict=True))
    if optimizer.rate_place >= 0:
        left["lr"] = program.rates(done)
    left |= optimizer.memory_by_name(memory, path.method.dimension, values)
    return left | optimizer.carried_by_name(carried) | {"t": done + 1.0}


def _rows(values: Any, path: LonePath) -> Floats:
    """One row for each point of the path, the start's without a number."""
    found = np.asarray(values, dtype=np.float64).T
    if found.ndim == 0:
        found = np.full(path.steps, found)
    return np.concatenate([np.full((1, *found.shape[1:]), np.nan), found])
