"""Rows of contenders under mouse and keyboard: none jumps, several are chosen, rows are dragged."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from playground.session.actions.contenders import add_contenders
from playground.session.actions.several_contenders import clear_contenders, duplicate_contenders, race_alone

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(show, document, qtbot):
    made = show("contenders")
    qtbot.waitExposed(made)
    return made


def names(document):
    return list(document.state.experiment.names)


def click(row, modifiers=NONE):
    QTest.mouseClick(row, LEFT, modifiers, QPoint(row.width() // 2, row.height() // 2))


def chosen(panel):
    return [k for k, row in enumerate(panel.rows) if row.property("also") or row.property("chosen")]


def drag(panel, row, below, drop=True):
    """Press a row or a part of one, drag it under the middle of another with the button down, and let go."""
    begin = QPoint(row.width() // 2, row.height() // 2)
    end = row.mapFromGlobal(below.mapToGlobal(QPoint(below.width() // 2, below.height() - 2)))
    QTest.mousePress(row, LEFT, NONE, begin)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(row, begin + (end - begin) * part)
        QApplication.processEvents()
    if drop:
        QTest.mouseRelease(row, LEFT, NONE, end)


def heights(panel):
    QApplication.processEvents()
    return [row.mapTo(panel, QPoint(0, 0)).y() for row in panel.rows]


def test_no_row_moves_when_rows_are_selected_and_things_are_said(panel, document, qtbot):
    before = heights(panel)
    for row in (panel.rows[3], panel.rows[1], panel.rows[2], panel.rows[0]):
        click(row)
        assert heights(panel) == before
        QTest.mouseMove(row, QPoint(row.width() // 3, 4))
        assert heights(panel) == before
    panel.rows[2].refuse("toggle", (), "this cannot be done, for a reason that takes more than one line to tell")
    assert panel.rows[2].message.isVisible() and panel.rows[2].message.text().startswith(names(document)[2])
    assert heights(panel) == before
    panel.rows[0].wish("set", "lr", -1.0, 0)
    assert panel.rows[0].form.fields["lr"].message.isVisible() and heights(panel) == before


@pytest.mark.parametrize("place", [0, 1])
def test_no_row_of_a_training_moves_either(qtbot, place):
    from playground.gui.networks.panels import NETWORKS_PANELS
    from playground.session.actions.place import go_to
    from playground.session.document import Document
    from playground.session.lesson import lesson_state

    document = Document(go_to(lesson_state("sphere"), "networks"))
    made = NETWORKS_PANELS.get("contenders").make(document)
    qtbot.addWidget(made)
    made.resize(284, 500)
    document.changed.connect(lambda state, before: made.show_networks_state(state.networks_state))
    made.show_networks_state(document.state.networks_state)
    made.show()
    before = heights(made)
    click(made.rows[place])
    assert document.state.networks_state.selected == place and heights(made) == before
    made.rows[place].setFocus()
    QTest.keyClick(made.rows[0], Qt.Key.Key_Down, ALT)
    assert document.state.networks_state.training.names == ("Heavy ball", "Adam")
    click(made.rows[0])
    click(made.rows[1], SHIFT)
    made.list.together.form.changed.emit("lr", 0.02)
    assert {one.contender.parameters["lr"] for one in document.state.networks_state.training.contenders} == {0.02}
    document.changed.disconnect()


def test_a_row_is_dragged_to_another_place_in_one_step_and_keeps_its_colour(panel, document):
    before, color = names(document), panel.rows[0].color.color
    drag(panel, panel.rows[0], panel.rows[2])
    assert names(document) == [before[1], before[2], before[0], before[3]]
    assert panel.rows[2].color.color == color and document.state.selected_contender == 2
    assert document.can_undo
    document.undo()
    assert names(document) == before and not document.can_undo


@pytest.mark.parametrize("part", ["name", "number"])
def test_a_row_is_dragged_by_whatever_of_it_is_only_read(panel, document, part):
    before = names(document)
    drag(panel, getattr(panel.rows[0], part), panel.rows[1])
    assert names(document)[:2] == [before[1], before[0]]
    assert not panel.rows[0].name.hasSelectedText() and panel.rows[0].name.isReadOnly()


def test_escape_ends_a_drag_without_a_move(panel, document):
    before = names(document)
    panel.rows[0].setFocus()
    drag(panel, panel.rows[0], panel.rows[3], drop=False)
    QTest.keyClick(panel.rows[0], Qt.Key.Key_Escape)
    QTest.mouseRelease(panel.rows[0], LEFT, NONE, QPoint(5, 5))
    assert names(document) == before and not document.can_undo


def test_several_are_chosen_as_in_a_file_manager_and_dragged_together(panel, document):
    before = names(document)
    click(panel.rows[0])
    click(panel.rows[2], SHIFT)
    assert chosen(panel) == [0, 1, 2]
    click(panel.rows[1], CTRL)
    assert chosen(panel) == [0, 2]
    drag(panel, panel.rows[2], panel.rows[3])
    assert names(document) == [before[1], before[3], before[0], before[2]] and chosen(panel) == [2, 3]
    document.undo()
    assert names(document) == before
    click(panel.rows[3])
    click(panel.rows[1], CTRL)
    click(panel.rows[1])
    assert chosen(panel) == [1], "a click without a drag chooses one"


def test_what_is_done_to_one_of_several_is_done_to_all(panel, document, qtbot):
    click(panel.rows[0])
    click(panel.rows[1], CTRL)
    qtbot.mouseClick(panel.rows[1].switch, LEFT)
    assert [one.enabled for one in document.state.experiment.contenders] == [False, False, True, True]
    QTest.keyClick(panel.rows[0], Qt.Key.Key_Delete)
    assert len(names(document)) == 2
    document.undo()
    document.undo()
    assert [one.enabled for one in document.state.experiment.contenders] == [True] * 4


def test_a_common_parameter_is_dragged_for_all_in_one_step(panel, document, qtbot):
    click(panel.rows[0])
    click(panel.rows[2], SHIFT)
    together = panel.list.together
    assert together.isVisible() and list(together.form.fields) == ["lr"] and "Different so far" in together.note.text()
    assert not any(row.form is not None and row.form.isVisible() for row in panel.rows)
    slider = together.form.fields["lr"].slider
    middle = slider.height() // 2
    qtbot.mousePress(slider, LEFT, pos=QPoint(10, middle))
    for x in (14, 20, 26):
        qtbot.mouseMove(slider, QPoint(x, middle))
    qtbot.mouseRelease(slider, LEFT, pos=QPoint(26, middle))
    rates = {one.parameters["lr"] for one in document.state.experiment.contenders[:3]}
    assert len(rates) == 1 and chosen(panel) == [0, 1, 2]
    document.undo()
    assert not document.can_undo


def test_keys_do_what_the_mouse_does(panel, document):
    before = names(document)
    row = panel.rows[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Down, ALT)
    assert names(document)[:2] == [before[1], before[0]]
    QTest.keyClick(panel.rows[1], Qt.Key.Key_Up, ALT)
    assert names(document) == before
    QTest.keyClick(panel.rows[0], Qt.Key.Key_Down)
    assert document.state.selected_contender == 1
    QTest.keyClick(panel.rows[1], Qt.Key.Key_Down, SHIFT)
    assert chosen(panel) == [1, 2]
    QTest.keyClick(panel.rows[2], Qt.Key.Key_A, CTRL)
    assert chosen(panel) == [0, 1, 2, 3]
    QTest.keyClick(panel.rows[2], Qt.Key.Key_Delete)
    assert names(document) == []


def take(owner, words):
    menu = owner.findChild(QMenu)
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()
    menu.close()


def test_only_this_one_and_back_and_the_list_as_a_whole(panel, document, qtbot):
    panel.rows[2].open_menu(QCursor.pos())
    take(panel.rows[2], "Only this one")
    assert [one.enabled for one in document.state.experiment.contenders] == [False, False, True, False]
    document.perform(race_alone, [2])
    assert all(one.enabled for one in document.state.experiment.contenders)
    qtbot.mouseClick(panel.more, LEFT)
    take(panel, "Switch all off")
    assert not any(one.enabled for one in document.state.experiment.contenders)
    QApplication.processEvents()
    panel.list.more.click()
    qtbot.mouseClick(panel.more, LEFT)
    take(panel, "Remove all 4")
    assert names(document) == [] and not panel.list.isVisible()
    assert "Add an optimizer" in panel.note.text() and not panel.more.isEnabled()
    document.undo()
    assert len(names(document)) == 4


def test_a_hundred_rows_scroll_in_their_own_area(panel, document, qtbot):
    document.perform(clear_contenders)
    document.perform(add_contenders)
    while len(names(document)) < 100:
        document.perform(duplicate_contenders, range(min(len(names(document)), 100 - len(names(document)))))
    assert len(panel.rows) == 100 and panel.list.area.height() < panel.window().height() / 2
    bar, before = panel.list.area.verticalScrollBar(), heights(panel)[0]
    qtbot.waitUntil(lambda: bar.maximum() > 2000)
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    last = panel.rows[-1]
    assert last.visibleRegion().boundingRect().height() == last.height() and heights(panel)[0] < before
    kept = heights(panel)
    click(last)
    assert document.state.selected_contender == 99 and heights(panel) == kept
