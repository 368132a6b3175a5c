"""Adam from many starts, against the same loop in C."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

import playground as pg
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._c_library import c_library, pointer
from tests.benchmarks._pairs import alternate

RATE = 0.001  # the paper's


@dataclass(frozen=True)
class _Task:
    """The same race for both: Adam from uniform starts in a surface's domain."""

    surface: str
    count: int
    steps: int

    @property
    def starts(self) -> Any:
        low, high = np.array(pg.surface(self.surface).domain).T
        return np.random.default_rng(0).uniform(low, high, (self.count, 2))

    def experiment(self) -> pg.Experiment:
        contender = pg.Contender("adam", lr=RATE)
        return pg.Experiment(pg.surface(self.surface), self.starts, [contender], steps=self.steps)

    def in_c(self, library: ctypes.CDLL) -> tuple[Any, Any]:
        """Return (step, whether it rested) of each path's end."""
        xs, ys = (column.copy() for column in self.starts.T)
        steps, rested = np.zeros((2, self.count), dtype=np.int64)
        arrays = [pointer(array) for array in (xs, ys, steps, rested)]
        sizes = ctypes.c_int64(self.count), ctypes.c_int64(self.steps)
        getattr(library, self.surface)(*arrays[:2], *sizes, ctypes.c_double(RATE), *arrays[2:])
        return steps, rested


def _against_c(task: _Task, library: ctypes.CDLL, turns: int) -> Measured:
    experiment = task.experiment()
    status = pg.simulate(experiment, record="ends", threads=1).statuses[0]
    steps, rested = task.in_c(library)
    # Rounding differs, so a path may come to rest a step earlier or later; a race that is another would show.
    same = (abs(status.step - steps) <= 10) & ((status.reason != "budget") == (rested != 0))
    assert same.mean() > 0.99, f"C and the program do not run the same race: {same.mean():.1%} of the ends agree"
    ours = partial(pg.simulate, experiment, record="ends", threads=1)
    pairs = alternate(ours, partial(task.in_c, library), turns)
    one, other = pairs.seconds(1e9 / (task.count * task.steps))
    note = f"{one:.2f} ns a point and step, C {other:.2f} ns; {pairs.worked}"
    return Measured(pairs.ratio, f"{note}; {(rested != 0).mean():.0%} of the paths come to rest")


def _measure(quick: bool) -> dict[str, Measured]:
    library = c_library("adam_many")
    count, steps, turns = (1024, 50, 1) if quick else (16384, 1000, 15)
    return {
        f"adam_{surface}_against_c": _against_c(_Task(surface, count, steps), library, turns)
        for surface in ("rosenbrock", "rastrigin")
    }


BENCHMARK = Benchmark(
    place=1,
    goals=tuple(
        Goal(
            f"adam_{surface.lower()}_against_c",
            f"Adam on {surface}, 16384 starts × 1000 steps, one thread, against C",
            "× C",
            1.2,
        )
        for surface in ("Rosenbrock", "Rastrigin")
    ),
    measure=_measure,
)
