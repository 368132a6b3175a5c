"""Frames of the window while networks are trained at full speed."""

from __future__ import annotations

from time import perf_counter, thread_time

import numpy as np

from playground.experiments.experiment import Experiment
from playground.problems.surfaces import surface
from playground.session.actions.place import go_to
from playground.session.actions.training import set_training
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._stage import PERIOD, Stage, Watch

EPOCHS = 4 * 100_000


def _measure(quick: bool) -> dict[str, Measured]:
    """A frame is asked for sixty times a second; it is late by what else the window does, snapshots and charts too."""
    seconds = 0.5 if quick else 12.0
    stage = Stage(Experiment(surface("sphere"), [(1.0, 1.0)], []))
    document = stage.window.document
    document.perform(go_to, "networks")
    document.perform(lambda state: set_training(state, epochs=EPOCHS))
    place = stage.window.networks
    assert place is not None
    stage.wait(lambda: place.snapshot is not None and place.snapshot.updates >= EPOCHS)
    view = place.page.view  # type: ignore[attr-defined]
    stage.wait(lambda: view.stage is not None)
    viewport, surfaces = view.stage.viewport(), _Count(view)
    place.trainer.set_pace(None)
    place.trainer.run()
    stage.wait(lambda: place.snapshot is not None and place.snapshot.done > 1000)
    stage.rest(0.2 if quick else 1.0)
    taken, worked, surfaces.made = [], [], 0
    end = due = perf_counter()
    end += seconds
    while due < end:
        due = max(due + PERIOD, perf_counter())
        stage.wait(lambda due=due: perf_counter() >= due)  # type: ignore[misc]
        before, begin = surfaces.painted, thread_time()
        viewport.update()
        done = stage.wait(lambda before=before: surfaces.painted > before, 30.0)  # type: ignore[misc]
        taken.append(1e3 * (done - due))
        worked.append(1e3 * (thread_time() - begin))
    snapshot = place.snapshot
    assert snapshot is not None and snapshot.running
    stage.close()
    late = np.array(taken)
    note = (
        f"median {np.median(late):.1f}, worst {late.max():.0f} ms; {np.mean(late < 20):.0%} under 20 ms; processor "
        f"time alone: 95 % {np.percentile(worked, 95):.1f} ms; {surfaces.made / seconds:.0f} decision surfaces and "
        f"{snapshot.speed:,.0f} updates a second"
    )
    return {"window_while_training": Measured(float(np.percentile(late, 95)), note)}


class _Count:
    """Counts what a view paints, and the pictures it is handed."""

    def __init__(self, view: object) -> None:
        self.watch = Watch(view.stage.viewport())  # type: ignore[attr-defined]
        self.made = 0
        show = view.show_made  # type: ignore[attr-defined]

        def shown(made: object) -> None:
            self.made += 1
            show(made)

        view.show_made = shown  # type: ignore[attr-defined]

    @property
    def painted(self) -> int:
        """How often it was painted."""
        return self.watch.painted


BENCHMARK = Benchmark(
    place=30,
    goals=(Goal("window_while_training", "window while training at full speed, 95 % of frames", "ms", 20.0),),
    measure=_measure,
)
