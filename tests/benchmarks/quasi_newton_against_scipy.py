"""BFGS and L-BFGS from many starts on Rosenbrock against SciPy's, to the same gradient norm."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from scipy.optimize import minimize

import playground as pg
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._pairs import alternate

STARTS = 512
ENOUGH = 1e-6  # of the gradient's largest coordinate, SciPy's measure
STEPS = 60
# A race of a millisecond is measured many times over for each second of SciPy's.
RACES = 50
METHODS = {"bfgs": "BFGS", "lbfgs": "L-BFGS-B"}


def _value(x: Any) -> float:
    return float((1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2)


def _gradient(x: Any) -> Any:
    a, b = float(x[0]), float(x[1])
    c = 200 * (b - a * a)
    return np.array([2 * (a - 1) - 2 * a * c, c])


def _by_scipy(method: str, starts: Any) -> list[Any]:
    options = {"gtol": ENOUGH, **({"ftol": 0.0} if method == "L-BFGS-B" else {})}
    return [minimize(_value, start, jac=_gradient, method=method, options=options) for start in starts]


def _race(experiment: pg.Experiment) -> pg.Result:
    return pg.simulate(experiment, record="ends", threads=1)


def _races(experiment: pg.Experiment) -> None:
    for _ in range(RACES):
        _race(experiment)


def _measure(quick: bool) -> dict[str, Measured]:
    turns, count = (1, 32) if quick else (5, STARTS)
    rosenbrock = pg.surface("rosenbrock")
    starts = np.random.default_rng(4).uniform((-2, -1), (2, 3), (count, 2))
    found = {}
    for id, method in METHODS.items():
        experiment = pg.Experiment(rosenbrock, starts.tolist(), [pg.Contender(id)], steps=STEPS)
        slopes = np.abs(rosenbrock.gradient(_race(experiment).ends[0])).max(axis=1)
        theirs = _by_scipy(method, starts)
        short = sum(np.abs(_gradient(one.x)).max() > ENOUGH for one in theirs)
        pairs = alternate(partial(_by_scipy, method, starts), partial(_races, experiment), turns)
        scipy, own = pairs.seconds(1e6 / count)
        steps = np.median([one.nit for one in theirs])
        note = f"{own / RACES:.2f} µs a path, SciPy {scipy:.0f} µs and {steps:.0f} steps"
        note += f"; short of {ENOUGH:g}: {int((slopes > ENOUGH).sum())} paths, SciPy {short}"
        found[f"{id}_against_scipy"] = Measured(RACES * pairs.ratio, note)
    return found


BENCHMARK = Benchmark(
    place=16,
    goals=(
        Goal("bfgs_against_scipy", "512 paths of BFGS on Rosenbrock, against SciPy", "×", 400, at_least=True),
        Goal("lbfgs_against_scipy", "512 paths of L-BFGS on Rosenbrock, against SciPy", "×", 150, at_least=True),
    ),
    measure=_measure,
)  # fmt: skip
