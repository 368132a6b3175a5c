"""Dragging a surface's parameter: the contours at once, and sharp after the release."""

from __future__ import annotations

from time import perf_counter

import numpy as np
from PySide6.QtCore import QPoint

from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._stage import Stage, crowded_race


def _measure(quick: bool) -> dict[str, Measured]:
    drags, events = (1, 3) if quick else (8, 30)
    stage = Stage(crowded_race(50 if quick else 1000))
    slider = stage.race.panels["problem"].form.fields["b"].slider  # type: ignore[attr-defined]
    ground = stage.race.plane.ground
    improved = [0]

    def note_improved() -> None:
        improved[0] = stage.plane.painted

    ground.improved.connect(note_improved)
    coarse: list[float] = []
    worked: list[float] = []
    sharp: list[float] = []
    for drag in range(drags):
        xs = np.linspace(0.15, 0.85, events + 1)[:: 1 if drag % 2 else -1] * slider.width()
        places = [QPoint(round(x), slider.height() // 2) for x in xs]
        stage.press(slider, places[0])
        times = stage.drag(slider, places[1:], lambda: ground.image is not None)
        coarse += times[0]
        worked += times[1]
        begin = perf_counter()
        stage.release(slider, places[-1])
        sharp.append(stage.wait(lambda: ground.sharp and stage.plane.painted > improved[0], 30.0) - begin)
        stage.rest(0.3)
    stage.close()
    note = (
        f"95 % of {len(coarse)} events, the race is in the frame; median {1e3 * np.median(coarse):.1f} ms; "
        f"processor time alone: 95 % {1e3 * np.percentile(worked, 95):.1f} ms"
    )
    return {
        "contours_coarse": Measured(1e3 * float(np.percentile(coarse, 95)), note),
        "contours_sharp": Measured(1e3 * float(np.median(sharp)), f"of {drags} drags; worst {1e3 * max(sharp):.0f} ms"),
    }


BENCHMARK = Benchmark(
    place=7,
    goals=(
        Goal("contours_coarse", "a surface's parameter dragged: its contours coarse", "ms", 50.0),
        Goal("contours_sharp", "the same: its contours sharp after the release", "ms", 200.0),
    ),
    measure=_measure,
)
