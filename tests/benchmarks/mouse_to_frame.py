"""From an event of the mouse to the painted frame, while a start is dragged."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint

from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._stage import Stage, crowded_race


def _measure(quick: bool) -> dict[str, Measured]:
    events = 5 if quick else 400
    stage = Stage(crowded_race(50 if quick else 1000))
    plane = stage.race.plane
    stage.race.player.seek(stage.race.player.last)
    begin = plane.pixel_of(-1.4, 2.4).toPoint()
    # Round a circle through slopes and valley, so that every position is another race.
    turns = np.linspace(0, 4 * np.pi, events + 10)
    radius = min(plane.width(), plane.height()) * 0.3
    places = [
        QPoint(round(plane.width() / 2 + radius * np.cos(turn)), round(plane.height() / 2 + radius * np.sin(turn)))
        for turn in turns
    ]
    stage.press(plane, begin)
    before = stage.readout.painted
    taken, worked = 1e3 * np.array(stage.drag(plane, places))[:, 10:]
    readouts = min(1.0, (stage.readout.painted - before) / len(places))
    stage.release(plane, places[-1])
    moved = stage.window.document.state.experiment.starts[0].position
    stage.close()
    assert moved != (-1.4, 2.4), "the start was not dragged"
    note = (
        f"median {np.median(taken):.1f}, worst {taken.max():.0f} ms; {np.mean(taken < 16.7):.0%} within 16.7 ms; "
        f"processor time alone: median {np.median(worked):.1f}, 95 % {np.percentile(worked, 95):.1f} ms; "
        f"the readout changed in {readouts:.0%} of the frames"
    )
    return {"mouse_to_frame": Measured(float(np.percentile(taken, 95)), note)}


BENCHMARK = Benchmark(
    place=6,
    goals=(
        Goal(
            "mouse_to_frame",
            "mouse event to painted frame, 12 contenders × 4 starts × 1000 steps, 95 %",
            "ms",
            16.7,
        ),
    ),
    measure=_measure,
)
