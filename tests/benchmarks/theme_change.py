"""Light becomes dark and type becomes large, in the race and where networks were visited."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time, sleep

import numpy as np

import playground as pg
from playground.session.lesson import lesson_experiment
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._stage import Stage


def _changes(stage: Stage, turns: int) -> list[float]:
    """Processor seconds of this process for each change, with the frame after it."""
    window = stage.window
    ways: tuple[Callable[[], None], ...] = (
        lambda: window.set_theme("dark"), lambda: window.set_theme(large=True), lambda: window.set_theme("light"),
        lambda: window.set_theme(large=False),
    )  # fmt: skip
    found = []
    for turn in range(turns):
        begin = process_time()
        ways[turn % len(ways)]()
        for _ in range(3):  # what is laid out is painted in a later turn
            stage.application.processEvents()
            sleep(0.002)
        found.append(process_time() - begin)
        stage.rest(0.1)
    return found


def _measure(quick: bool) -> dict[str, Measured]:
    stage = Stage(lesson_experiment(pg.surface("rosenbrock")))
    turns = 2 if quick else 12
    race = _changes(stage, turns)
    stage.window.go_to("networks")
    stage.rest(1.0)
    networks = _changes(stage, turns)
    many = len(stage.application.allWidgets())
    stage.close()
    note = f"processor time, median of {turns}; worst {1e3 * max(networks):.0f} ms; {many} widgets"
    return {
        "theme_race": Measured(1e3 * float(np.median(race)), f"the same in the race; worst {1e3 * max(race):.0f} ms"),
        "theme_networks": Measured(1e3 * float(np.median(networks)), note),
    }


BENCHMARK = Benchmark(
    place=15,
    goals=(
        Goal("theme_networks", "theme or type's size changed, networks in sight", "ms", 100.0),
        Goal("theme_race", "theme or type's size changed, the race in sight", "ms", 100.0),
    ),
    measure=_measure,
)
