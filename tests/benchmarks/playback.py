"""A race of a thousand paths as it plays."""

from __future__ import annotations

from time import perf_counter

import numpy as np

from playground.experiments.contender import Contender
from playground.experiments.experiment import Experiment
from playground.problems.surfaces import surface
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._stage import Stage


def _measure(quick: bool) -> dict[str, Measured]:
    count, seconds = (10, 0.5) if quick else (250, 9.0)
    low, high = np.array(surface("rosenbrock").domain).T
    starts = [tuple(start) for start in np.random.default_rng(0).uniform(low, high, (count, 2)).tolist()]
    # None of them comes to rest: every path is on its way in every frame.
    contenders = [Contender("adam"), Contender("adam", lr=0.01), Contender("amsgrad", lr=0.01), Contender("rmsprop")]
    stage = Stage(Experiment(surface("rosenbrock"), starts, contenders, steps=1000))
    player = stage.race.player
    player.seek(0)
    stage.rest(0.5)
    frames: list[float] = []
    seen = [stage.plane.painted, player.step]

    def look() -> bool:
        if stage.plane.painted > seen[0] and player.step != seen[1]:
            frames.append(perf_counter())
            seen[:] = stage.plane.painted, player.step
        return perf_counter() >= end or not player.playing

    begin = perf_counter()
    end = begin + seconds
    player.play()
    stage.wait(look)
    player.pause()
    stage.close()
    between = 1e3 * np.diff(frames)
    rate = len(frames) / (frames[-1] - begin)
    note = f"median {np.median(between):.1f}, 95 % {np.percentile(between, 95):.1f} ms from frame to frame"
    return {"playback": Measured(rate, note)}


BENCHMARK = Benchmark(
    place=8,
    goals=(Goal("playback", "playback of 1000 paths × 1000 points", "frames/s", 60.0, at_least=True),),
    measure=_measure,
)
