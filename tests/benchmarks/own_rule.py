"""Adam written as a text, against Adam of the catalogue."""

from __future__ import annotations

from functools import partial

import numpy as np

import playground as pg
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._pairs import alternate

ADAM = """\
lr = parameter(0.001, 1e-5, 1, scale="log")
beta1 = parameter(0.9, 0, 0.999)
beta2 = parameter(0.999, 0, 0.9999)
epsilon = parameter(1e-8, 1e-12, 0.1, scale="log")
m = beta1*m + (1 - beta1)*g
s = beta2*s + (1 - beta2)*g^2
x = x - lr*(m/(1 - beta1^t))/(sqrt(s/(1 - beta2^t)) + epsilon)
"""


def _measured(count: int, steps: int, turns: int) -> Measured:
    starts = np.random.default_rng(1).uniform(-1, 1, (count, 2)).tolist()
    race = pg.Experiment(pg.surface("rosenbrock"), starts, [pg.Contender(pg.rule(ADAM))], steps=steps)
    own, usual = (
        partial(pg.simulate, race.replace(contenders=[contender]), "ends", 1)
        for contender in (race.contenders[0], pg.Contender("adam"))
    )
    pairs = alternate(own, usual, turns)
    one, other = pairs.seconds(1e9 / count / steps)
    return Measured(pairs.ratio, f"{one:.2f} ns a point and step, built in {other:.2f} ns; {pairs.worked}")


def _measure(quick: bool) -> dict[str, Measured]:
    turns = 1 if quick else 15
    return {
        "own_rule_many": _measured(512, 100 if quick else 4000, turns),
        "own_rule_one": _measured(1, 500 if quick else 50_000, turns),
    }


BENCHMARK = Benchmark(
    place=40,
    goals=(
        Goal("own_rule_many", "Adam written as a text, 512 starts, against the built-in one", "× built in", 1.1),
        Goal("own_rule_one", "Adam written as a text, one start, against the built-in one", "× built in", 1.1),
    ),
    measure=_measure,
)
