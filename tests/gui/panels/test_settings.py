"""Steps, seed, stop rule, tolerance."""

import pytest
from PySide6.QtCore import Qt


@pytest.fixture
def panel(show):
    return show("settings")


def type_into(qtbot, field, text):
    field.field.setFocus()
    field.field.selectAll()
    qtbot.keyClicks(field.field, text)
    qtbot.keyClick(field.field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("name", "text", "read"),
    [
        ("steps", "1234", lambda race: race.steps == 1234),
        ("steps", "0", lambda race: race.steps == 0),
        ("seed", "77", lambda race: race.seed == 77),
        ("tolerance", "1e-5", lambda race: race.stop.tolerance == 1e-5),
        ("tolerance", "0", lambda race: race.stop.tolerance == 0),
    ],
)
def test_a_typed_number_reaches_the_race(panel, document, qtbot, name, text, read):
    type_into(qtbot, panel.form.fields[name], text)
    assert read(document.state.experiment)
    document.undo()
    assert not document.can_undo


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("steps", "-3", "whole number at least 0"),
        ("steps", "2.5", "whole number"),
        ("steps", "900000000", "2 GB"),
        ("seed", "x", "whole number"),
        ("tolerance", "-1", "at least 0"),
    ],
)
def test_what_is_impossible_is_refused_in_place(panel, document, qtbot, name, text, words):
    before = document.state
    field = panel.form.fields[name]
    field.field.setFocus()
    shown = field.field.text()
    type_into(qtbot, field, text)
    assert document.state is before
    assert words in field.message.text() and not field.message.isHidden()
    assert field.field.text() == text
    qtbot.keyClick(field.field, Qt.Key.Key_Escape)
    assert field.field.text() == shown and field.message.isHidden()
    assert document.state is before


def test_without_the_stop_rule_there_is_no_tolerance_to_set(panel, document, qtbot):
    qtbot.mouseClick(panel.form.fields["stop"].switch, Qt.MouseButton.LeftButton)
    assert not document.state.experiment.stop.enabled
    assert not panel.form.fields["tolerance"].isEnabled()
