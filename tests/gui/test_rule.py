"""A rule written in the window: raced on while one types, wrong words underlined, one undo, kept in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.contenders.contender_row import ContenderRow
from playground.gui.contenders.rule_editor import FIRST_RULE
from playground.gui.widgets.search_popup import SearchPopup
from playground.gui.window import Window
from playground.session.actions.contenders import set_contender_parameter, set_contender_rule
from tests.gui.conftest import PATIENCE


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYGROUND_CONFIG_DIR", str(tmp_path / "config"))


def written(window: Window, qtbot: QtBot) -> ContenderRow:
    """Choose "Write a rule…" from the list and return the new contender's row."""
    panel = window.race.panels["contenders"]
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    popup = panel.findChild(SearchPopup)
    qtbot.keyClicks(popup.search, "write")
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    return panel.rows[-1]


def type_text(qtbot: QtBot, row: ContenderRow, text: str) -> None:
    """Replace what is in the field, key by key."""
    row.rule.field.selectAll()
    for place, line in enumerate(text.split("\n")):
        if place:
            QTest.keyClick(row.rule.field, Qt.Key.Key_Return)
        QTest.keyClicks(row.rule.field, line)
    qtbot.waitUntil(lambda: not row.rule.waiting, timeout=PATIENCE)


def raced(window: Window, qtbot: QtBot) -> pg.Result:
    """Wait for the numbers of what the document holds."""
    loop, document = window.race.run_loop, window.document
    qtbot.waitUntil(
        lambda: loop.settled and loop.result is not None and loop.result.experiment == document.state.experiment,
        timeout=PATIENCE,
    )
    return loop.result


def test_a_rule_begins_with_an_example_that_races(window: Window, qtbot: QtBot) -> None:
    row = written(window, qtbot)
    contender = window.document.state.experiment.contenders[-1]
    assert contender == pg.Contender(pg.rule(FIRST_RULE), color=contender.color)
    assert row.rule.field.toPlainText() == FIRST_RULE and not row.rule.isHidden()
    assert list(row.form.fields) == ["lr", "beta"]
    assert row.rule.field.hasFocus() or QApplication.focusWidget() is None
    assert raced(window, qtbot).contenders[-1] == contender


def test_what_is_typed_races_gets_sliders_and_is_undone_in_one_step(window: Window, qtbot: QtBot) -> None:
    row, document = written(window, qtbot), window.document
    before = document.state.experiment
    text = "rate = parameter(0.1, 0.01, 1)\nu = g/norm(g)\nx = x - rate*u"
    type_text(qtbot, row, text)
    contender = document.state.experiment.contenders[-1]
    assert contender.optimizer == pg.rule(text) and list(row.form.fields) == ["rate"]
    row.form.changed.emit("rate", 0.25)
    type_text(qtbot, row, text + " + 0*x")
    assert document.state.experiment.contenders[-1].parameters == {"rate": 0.25}
    result = raced(window, qtbot)
    assert result.contenders[-1].parameters == {"rate": 0.25}
    QTest.keyClick(row.rule.field, Qt.Key.Key_Escape)
    document.undo()
    assert document.state.experiment == before and row.rule.field.toPlainText() == FIRST_RULE
    document.redo()
    assert row.rule.field.toPlainText() == text + " + 0*x"


def test_a_mistake_is_underlined_and_the_last_good_rule_goes_on_racing(window: Window, qtbot: QtBot) -> None:
    row, document = written(window, qtbot), window.document
    type_text(qtbot, row, "x = x - 0.01*g\ny = etta*g")
    assert row.rule.message.text().startswith('Line 2, character 5: expected "etta" to be declared')
    (mark,) = row.rule.field.extraSelections()
    assert mark.cursor.selectedText() == "etta"
    assert document.state.experiment.contenders[-1].optimizer == pg.rule(FIRST_RULE)
    assert row.rule.field.toPlainText().endswith("y = etta*g"), "what is typed stays"
    type_text(qtbot, row, "x = x - 0.01*g\ny = 2*g")
    assert row.rule.message.text() == "" and not row.rule.field.extraSelections()
    assert document.state.experiment.contenders[-1].optimizer.text == "x = x - 0.01*g\ny = 2*g"


def test_a_mistake_that_is_taken_back_leaves_no_mark(window: Window, qtbot: QtBot) -> None:
    row = written(window, qtbot)
    QTest.keyClick(row.rule.field, Qt.Key.Key_ParenLeft)
    qtbot.waitUntil(lambda: not row.rule.waiting, timeout=PATIENCE)
    assert row.rule.message.text()
    QTest.keyClick(row.rule.field, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not row.rule.waiting, timeout=PATIENCE)
    assert row.rule.message.text() == "" and not row.rule.field.extraSelections()


def test_what_is_typed_is_taken_when_the_row_is_folded_at_once(window: Window, qtbot: QtBot) -> None:
    row, document = written(window, qtbot), window.document
    row.rule.field.selectAll()
    QTest.keyClicks(row.rule.field, "x = x - 0.5*g")
    assert row.rule.waiting
    row.rule.field.left.emit()  # as when the focus goes, which no window has offscreen
    qtbot.mouseClick(window.race.panels["contenders"].rows[0].number, Qt.MouseButton.LeftButton)
    assert document.state.experiment.contenders[-1].optimizer.text == "x = x - 0.5*g"
    assert row.rule.isHidden()


def test_a_rule_without_parameters_has_a_row_too_and_others_have_no_editor(window: Window, qtbot: QtBot) -> None:
    row, document = written(window, qtbot), window.document
    document.perform(set_contender_rule, len(document.state.experiment.contenders) - 1, "x = x - 0.01*g")
    assert row.number.text() == "" and not row.form.fields
    rows = window.race.panels["contenders"].rows
    assert rows[0].rule is None
    row.wish("remove")
    assert all(one.rule is None for one in rows)


def test_parameters_that_stay_keep_what_was_set(window: Window, qtbot: QtBot) -> None:
    written(window, qtbot)
    document = window.document
    place = len(document.state.experiment.contenders) - 1
    document.perform(set_contender_parameter, place, "beta", 0.5)
    document.perform(
        set_contender_rule, place, "beta = parameter(0.9, 0, 1)\nlr = parameter(3, 0, 9)\nx = x - beta*lr*g"
    )
    assert document.state.experiment.contenders[place].parameters == {"beta": 0.5, "lr": 3.0}
    with pytest.raises(pg.PlaygroundError, match="is a method of the list: its rule cannot be changed"):
        document.perform(set_contender_rule, 0, FIRST_RULE)


def test_a_race_with_a_rule_is_saved_and_opened(window: Window, qtbot: QtBot, tmp_path: Path, make_window) -> None:
    row = written(window, qtbot)
    type_text(qtbot, row, "x = x - 0.02*g*min(1, 1/norm(g))")
    experiment = window.document.state.experiment
    experiment.save(tmp_path / "race.json")
    from playground.session.lesson import state_of

    other = make_window(state_of(pg.Experiment.load(tmp_path / "race.json"), own=True))
    assert other.document.state.experiment == experiment
    rows = other.race.panels["contenders"].rows
    rows[-1].wish("select")
    assert rows[-1].rule.field.toPlainText() == "x = x - 0.02*g*min(1, 1/norm(g))"


def test_a_rule_is_kept_under_the_contenders_name_and_found_in_the_list(window: Window, qtbot: QtBot) -> None:
    row, document = written(window, qtbot), window.document
    panel = window.race.panels["contenders"]
    type_text(qtbot, row, "x = x - 0.125*g")
    row.wish("rename", "Eighth")
    row.wish("keep")
    assert "as “Eighth”" in panel.note.text() and panel.note.isVisible()
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    popup = panel.findChildren(SearchPopup)[-1]
    qtbot.keyClicks(popup.search, "eighth")
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    added = document.state.experiment.contenders[-1]
    assert added.optimizer == pg.rule("x = x - 0.125*g", name="Eighth")
    panel.rows[-1].wish("forget")
    assert "no longer" in panel.note.text()
    panel.rows[-1].wish("forget")
    assert "there is no rule 'Eighth'" in panel.rows[-1].message.text()
    assert document.state.experiment.contenders[-1] == added
