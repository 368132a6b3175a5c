"""A race of a million rows, from the experiment to the file."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

import numpy as np

import playground as pg
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._pairs import seconds

# None of them comes to rest within a thousand steps, so that every start gives 1001 rows.
CONTENDERS = (
    pg.Contender("adam"), pg.Contender("gradient_descent", lr=1e-5), pg.Contender("adagrad", lr=0.01),
    pg.Contender("amsgrad"),
)  # fmt: skip


def _export(experiment: pg.Experiment, path: Path) -> None:
    pg.simulate(experiment).to_csv(path)


def _measure(quick: bool) -> dict[str, Measured]:
    count, steps, turns = (2, 100, 1) if quick else (250, 1000, 5)
    low, high = np.array(pg.surface("rosenbrock").domain).T
    starts = np.random.default_rng(0).uniform(low, high, (count, 2))
    experiment = pg.Experiment(pg.surface("rosenbrock"), starts, CONTENDERS, steps=steps)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "race.csv"
        _export(experiment.replace(steps=2), path)  # kernels are compiled
        times = [seconds(lambda: _export(experiment, path)) for _ in range(turns)]
        rows = path.read_bytes().count(b"\n") - 1
        size = path.stat().st_size / 1e6
    assert rows == len(CONTENDERS) * count * (steps + 1), f"{rows} rows"
    return {"csv_million": Measured(median(times), f"{rows} rows, {size:.0f} MB, to a file in {tempfile.gettempdir()}")}


BENCHMARK = Benchmark(
    place=5,
    goals=(Goal("csv_million", "CSV of a million rows, simulation included", "s", 5.0),),
    measure=_measure,
)
