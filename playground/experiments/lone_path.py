"""One path with all that is needed to march it again."""

from typing import NamedTuple

import numpy as np

from playground.experiments.contender import Contender
from playground.experiments.experiment import Experiment
from playground.experiments.program_of import program_of
from playground.experiments.simulate import simulate
from playground.experiments.start import Start
from playground.experiments.stop_rule_of import stop_rule_of
from playground.simulation.chunk import Rule
from playground.simulation.method import Floats, Method


class LonePath(NamedTuple):
    """What it takes to march one path once more: method, start (dimension), lasting number, steps, seed, rule;
    `asked` how often it asked for f."""

    method: Method
    start: Floats
    number: int
    steps: int
    seed: int
    rule: Rule
    asked: int


def lone_path(experiment: Experiment, contender: Contender, start: Start) -> LonePath:
    """Return one path of a race, up to its end; marched alone it has the same bits.

    Arguments: `contender` one that is no library's, switched off or not. Raises what `simulate` raises.
    """
    alone = experiment.replace(contenders=[contender.replace(enabled=True)], starts=[start])
    result = simulate(alone, record="ends")
    steps, asked = int(result.statuses.step[0, 0]), int(result.evaluations.f[0, 0])
    position = np.array([start.position])
    if experiment.constraint is not None:
        position = experiment.constraint.project(position)
    method = Method.build(experiment.problem, program_of(contender))
    return LonePath(
        method, position[0], start.number, steps, experiment.seed, stop_rule_of(experiment, contender), asked
    )
