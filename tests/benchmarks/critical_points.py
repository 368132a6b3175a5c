"""All critical points of Rastrigin's function."""

from __future__ import annotations

from functools import partial
from statistics import median

import playground as pg
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._pairs import seconds


def _measure(quick: bool) -> dict[str, Measured]:
    find = partial(pg.critical_points, pg.surface("rastrigin"))
    found = find()
    assert len(found) == 441, f"there are 441, {len(found)} were found"
    times = [seconds(find) for _ in range(1 if quick else 7)]
    return {"critical_points": Measured(median(times), f"all 441; worst {max(times):.2f} s")}


BENCHMARK = Benchmark(
    place=12,
    goals=(Goal("critical_points", "all critical points of Rastrigin on [-5.12, 5.12]²", "s", 2.0),),
    measure=_measure,
)
