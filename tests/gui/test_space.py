"""Space plays the race after a value was typed, wherever that was."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from playground.gui.window import Window


def plays(window: Window, qtbot: QtBot) -> bool:
    """Whether Space, pressed where the focus is, plays or pauses the race."""
    before = window.race.player.playing
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
    return window.race.player.playing != before


def cell(window: Window) -> QLineEdit:
    """The editor of a start's x."""
    table = window.race.panels["starts"].table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    table.edit(table.model().index(0, 0))
    return table.viewport().findChildren(QLineEdit)[-1]


def test_space_plays_after_a_coordinate_was_typed_and_while_it_is(window: Window, qtbot: QtBot) -> None:
    editor = cell(window)
    editor.selectAll()
    qtbot.keyClicks(editor, "0.25")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert window.document.state.experiment.starts[0].position[0] == 0.25
    assert plays(window, qtbot)
    editor = cell(window)
    editor.selectAll()
    qtbot.keyClicks(editor, "0.5")
    before = window.race.player.playing
    qtbot.keyClick(editor, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert window.document.state.experiment.starts[0].position[0] == 0.5 and window.race.player.playing != before
    assert plays(window, qtbot)


def test_space_plays_after_a_formula_was_taken_and_is_typed_before(window: Window, qtbot: QtBot) -> None:
    panel = window.race.panels["problem"]
    panel.new_formula()
    field = panel.editor.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "x^2")
    assert not plays(window, qtbot) and field.toPlainText() == "x^2 "
    qtbot.keyClicks(field, "+ y^2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert plays(window, qtbot) and field.toPlainText() == "x^2 + y^2"
    qtbot.keyClicks(field, "1")
    assert not plays(window, qtbot) and field.toPlainText() == "x^2 + y^21 "
