"""Every elementwise optimizer from many starts, against the same loop in C."""

from __future__ import annotations

import ctypes
from functools import partial
from typing import Any

import numpy as np

import playground as pg
from playground.optimizers import OPTIMIZERS, Elementwise
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._c_library import built, pointer
from tests.benchmarks._elementwise_in_c import LOOPS, source
from tests.benchmarks._pairs import Pairs, alternate

# So that most paths run to the last step; 0.001 where nothing is said.
RATES = {
    "gradient_descent": 1e-4, "heavy_ball": 2e-5, "nesterov": 2e-5, "separate_gains": 1e-5, "radam": 1e-5,
    "adadelta": 0.1, "adagrad": 0.01, "newton": 0.01, "saddle_free_newton": 0.01, "diagonal_levenberg_marquardt": 0.01,
}  # fmt: skip


def _starts(count: int) -> Any:
    low, high = np.array(pg.surface("rosenbrock").domain).T
    return np.random.default_rng(0).uniform(low, high, (count, 2))


def _in_c(id: str, library: ctypes.CDLL, starts: Any, steps: int) -> tuple[Any, Any, Any]:
    """Return each path's last step, whether it rested, and its end."""
    xs, ys = (column.copy() for column in starts.T)
    ended, rested = np.zeros((2, len(starts)), dtype=np.int64)
    sizes = ctypes.c_int64(len(starts)), ctypes.c_int64(steps)
    arrays = [pointer(array) for array in (xs, ys, ended, rested)]
    getattr(library, id)(*arrays[:2], *sizes, ctypes.c_double(RATES.get(id, 0.001)), *arrays[2:])
    return ended, rested, np.stack((xs, ys), axis=1)


def _experiment(id: str, starts: Any, steps: int) -> pg.Experiment:
    takes_rate = any(parameter.name == "lr" for parameter in OPTIMIZERS.get(id).parameters)
    contender = pg.Contender(id, **({"lr": RATES.get(id, 0.001)} if takes_rate else {}))
    return pg.Experiment(pg.surface("rosenbrock"), starts, [contender], steps=steps)


def _check(id: str, library: ctypes.CDLL, steps: int) -> None:
    """Whether both do the same: later a path of signs, or in a bend, may part from its twin by a rounding."""
    starts = _starts(1024)
    result = pg.simulate(_experiment(id, starts, steps), record="ends")
    ended, _, ends = _in_c(id, library, starts, steps)
    same = abs(result.statuses[0].step - ended) <= 10
    near = (np.abs(result.ends[0] - ends).max(axis=1) <= 1e-3) | (ended < steps)
    assert (same & near).mean() > 0.97, f"{id}: C runs another race ({same.mean():.1%}, {near.mean():.1%})"


def _pairs(id: str, library: ctypes.CDLL, count: int, steps: int, turns: int) -> Pairs:
    _check(id, library, 100)
    starts = _starts(count)
    ours = partial(pg.simulate, _experiment(id, starts, steps), record="ends", threads=1)
    return alternate(ours, partial(_in_c, id, library, starts, steps), turns)


def _measure(quick: bool) -> dict[str, Measured]:
    library = built(source(), "elementwise")
    count, steps, turns = (1024, 50, 1) if quick else (16384, 1000, 5)
    pairs = {id: _pairs(id, library, count, steps, turns) for id in LOOPS}
    ratios = {id: pair.ratio for id, pair in pairs.items()}
    told = []
    for id in sorted(ratios, key=lambda id: -ratios[id]):
        one, other = pairs[id].seconds(1e9 / (count * steps))
        told.append(f"{id} {ratios[id]:.2f} ({one:.2f}/{other:.2f} ns, {pairs[id].worked})")
    missing = [one.id for one in OPTIMIZERS if isinstance(one, Elementwise) and one.id not in LOOPS]
    note = ", ".join(told) + (f"; not written in C: {', '.join(missing)}" if missing else "")
    return {"elementwise_against_c": Measured(max(ratios.values()), note)}


BENCHMARK = Benchmark(
    place=16,
    goals=(
        Goal(
            "elementwise_against_c", "elementwise optimizers, 16384 starts × 1000 steps, the slowest against C", "× C",
            1.25,
        ),
    ),
    measure=_measure,
)  # fmt: skip
