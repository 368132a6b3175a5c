"""The values of Ackley's function on a million points, as a picture takes them."""

from __future__ import annotations

from functools import partial
from statistics import median

import numpy as np

from playground.picture.surface.background import sample_grid
from playground.problems.surfaces import surface
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._pairs import seconds


def _measure(quick: bool) -> dict[str, Measured]:
    side, turns = (50, 1) if quick else (1000, 50)
    problem = surface("ackley")
    xs, ys = (np.linspace(*interval, side) for interval in problem.domain)
    raster = partial(sample_grid, problem, xs, ys)
    points = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    np.testing.assert_allclose(raster().ravel(), problem.value(points), atol=1e-12)
    times = [1e3 * seconds(raster) for _ in range(turns)]
    return {"ackley_raster": Measured(median(times), f"fastest {min(times):.1f} ms")}


BENCHMARK = Benchmark(
    place=10,
    goals=(Goal("ackley_raster", "1000 × 1000 raster of Ackley's values, one thread", "ms", 8.0),),
    measure=_measure,
)
