"""A slice of a network's loss, 51 × 51 points, on two threads."""

from __future__ import annotations

import numpy as np

import playground as pg
from playground.slices.losses_at import losses_at
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._pairs import seconds


def _measure(quick: bool) -> dict[str, Measured]:
    points, turns = (5, 1) if quick else (51, 7)
    problem = pg.Training(pg.data("moons", samples=1000, split=0.0), pg.Network(hidden=(32, 32))).problem()
    directions = np.random.default_rng(0).normal(0.0, 0.1, (2, problem.size))
    ticks = np.linspace(-1.0, 1.0, points)
    coefficients = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2)
    losses_at(problem, problem.initial, directions, coefficients[:2])
    times = [seconds(lambda: losses_at(problem, problem.initial, directions, coefficients)) for _ in range(turns)]
    fastest = min(times)
    return {"network_slice": Measured(fastest, f"{1e6 * fastest / len(coefficients):.0f} µs a point")}


BENCHMARK = Benchmark(
    place=42,
    goals=(Goal("network_slice", "51 × 51 slice of 2-32-32-1 on 1000 samples", "s", 0.4),),
    measure=_measure,
)
