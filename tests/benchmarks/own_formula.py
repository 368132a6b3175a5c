"""A new formula is typed: from the last keystroke to the race and its picture, and how long the window stands."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from time import perf_counter, time

from PySide6.QtCore import QTimer

import playground as pg
from playground.session.lesson import lesson_experiment
from tests.benchmarks._benchmark import Benchmark, Goal, Measured
from tests.benchmarks._stage import Stage

# As long as people have patience for.
WAVES = " + ".join(f"sin({{0}}*x*{1 + k % 7}.{k})*cos({{1}}*y*{1 + k % 5}.{k})" for k in range(1, 41))
# Each is new to the kernel cache: its numbers are the time of day.
FORMULAS = (
    "x^2 + {0}*y^2",
    "x^2 + {0}*y^2 + sin({1}*x)*exp(cos(y))",
    "20 + e - (20*exp(-0.2*sqrt((x^2 + {0}*y^2)/2)) + exp((cos(2*pi*x) + cos(2*pi*y))/{1}))",
    WAVES,
)
# Near the limits of size: reading it takes a tenth of a second.
BELLS = "+".join(f"exp(-(x-{k}.{{0}})^2-(y-{k}.2)^2)" for k in range(60))


def _measure(quick: bool) -> dict[str, Measured]:
    stage = Stage(lesson_experiment(pg.surface("sphere")))
    panel, ground = stage.race.panels["problem"], stage.race.plane.ground
    panel.new_formula()  # type: ignore[attr-defined]
    editor = panel.editor  # type: ignore[attr-defined]
    stage.wait(lambda: stage.race.run_loop.settled)
    times: dict[str, list[float]] = {}
    pictures: list[float] = []
    for turn in range(1 if quick else 3 * len(FORMULAS)):
        formula = FORMULAS[turn % len(FORMULAS)]
        text = formula.format(f"{time() % 1000:.6f}", f"{1 + time() % 7:.6f}")
        editor.field.setPlainText(text)
        begin = perf_counter()
        stage.wait(lambda text=text: _formula(stage) == text and ground.image is not None)  # type: ignore[misc]
        pictures.append(perf_counter() - begin)
        stage.wait(
            lambda: (
                stage.race.run_loop.settled
                and stage.race.result is not None
                and stage.race.result.experiment == stage.window.document.state.experiment
            )
        )
        times.setdefault(formula, []).append(perf_counter() - begin)
        stage.rest(0.3)
    stood = [_longest_pause(stage, BELLS.format(1 + turn)) for turn in range(1 if quick else 5)]
    stage.close()
    short = [taken for formula, some in times.items() if formula is not WAVES for taken in some]
    note = f"worst of {len(short)}, no kernel cached; median {median(short):.2f} s"
    long, seen = times.get(WAVES, []), pictures[len(FORMULAS) - 1 :: len(FORMULAS)]
    said = f"worst of {len(seen)}; race and picture {max(long):.2f} s" if long else "not measured"
    return {
        "own_formula": Measured(max(short), note),
        "long_formula": Measured(max(seen, default=None), said),
        "window_while_reading": Measured(max(stood), f"worst of {len(stood)}; median {median(stood):.0f} ms"),
    }


def _longest_pause(stage: Stage, text: str) -> float:
    """The longest time between two turns of the window's loop, in ms, until the text is the problem's formula."""
    turns: list[float] = []
    heart = QTimer()
    heart.timeout.connect(lambda: turns.append(perf_counter()))
    heart.start(0)
    editor = stage.race.panels["problem"].editor  # type: ignore[attr-defined]
    editor.field.setPlainText(text)
    stage.wait(lambda: _formula(stage) == text)
    heart.stop()
    stage.wait(lambda: stage.race.run_loop.settled)
    return 1e3 * max(after - before for before, after in pairwise(turns))


def _formula(stage: Stage) -> str:
    return stage.window.document.state.experiment.problem.formula


BENCHMARK = Benchmark(
    place=15,
    goals=(
        Goal("own_formula", "a new formula, from the last keystroke to race and picture", "s", 1.5),
        Goal("long_formula", "forty products of two waves, from the last keystroke to the picture", "s", 1.5),
        Goal("window_while_reading", "longest pause of the window while sixty bells are read", "ms", 90.0),
    ),
    measure=_measure,
)
