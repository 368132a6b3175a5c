"""What it costs to keep positions and losses."""

from __future__ import annotations

from functools import partial

import numpy as np

import playground as pg
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._pairs import alternate


def _recorded(experiment: pg.Experiment) -> None:
    assert pg.simulate(experiment).losses.shape[1] == 64


def _measure(quick: bool) -> dict[str, Measured]:
    steps, turns = (50, 1) if quick else (1000, 300)
    low, high = np.array(pg.surface("rosenbrock").domain).T
    starts = np.random.default_rng(0).uniform(low, high, (64, 2))
    experiment = pg.Experiment(pg.surface("rosenbrock"), starts, [pg.Contender("adam")], steps=steps)
    pairs = alternate(partial(_recorded, experiment), partial(pg.simulate, experiment, record="ends"), turns)
    one, other = pairs.seconds(1e3)
    return {"recording": Measured(pairs.ratio, f"{one:.2f} ms with, {other:.2f} ms without; {pairs.worked}")}


BENCHMARK = Benchmark(
    place=4,
    goals=(Goal("recording", "all recorded, 64 starts × 1000 steps of Adam, against not", "× ends only", 2.0),),
    measure=_measure,
)
