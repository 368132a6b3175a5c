"""While the first race is prepared the picture says what is compiled, and no chart says that nothing races."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.gui.race_job import DRAWABLE
from playground.services.preparation import Preparation
from playground.session.actions.contenders import add_contender
from playground.session.actions.several_contenders import clear_contenders
from tests.gui.conftest import PATIENCE, MakeWindow


def test_the_picture_says_what_is_prepared_and_how_far(make_window: MakeWindow) -> None:
    window = make_window()
    panel, note = window.race.panels["loss"], window.race.picture.preparing
    panel.show_result(None)
    panel.chart.flush()  # type: ignore[attr-defined]
    empty = panel.chart.empty  # type: ignore[attr-defined]
    assert "being prepared" in empty and "Nothing races" not in empty
    note.show_preparation(Preparation("Adam", 2, 6))
    assert note.words.text() == "Preparing Adam, 3 of 6 …" and (note.bar.value(), note.bar.maximum()) == (2, 6)
    assert note.isVisible() and window.race.picture.rect().contains(note.geometry())
    window.race.run_loop.preparing.emit(None)
    assert note.isHidden()


def test_without_contenders_nothing_races(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.document.perform(clear_contenders)
    qtbot.waitUntil(lambda: window.race.run_loop.settled, timeout=PATIENCE)
    loss = window.race.panels["loss"].chart  # type: ignore[attr-defined]
    QApplication.processEvents()
    loss.flush()
    assert loss.graph is None and "Nothing races" in loss.empty
    window.document.perform(add_contender, "adam")
    qtbot.waitUntil(lambda: window.race.run_loop.settled, timeout=PATIENCE)
    loss.flush()
    assert loss.graph is not None


def test_what_is_compiled_in_a_moment_does_not_flash(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    told: list[object] = []
    loop = window.race.run_loop
    qtbot.waitUntil(lambda: window.race.result is not None and loop.settled, timeout=PATIENCE)
    loop.preparing.connect(told.append)
    loop._since = perf_counter()
    loop._note(Preparation("Adam", 1, 3))
    assert told == []
    loop._since -= 1.0
    loop._note(Preparation("Adam", 1, 3))
    assert told == [Preparation("Adam", 1, 3)]
    drawn: list[bool] = []
    loop.drawable.connect(lambda: drawn.append(True))
    loop._note(DRAWABLE)
    assert drawn == [True] and len(told) == 1
