"""Every optimizer at once, from an event of the mouse to the painted frame."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint

import playground as pg
from playground.optimizers import OPTIMIZERS, Traced
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._stage import Stage

_STARTS = 8


def _race(steps: int) -> pg.Experiment:
    """All methods but those that run outside the kernels, at small rates where they have one."""
    racers = []
    for optimizer in OPTIMIZERS:
        if isinstance(optimizer, Traced):
            continue
        rate = {"lr": 1e-3} if optimizer.rate_place >= 0 and optimizer.family in ("first order", "random") else {}
        racers.append(pg.Contender(optimizer.id, **rate))
    turns = np.linspace(0, 2 * np.pi, _STARTS, endpoint=False)
    starts = [(1.3 * np.cos(turn), 1 + 1.3 * np.sin(turn)) for turn in turns]
    return pg.Experiment(pg.surface("rosenbrock"), starts, racers, steps=steps)


def _measure(quick: bool) -> dict[str, Measured]:
    race = _race(20 if quick else 1000)
    stage = Stage(race)
    plane = stage.race.plane
    stage.race.player.seek(stage.race.player.last)
    events = 3 if quick else 120
    begin = plane.pixel_of(*race.starts[0].position).toPoint()
    turns = 0.2 + np.linspace(0, 2 * np.pi, events)
    places = [QPoint(round(begin.x() + 60 * np.sin(turn)), round(begin.y() + 60 * np.sin(2 * turn))) for turn in turns]
    stage.press(plane, begin)
    taken, worked = 1e3 * np.array(stage.drag(plane, places))[:, (0 if quick else 20) :]
    stage.release(plane, places[-1])
    stage.close()
    note = (
        f"{len(race.contenders)} contenders; median {np.median(taken):.1f}, worst {taken.max():.0f} ms; the window's"
        f" thread: median {np.median(worked):.1f} ms"
    )
    return {"all_optimizers": Measured(float(np.percentile(taken, 95)), note)}


BENCHMARK = Benchmark(
    place=20,
    goals=(
        Goal("all_optimizers", "all optimizers × 8 starts × 1000 steps, warm, simulated and painted, 95 %", "ms", 60.0),
    ),
    measure=_measure,
)
