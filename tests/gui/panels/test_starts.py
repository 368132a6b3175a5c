"""Start points in their table."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from playground.gui.starts.starts_model import REMOVE
from playground.session.actions.problem import choose_surface
from playground.session.actions.starts import clear_starts, place_start, random_starts, remove_start
from playground.session.actions.view import select_start


@pytest.fixture
def panel(show):
    return show("starts")


def positions(document):
    return [start.position for start in document.state.experiment.starts]


def type_into_cell(qtbot, panel, row, column, text):
    panel.table.setCurrentIndex(panel.model.index(row, column))
    panel.table.edit(panel.model.index(row, column))
    editor = panel.table.viewport().findChildren(QLineEdit)[-1]  # older ones may wait for their deletion
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes the text in the next turn of its loop


def click_cell(qtbot, panel, row, column):
    place = panel.table.visualRect(panel.model.index(row, column)).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_coordinate_is_typed_into_its_cell(panel, document, qtbot):
    before = positions(document)
    type_into_cell(qtbot, panel, 1, 0, "0.125")
    assert positions(document)[1] == (0.125, before[1][1])
    document.undo()
    assert positions(document) == before


def test_a_decimal_comma_is_understood_in_a_cell(panel, document, qtbot):
    type_into_cell(qtbot, panel, 1, 0, "0,125")
    assert positions(document)[1][0] == 0.125


@pytest.mark.parametrize("text", ["abc", "inf", "1,500"])
def test_what_is_no_number_is_refused_beside_and_the_old_value_stays(panel, document, qtbot, text):
    before = positions(document)
    type_into_cell(qtbot, panel, 0, 1, text)
    assert positions(document) == before
    assert panel.message.isVisible() and panel.message.text().startswith("y of start 0 must be a finite number")
    assert panel.model.index(0, 1).data() == text, "what was typed stays, to be mended"
    assert panel.table.row_text(0).split("\t") == [f"{c!r}".removesuffix(".0") for c in before[0]]
    type_into_cell(qtbot, panel, 0, 1, "1")
    assert not panel.message.isVisible()


def test_the_cross_removes_and_so_does_delete(panel, document, qtbot):
    _, second, third = positions(document)
    click_cell(qtbot, panel, 0, REMOVE)
    assert positions(document) == [second, third]
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.model.index(1, 0))
    qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    assert positions(document) == [second]


def test_choosing_a_row_selects_the_start_and_the_other_way_round(panel, document, qtbot):
    click_cell(qtbot, panel, 2, 0)
    assert document.state.selected_start == 2
    document.perform(random_starts, 1)
    assert panel.table.currentIndex().row() == 3


def highlighted(panel):
    return [index.row() for index in panel.table.selectionModel().selectedRows()]


def test_the_marked_row_is_the_selected_start_whatever_happens_to_the_starts(panel, document, qtbot):
    for action, *arguments in (
        (random_starts, 8),
        (select_start, 4),
        (choose_surface, "rastrigin"),
        (remove_start, 2),
        (random_starts, 300),
        (select_start, 0),
        (clear_starts,),
        (place_start, (0.5, 0.5)),
    ):
        document.perform(action, *arguments)
        selected = document.state.selected_start
        assert highlighted(panel) == ([] if selected is None else [selected])
    while document.can_undo:
        document.undo()
        selected = document.state.selected_start
        assert highlighted(panel) == ([] if selected is None else [selected])
        assert panel.table.currentIndex().row() == (-1 if selected is None else selected)


def test_the_lesson_of_another_surface_selects_and_marks_the_same_start(panel, document):
    document.perform(select_start, 2)
    document.perform(choose_surface, "rastrigin")
    assert highlighted(panel) == [document.state.selected_start]


@pytest.mark.parametrize("count", [1, 40])
def test_new_starts_are_scrolled_into_sight(panel, document, count):
    document.perform(random_starts, 36)
    document.perform(random_starts, count)
    row = panel.model.rowCount() - 1
    assert panel.table.viewport().rect().contains(panel.table.visualRect(panel.model.index(row, 0)))
    document.perform(select_start, 3)
    assert panel.table.viewport().rect().contains(panel.table.visualRect(panel.model.index(3, 0)))


def test_escape_takes_the_sentence_away(panel, document, qtbot):
    type_into_cell(qtbot, panel, 0, 1, "abc")
    assert panel.message.isVisible()
    qtbot.keyClick(panel.table, Qt.Key.Key_Escape)
    assert not panel.message.isVisible() and panel.model.index(0, 1).data() != "abc"
    type_into_cell(qtbot, panel, 0, 1, "abc")
    panel.table.edit(panel.model.index(0, 1))
    qtbot.keyClick(panel.table.viewport().findChildren(QLineEdit)[-1], Qt.Key.Key_Escape)
    assert not panel.message.isVisible()
    type_into_cell(qtbot, panel, 0, 1, "abc")
    type_into_cell(qtbot, panel, 0, 1, str(positions(document)[0][1]))
    assert not panel.message.isVisible() and panel.model.index(0, 1).data() != "abc"


def test_random_and_grid_add_as_many_as_their_buttons_say(panel, document, qtbot):
    count = len(positions(document))
    qtbot.mouseClick(panel.random.button, Qt.MouseButton.LeftButton)
    assert len(positions(document)) == count + 8
    qtbot.mouseClick(panel.grid.button, Qt.MouseButton.LeftButton)
    assert len(positions(document)) == count + 8 + 25
    document.undo()
    document.undo()
    assert len(positions(document)) == count


def test_a_thousand_starts_stay_a_short_table(panel, document):
    document.perform(random_starts, 1000)
    assert panel.model.rowCount() == 1003
    assert panel.table.height() < 200
    assert "1003 starts" in panel.hint.text()


def test_an_empty_list_says_what_to_do(panel, document):
    document.perform(clear_starts)
    assert not panel.table.isVisible() and "Click the plane" in panel.hint.text()


def test_the_table_is_copied_to_the_last_digit(panel, document, qtbot):
    panel.table.setCurrentIndex(panel.model.index(0, 0))
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    x, y = positions(document)[0]
    assert [float(cell) for cell in QApplication.clipboard().text().split("\t")] == [x, y]
    assert panel.table.table_text().splitlines()[0] == "x\ty"


def test_a_drag_on_the_plane_moves_the_numbers_and_builds_nothing_anew(panel, document):
    from playground.session.actions.starts import move_start

    resets = []
    panel.model.modelReset.connect(lambda: resets.append(1))
    with document.gesture():
        for k in range(20):
            document.perform(move_start, 0, (0.1 * k, 0.0))
    assert panel.model.index(0, 0).data() == "1.9" and not resets


def test_a_start_from_which_no_path_can_go_is_marked_until_the_surface_takes_it(panel, document, race):
    document.perform(choose_surface, "quadratic_saddle")
    document.perform(clear_starts)
    document.perform(place_start, (0.5, 0.5))
    document.perform(place_start, (0.0, 7.0))
    race(panel)
    heads = [panel.model.headerData(row, Qt.Orientation.Vertical) for row in (0, 1)]
    assert heads == ["0", "× 1"] and "× No path can go from 1 of them" in panel.hint.text()
    tips = [panel.model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in (0, 1)]
    assert tips[0] is None
    assert tips[1].startswith("No path can go from here: the start (0, 7) lies outside the domain, beyond which")
    assert "no path can go" in panel.model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    document.perform(choose_surface, "sphere")
    assert positions(document) == [(0.5, 0.5), (0.0, 7.0)]
    assert panel.model.headerData(1, Qt.Orientation.Vertical) == "1" and "×" not in panel.hint.text()
    race(panel)
    assert panel.model.headerData(1, Qt.Orientation.Vertical) == "1"
    assert panel.model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) is None
