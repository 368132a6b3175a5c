"""A new race begins empty and says what to do; undo brings everything back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from playground.session.actions.contenders import add_contender
from playground.session.actions.starts import place_start


def test_control_n_begins_an_empty_race_and_undo_brings_file_and_race_back(window, tmp_path):
    document, files = window.document, window.files
    path = tmp_path / "mine.json"
    files.save_path(path)
    document.perform(add_contender, "newton")
    before = document.state.experiment
    assert window.windowTitle().startswith("mine.json (changed)")
    window.race.plane.setFocus()
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    fresh = document.state.experiment
    assert not fresh.contenders and not fresh.starts and fresh.problem == before.problem
    assert window.windowTitle().startswith("New race") and files.path is None and not files.unsaved
    assert "Add an optimizer" in window.race.panels["contenders"].note.text()
    document.undo()
    assert document.state.experiment == before and files.path == path
    assert window.windowTitle().startswith("mine.json (changed)")
    document.redo()
    assert window.windowTitle().startswith("New race") and files.path is None
    document.perform(place_start, (0.0, 0.0))
    document.undo()
    document.undo()
    assert files.path == path and document.state.experiment == before


def test_the_key_means_one_thing(window):
    keys = [key.toString() for action in window.actions_by_words.values() for key in action.shortcuts()]
    assert keys.count("Ctrl+N") == 1 and len(keys) == len(set(keys))
