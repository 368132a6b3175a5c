"""A single path, step by step, against C."""

from __future__ import annotations

import ctypes
from functools import partial

import numpy as np

import playground as pg
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._c_library import c_library, pointer
from tests.benchmarks._pairs import alternate

START, RATE = (-1.5, 2.0), 0.001


def _race(experiment: pg.Experiment) -> pg.Result:
    result = pg.simulate(experiment)
    assert result.losses.shape[2] == experiment.steps + 1  # losses are made when they are asked for
    return result


def _measure(quick: bool) -> dict[str, Measured]:
    steps, turns = (500, 1) if quick else (10_000, 200)
    experiment = pg.Experiment(pg.surface("rosenbrock"), [START], [pg.Contender("adam", lr=RATE)], steps=steps)
    positions, losses = np.empty((steps + 1, 2)), np.empty(steps + 1)
    in_c = partial(
        c_library("adam_one").rosenbrock, *map(ctypes.c_double, START), ctypes.c_int64(steps), ctypes.c_double(RATE),
        pointer(positions), pointer(losses),
    )  # fmt: skip
    pairs = alternate(partial(_race, experiment), in_c, turns)
    np.testing.assert_allclose(_race(experiment).positions[0, 0], positions, rtol=1e-6)
    one, other = pairs.seconds(1e9 / steps)
    note = f"{one:.1f} ns a step, C {other:.1f} ns; {pairs.worked}"
    return {"one_start_against_c": Measured(pairs.ratio, note)}


BENCHMARK = Benchmark(
    place=3,
    goals=(
        Goal("one_start_against_c", "one start, 10 000 steps of Adam on Rosenbrock, recorded, against C", "× C", 3.0),
    ),
    measure=_measure,
)
