"""The largest eigenvalues of a network's Hessian."""

from __future__ import annotations

from functools import partial
from statistics import median

import playground as pg
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._pairs import seconds


def _measure(quick: bool) -> dict[str, Measured]:
    data = pg.data("spirals", samples=500, noise=0.02, split=0.0)
    training = pg.Training(
        data, pg.Network(hidden=(30, 28)), contenders=[pg.Contender("adam", lr=0.01)], epochs=1 if quick else 50
    )
    problem, theta = training.problem(), pg.train(training).final[0]
    ask = partial(pg.eigenpairs, problem, theta, largest=5)
    found = ask()
    taken = median(seconds(ask) for _ in range(1 if quick else 9))
    return {"top_eigenvalues": Measured(taken, f"{problem.size} parameters, {found.products} products")}


BENCHMARK = Benchmark(
    place=41,
    goals=(Goal("top_eigenvalues", "top 5 eigenvalues, 1 000 parameters, 500 samples", "s", 0.3),),
    measure=_measure,
)
