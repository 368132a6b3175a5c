"""What a second processor is worth."""

from __future__ import annotations

import os
from functools import partial

import numpy as np

import playground as pg
from tests.benchmarks._benchmark import Benchmark, Goal, Measured, Unmeasurable
from tests.benchmarks._pairs import alternate

SURFACES = ("rosenbrock", "rastrigin")


def _speedup(surface: str, count: int, steps: int, turns: int) -> Measured:
    low, high = np.array(pg.surface(surface).domain).T
    starts = np.random.default_rng(0).uniform(low, high, (count, 2))
    experiment = pg.Experiment(pg.surface(surface), starts, [pg.Contender("adam")], steps=steps)
    race = partial(pg.simulate, experiment, record="ends")
    pairs = alternate(partial(race, threads=1), partial(race, threads=2), turns)
    one, two = pairs.seconds(1e9 / (count * steps))
    return Measured(pairs.ratio, f"{one:.2f} ns a point and step on one, {two:.2f} ns on two")


def _measure(quick: bool) -> dict[str, Measured]:
    if (os.cpu_count() or 1) < 2:
        raise Unmeasurable("there is one processor only")
    size = (2048, 100, 1) if quick else (16384, 1000, 15)
    return {f"two_threads_{surface}": _speedup(surface, *size) for surface in SURFACES}


BENCHMARK = Benchmark(
    place=2,
    goals=tuple(
        Goal(
            f"two_threads_{surface}", f"the same on {surface.title()}, two threads", "× one thread", 1.8, at_least=True
        )
        for surface in SURFACES
    ),
    measure=_measure,
)
