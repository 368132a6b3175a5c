"""The relief of a crowded race is turned by the mouse."""

from __future__ import annotations

from time import perf_counter

import numpy as np
from PySide6.QtCore import QPoint

from playground.session.actions.view import set_picture
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._stage import Stage, Watch, crowded_race

SIZE = (1000, 700)


def _measure(quick: bool) -> dict[str, Measured]:
    stage = Stage(crowded_race(100 if quick else 1000))
    race = stage.race
    begin = perf_counter()
    race.plane.perform(set_picture, "relief")
    relief = race.picture.relief
    assert relief is not None
    shown = stage.wait(lambda: relief.blocks.block is not None and relief.sight is not None) - begin
    grown = stage.window.width() + SIZE[0] - relief.width(), stage.window.height() + SIZE[1] - relief.height()
    stage.window.resize(*grown)
    stage.wait(lambda: (relief.width(), relief.height()) == SIZE)
    stage.rest(0.5)
    watch, frames = Watch(relief), []
    stage.press(relief, QPoint(60, 350))
    for step in range(8 if quick else 120):
        before, begin = watch.painted, perf_counter()
        stage.move(relief, QPoint(66 + 6 * step, 350 + 40 * (step // 10 % 2)))
        frames.append(stage.wait(lambda before=before: watch.painted > before) - begin)  # type: ignore[misc]
        stage.wait(lambda begin=begin: perf_counter() >= begin + 1 / 60)  # type: ignore[misc]
    stage.release(relief, QPoint(66, 350))
    stage.close()
    milliseconds = 1e3 * np.array(frames[4:])
    note = f"median of {len(milliseconds)} events, 12 × 4 × 1000 steps; 95 % {np.percentile(milliseconds, 95):.1f} ms"
    return {
        "relief_turn": Measured(float(np.median(milliseconds)), note),
        "relief_open": Measured(1e3 * shown, "compiled once, from the cache afterwards"),
    }


BENCHMARK = Benchmark(
    place=16,
    goals=(
        Goal("relief_turn", "mouse event to the turned relief of a crowded race, 1000 × 700", "ms", 16.7),
        Goal("relief_open", "from the wish for a relief to its first picture, kernels in the cache", "ms", 400.0),
    ),
    measure=_measure,
)
