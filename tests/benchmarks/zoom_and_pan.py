"""The wheel turns and the plane is dragged: the picture of the new range at once, and sharp soon after."""

from __future__ import annotations

from functools import partial
from time import perf_counter

import numpy as np

import playground as pg
from playground.session.lesson import lesson_experiment
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._stage import Stage

SURFACES = ("rosenbrock", "ackley", "shubert", "michalewicz")


def _steps(id: str, turns: int) -> tuple[list[float], list[float]]:
    """Seconds to the first picture and to the sharp one, of each step of the camera."""
    stage = Stage(lesson_experiment(pg.surface(id)))
    plane, ground = stage.race.plane, stage.race.plane.ground
    first, sharp = [], []
    for turn in range(turns):
        way = 1 if turn // 2 % 2 else -1
        camera = plane.camera
        before, begin = stage.plane.painted, perf_counter()
        plane.set_camera(camera.panned(40.0 * way, 15.0) if turn % 2 else camera.zoomed(1.2**way, camera.x, camera.y))
        done = partial(_painted, stage, before)
        first.append(stage.wait(done, 30.0) - begin)
        sharp.append(stage.wait(lambda: ground.sharp, 30.0) - begin)
        stage.rest(0.1)
    stage.close()
    return first, sharp


def _painted(stage: Stage, before: int) -> bool:
    return stage.plane.painted > before and stage.race.plane.ground.image is not None


def _measure(quick: bool) -> dict[str, Measured]:
    first: list[float] = []
    sharp: list[float] = []
    for id in SURFACES[: 1 if quick else None]:
        one, other = _steps(id, 2 if quick else 16)
        first += one
        sharp += other
    note = f"95 % of {len(first)} steps on {', '.join(SURFACES)}; median {1e3 * np.median(first):.1f} ms"
    more = f"95 %, with the pause of 60 ms before it begins; median {1e3 * np.median(sharp):.0f} ms"
    return {
        "zoom_first": Measured(1e3 * float(np.percentile(first, 95)), note),
        "zoom_sharp": Measured(1e3 * float(np.percentile(sharp, 95)), more),
    }


BENCHMARK = Benchmark(
    place=14,
    goals=(
        Goal("zoom_first", "zoom or pan to the first picture, half the resolution each way", "ms", 40.0),
        Goal("zoom_sharp", "the same to the sharp picture", "ms", 200.0),
    ),
    measure=_measure,
)
