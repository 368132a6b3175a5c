"""Frames of the window while networks are trained at full speed, on the first page and on each of the others."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter, thread_time
from typing import Any

import numpy as np

from playground.experiments.experiment import Experiment
from playground.gui.networks.pages import PAGES
from playground.problems.surfaces import surface
from playground.session.actions.place import go_to
from playground.session.actions.training import set_training, show_page
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._stage import PERIOD, Stage, Watch

EPOCHS = 4 * 100_000


def _training_stage(quick: bool) -> Stage:
    """The networks' place, training as fast as it can."""
    stage = Stage(Experiment(surface("sphere"), [(1.0, 1.0)], []))
    document = stage.window.document
    document.perform(go_to, "networks")
    document.perform(lambda state: set_training(state, epochs=EPOCHS))
    place = stage.window.networks
    assert place is not None
    stage.wait(lambda: place.snapshot is not None and place.snapshot.updates >= EPOCHS)
    place.trainer.set_pace(None)
    place.trainer.run()
    stage.wait(lambda: place.snapshot is not None and place.snapshot.done > 1000)
    stage.rest(0.2 if quick else 1.0)
    return stage


def _frames(stage: Stage, view: Any, painted: Callable[[], int], seconds: float) -> tuple[list[float], list[float]]:
    """Ask a view for a frame sixty times a second; return milliseconds from when it is due, and of the thread.

    A frame is late by what else the window does, snapshots and charts too.
    """
    taken, worked = [], []
    due = perf_counter()
    end = due + seconds
    while due < end:
        due = max(due + PERIOD, perf_counter())
        stage.wait(lambda due=due: perf_counter() >= due)  # type: ignore[misc]
        before, begin = painted(), thread_time()
        view.update()
        done = stage.wait(lambda before=before: painted() > before, 30.0)  # type: ignore[misc]
        taken.append(1e3 * (done - due))
        worked.append(1e3 * (thread_time() - begin))
    return taken, worked


def _measure(quick: bool) -> dict[str, Measured]:
    seconds = 0.5 if quick else 12.0
    stage = _training_stage(quick)
    place = stage.window.networks
    assert place is not None
    view = place.page.view  # type: ignore[attr-defined]
    stage.wait(lambda: view.stage is not None)
    surfaces = _Count(view)
    taken, worked = _frames(stage, view.stage.viewport(), lambda: surfaces.painted, seconds)
    made, pages = surfaces.made, dict[str, tuple[float, float]]()
    for id in PAGES.sound_ids():
        stage.window.document.perform(show_page, id)
        stage.rest(0.2 if quick else 1.5)
        page = Watch(place.page)
        times = _frames(stage, place.page, lambda page=page: page.painted, 0.3 if quick else 6.0)  # type: ignore[misc]
        pages[id] = float(np.percentile(times[0], 95)), float(np.percentile(times[1], 95))
    snapshot = place.snapshot
    assert snapshot is not None and snapshot.running
    stage.close()
    note = (
        f"median {np.median(taken):.1f}, worst {max(taken):.0f} ms; {np.mean(np.array(taken) < 20):.0%} under 20 ms; "
        f"processor time alone: 95 % {np.percentile(worked, 95):.1f} ms; {made / seconds:.0f} decision surfaces and "
        f"{snapshot.speed:,.0f} updates a second"
    )
    each = ", ".join(f"{id} {late:.1f} ({alone:.1f})" for id, (late, alone) in pages.items())
    return {
        "window_while_training": Measured(float(np.percentile(taken, 95)), note),
        "pages_while_training": Measured(max(late for late, _ in pages.values()), f"95 % (of a processor): {each} ms"),
    }


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
    goals=(
        Goal("window_while_training", "window while training at full speed, 95 % of frames", "ms", 20.0),
        Goal("pages_while_training", "the same on the slowest of all pages", "ms", 20.0),
    ),
    measure=_measure,
)
