"""The run loop shows the numbers of the race that was asked for: whatever changes them, they are made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.bridge import Bridge
from playground.gui.run_loop import RunLoop
from playground.services.worker import Worker

Change = Callable[[pg.Experiment], pg.Experiment]


def race() -> pg.Experiment:
    contenders = [pg.Contender("langevin", lr=0.01), pg.Contender("adam", lr=0.05, name="second")]
    return pg.Experiment(pg.surface("rosenbrock"), [(-1.5, 2.0), (0.5, 0.5)], contenders, steps=40, seed=3)


def contender(k: int, change: Callable[[pg.Contender], pg.Contender]) -> Change:
    def changed(one: pg.Experiment) -> pg.Experiment:
        listed = list(one.contenders)
        listed[k] = change(listed[k])
        return one.replace(contenders=listed)

    return changed


MAKE_OTHERS: dict[str, Change] = {
    "seed": lambda one: one.replace(seed=4),
    "steps": lambda one: one.replace(steps=41),
    "starts": lambda one: one.replace(starts=[(-1.5, 2.0), (0.5, 0.6)]),
    "one start more": lambda one: one.replace(starts=[*one.starts, (0.1, 0.1)]),
    "surface": lambda one: one.replace(problem=pg.surface("beale")),
    "the surface's parameter": lambda one: one.replace(problem=pg.surface("rosenbrock", b=50)),
    "stop rule": lambda one: one.replace(stop=pg.StopRule(tolerance=100.0, step_tolerance=10.0)),
    "constraint": lambda one: one.replace(constraint=pg.constraint("ball", radius=0.5)),
    "rate": contender(1, lambda one: one.with_parameter("lr", 0.06)),
    "method": contender(1, lambda one: pg.Contender("rmsprop")),
    "modifier": contender(1, lambda one: one.replace(modifiers=[pg.Modifier("clip_norm", limit=0.5)])),
    "switched off": contender(1, lambda one: one.replace(enabled=False)),
}
KEEP_NUMBERS: dict[str, Change] = {
    "name": contender(1, lambda one: one.replace(name="other")),
    "colour": contender(1, lambda one: one.replace(color="#123456")),
}


@pytest.fixture
def loop(qtbot: QtBot) -> Iterator[RunLoop]:
    owner = QObject()
    bridge = Bridge(owner)
    worker = Worker(bridge.post, "numbers")
    made = RunLoop(worker, owner)
    yield made
    made.stop()
    worker.close()
    bridge.close()


def ask(loop: RunLoop, experiment: pg.Experiment, qtbot: QtBot) -> pg.Result:
    loop.request(experiment)
    qtbot.waitUntil(lambda: loop.settled and loop.result is not None, timeout=60_000)
    assert loop.result is not None
    loop.note_painted()
    return loop.result


@pytest.mark.parametrize("change", MAKE_OTHERS.values(), ids=MAKE_OTHERS)
def test_what_changes_the_numbers_is_simulated_anew(change: Change, loop: RunLoop, qtbot: QtBot) -> None:
    ask(loop, race(), qtbot)
    asked = change(race())
    found, exact = ask(loop, asked, qtbot), pg.simulate(asked)
    assert found.experiment == asked
    assert np.array_equal(found.positions, exact.positions, equal_nan=True)
    assert np.array_equal(found.statuses, exact.statuses)


@pytest.mark.parametrize("change", KEEP_NUMBERS.values(), ids=KEEP_NUMBERS)
def test_names_and_colours_keep_the_numbers(change: Change, loop: RunLoop, qtbot: QtBot) -> None:
    before, asked = ask(loop, race(), qtbot), change(race())
    found = ask(loop, asked, qtbot)
    assert found.experiment == asked and found.record is before.record
