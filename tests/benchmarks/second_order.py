"""Updates of methods that need the whole Hessian, on a network of a thousand parameters."""

from __future__ import annotations

from time import perf_counter

import playground as pg
from playground.training.training_run import TrainingRun
from tests.benchmarks._benchmark import Benchmark, Goal, Measured

METHODS = {"newton": {"damping": 0.3}, "saddle_free_newton": {"damping": 0.3}, "trust_region": {}}


def _measure(quick: bool) -> dict[str, Measured]:
    data = pg.data("spirals", samples=500, noise=0.1, split=0.0)
    found = {}
    for id, given in METHODS.items():
        network, updates = pg.Network(hidden=(6, 6) if quick else (30, 30)), 3 if quick else 20
        training = pg.Training(data, network, contenders=[pg.Contender(id, **given)], batch=None, epochs=updates + 1)
        run = TrainingRun(training)
        run.advance(1)
        begin = perf_counter()
        run.advance(updates + 1)
        found[f"{id}_update"] = Measured((perf_counter() - begin) / updates, f"{training.problem_size(0)} parameters")
    return found


BENCHMARK = Benchmark(
    place=43,
    goals=tuple(
        Goal(f"{id}_update", f"an update of {what}, 1 000 parameters, 500 samples", "s", bound)
        for id, what, bound in (
            ("newton", "Newton", 0.15), ("saddle_free_newton", "saddle-free Newton", 0.25),
            ("trust_region", "trust region", 0.2),
        )
    ),
    measure=_measure,
)  # fmt: skip
