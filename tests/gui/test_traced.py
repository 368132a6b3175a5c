"""Contenders that run in Python never delay the others, and are marked until they arrive."""

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.charts.legend import LegendChip
from playground.gui.panels.contenders import ContendersPanel
from playground.gui.panels.loss import LossPanel
from playground.gui.run_loop import LACKING
from playground.optimizers import scipy_minimize as door
from playground.session.actions.contenders import add_contender, set_contender_parameter
from playground.session.lesson import lesson_state
from tests.gui.conftest import PATIENCE, MakeWindow, drag, pixel, wait_until_sharp


class Gate:
    """Holds SciPy up until it is opened, as a slow function would."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._open = threading.Event()
        real = door._minimize

        def held(walk: Any, start: Any, *rest: Any) -> Any:
            while not self._open.wait(0.01):
                walk.value(start)
            return real(walk, start, *rest)

        monkeypatch.setattr(door, "_minimize", held)

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


def panels(window: Any) -> tuple[ContendersPanel, LossPanel]:
    contenders, loss = window.race.panels["contenders"], window.race.panels["loss"]
    assert isinstance(contenders, ContendersPanel) and isinstance(loss, LossPanel)
    return contenders, loss


def racing(window: Any) -> list[str]:
    return [racer.optimizer for racer in window.race.result.experiment.racers]


def tooltip(chip: LegendChip) -> str:
    event = QHelpEvent(QHelpEvent.Type.ToolTip, chip.rect().center(), chip.mapToGlobal(chip.rect().center()))
    QApplication.sendEvent(chip, event)
    return chip.toolTip()


def test_the_others_are_drawn_first_and_scipy_is_marked_until_it_arrives(
    make_window: MakeWindow, qtbot: QtBot, gate: Gate
) -> None:
    window = make_window(lesson_state("himmelblau"))
    before = racing(window)
    window.document.perform(add_contender, "scipy_minimize")
    place = len(window.document.state.experiment.contenders) - 1
    contenders, loss = panels(window)
    qtbot.waitUntil(lambda: contenders.rows[place].number.text() == "pending", timeout=PATIENCE)
    assert "follows when the others are drawn" in contenders.rows[place].number.toolTip()
    qtbot.waitUntil(lambda: "pending" in tooltip(loss.legend.chips[place]), timeout=PATIENCE)
    assert racing(window) == before and not window.race.run_loop.settled
    # A drag goes on meanwhile, at once, for those that are compiled.
    start = window.document.state.experiment.starts[0].position
    drag(qtbot, window.race, pixel(window.race, *start), pixel(window.race, start[0] + 0.7, start[1] + 0.4))
    moved = window.document.state.experiment.starts[0].position
    assert moved != start
    qtbot.waitUntil(lambda: tuple(window.race.result.positions[0, 0, 0]) == moved, timeout=PATIENCE)
    assert racing(window) == before
    gate.open()
    wait_until_sharp(qtbot, window)
    assert racing(window) == [*before, "scipy_minimize"]
    assert window.race.result.experiment == window.document.state.experiment
    assert contenders.rows[place].number.text() == "1e-8" and "pending" not in tooltip(loss.legend.chips[place])
    assert window.race.result.statuses.reason[-1, 0] == "minimum"


def test_a_changed_method_of_scipy_keeps_the_others_in_the_picture(
    make_window: MakeWindow, qtbot: QtBot, gate: Gate
) -> None:
    gate.open()
    window = make_window(lesson_state("himmelblau"))
    window.document.perform(add_contender, "scipy_minimize")
    wait_until_sharp(qtbot, window)
    place = len(window.document.state.experiment.contenders) - 1
    window.document.perform(set_contender_parameter, place, "method", "Powell")
    wait_until_sharp(qtbot, window)
    contenders, _ = panels(window)
    assert contenders.rows[place].accessibleName() == "SciPy (Powell)"
    assert window.race.result.evaluations.g[-1, 0] == 0 and window.race.result.evaluations.f[-1, 0] > 0


def test_escape_gives_scipy_up_and_says_so(make_window: MakeWindow, qtbot: QtBot, gate: Gate) -> None:
    window = make_window(lesson_state("himmelblau"))
    before, said = racing(window), []
    window.race.run_loop.outdated.connect(said.append)
    window.document.perform(add_contender, "scipy_minimize")
    qtbot.waitUntil(lambda: window.race._numbers.busy and not window.race.run_loop.settled, timeout=PATIENCE)
    window.race.plane.setFocus()
    qtbot.keyClick(window.race.plane, Qt.Key.Key_Escape)
    assert window.race.run_loop.settled and said[-1] == LACKING and racing(window) == before
    qtbot.waitUntil(lambda: not window.race._numbers.busy, timeout=PATIENCE)
    gate.open()
    window.race.run_again()
    wait_until_sharp(qtbot, window)
    assert racing(window) == [*before, "scipy_minimize"] and said[-1] == ""


def test_what_scipy_may_not_do_is_said_while_the_others_race(make_window: MakeWindow, qtbot: QtBot, gate: Gate) -> None:
    gate.open()
    window = make_window(lesson_state("constrained_sphere"))
    before = racing(window)
    window.document.perform(add_contender, "scipy_minimize")
    qtbot.waitUntil(lambda: not window.race.banner.isHidden(), timeout=PATIENCE)
    assert "SciPy (BFGS) cannot race under a constraint" in window.race.banner.sentence
    assert window.race.run_loop.settled and racing(window) == before


def test_a_race_of_scipy_alone_is_drawn(make_window: MakeWindow, qtbot: QtBot, gate: Gate) -> None:
    gate.open()
    state = lesson_state("himmelblau")
    window = make_window(state.with_experiment(contenders=[pg.Contender("scipy_minimize", method="Nelder-Mead")]))
    assert racing(window) == ["scipy_minimize"]
    assert window.race.result.ends.shape[0] == 1
