"""The standings in the window: live, sorted, copied, saved, selected by mouse and keys."""

import csv
import io

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from playground.experiments.end_words import END_WORDS as WORDS
from playground.experiments.simulate import simulate
from playground.gui.ends_of import SIGNS, short_end, sign_of
from playground.gui.standings.standings_model import COLUMNS
from playground.picture.lines.heads import head_kinds
from playground.problems.surfaces import surface as pg_surface
from playground.session.actions.contenders import set_contender_parameter, toggle_contender
from playground.session.actions.problem import choose_surface
from playground.session.actions.view import set_target
from playground.session.state import View


@pytest.fixture
def panel(show, race):
    panel = show("standings")
    race(panel)
    return panel


def names(panel) -> list[str]:
    return [row.contender for row in panel.model.rows]


def click_row(panel, row: int) -> QPoint:
    index = panel.table.model().index(row, 1)
    return panel.table.visualRect(index).center()


def test_it_shows_what_python_returns(panel, document) -> None:
    table = panel.standings
    assert panel.sentence.words == table.sentence
    assert names(panel) == [row.contender for row in table] and names(panel)[0] == "Saddle-free Newton"
    assert panel.target.text() == "1e-4" and not panel.reset.isEnabled()
    assert panel.quantity.text() == "target  f − f* ≤"


def test_new_numbers_change_cells_in_place(panel, document, race, qtbot) -> None:
    resets: list[object] = []
    panel.model.modelReset.connect(lambda: resets.append(1))
    changed = []
    panel.model.dataChanged.connect(lambda *_: changed.append(1))
    document.perform(set_contender_parameter, 2, "lr", 0.5)
    race(panel)
    assert changed and not resets and len(panel.model.rows) == 4
    document.perform(toggle_contender, 0)
    race(panel)
    assert not resets and "Gradient descent" not in names(panel)


def test_a_click_and_the_arrows_select(panel, document, qtbot) -> None:
    for row in (2, 0):
        qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=click_row(panel, row))
        assert document.state.selected_contender == panel.model.rows[row].place == panel.table.selected
    start = document.state.selected_start
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    assert document.state.selected_contender == panel.model.rows[1].place
    qtbot.keyClick(panel.table, Qt.Key.Key_End)
    assert document.state.selected_contender == panel.model.rows[-1].place
    assert document.state.selected_start == start, "the path of the selected start"


@pytest.mark.parametrize("column", range(len(COLUMNS)))
def test_every_column_sorts_both_ways_and_what_is_missing_stays_last(panel, qtbot, column: int) -> None:
    head = panel.table.horizontalHeader()
    panel.table.scrollTo(panel.model.index(0, column))
    place = QPoint(head.sectionViewportPosition(column) + head.sectionSize(column) // 2, head.height() // 2)
    orders = []
    for _ in range(2):
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        values = [COLUMNS[column].value(row) for row in panel.model.rows]
        known = [value for value in values if value == value and value not in (float("inf"),)]
        assert values[: len(known)] == known, "what is missing is last"
        orders.append(known)
    assert panel.model.sorted_by == column
    assert sorted(orders[0]) == orders[0 if not column else 1][:: 1 if not column else -1] or column == 0
    assert orders[0] == orders[1][::-1] or len(set(orders[0])) < len(orders[0])


def test_the_target_is_typed_undone_and_goes_with_its_surface(panel, document, race, qtbot) -> None:
    panel.target.setFocus()
    panel.target.selectAll()
    qtbot.keyClicks(panel.target, "0,5")
    qtbot.keyClick(panel.target, Qt.Key.Key_Return)
    assert document.state.view.target == 0.5 and panel.standings.target.words == "f − f* ≤ 0.5"
    assert panel.reset.isEnabled()
    document.undo()
    assert document.state.view == View() and panel.standings.target.stated == 1e-4
    document.redo()
    document.perform(choose_surface, "himmelblau")
    assert document.state.view.target is None
    race(panel)
    assert panel.standings.target.words == "f − f* ≤ 1e-4"
    document.perform(set_target, 2.0)
    panel.reset.click()
    assert document.state.view.target is None


@pytest.mark.parametrize("typed", ["x", "-1", "1,000"])
def test_a_target_that_is_none_is_refused_beside_the_field(panel, document, qtbot, typed: str) -> None:
    panel.target.setFocus()
    panel.target.selectAll()
    qtbot.keyClicks(panel.target, typed)
    qtbot.keyClick(panel.target, Qt.Key.Key_Return)
    assert document.state.view.target is None and panel.message.text() and not panel.message.isHidden()


def test_a_target_of_f_is_not_taken_for_one_of_a_gap(document) -> None:
    document.perform(choose_surface, "quadratic_saddle")
    document.perform(set_target, -1.0)
    state = document.state
    assert state.view.target_in(state.experiment) == -1.0
    known = state.experiment.replace(problem=pg_surface("sphere"))
    assert state.view.target_in(known) is None


def test_the_table_is_copied_and_saved(panel, qtbot, tmp_path) -> None:
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, *lines = QApplication.clipboard().text().splitlines()
    assert head.split("\t")[:4] == ["#", "contender", "to target", "final f − f*"] and len(lines) == 4
    assert float(lines[0].split("\t")[3]) == panel.standings[0].gap
    panel.files.write(tmp_path / "standings.csv")
    qtbot.waitUntil(lambda: panel.idle)
    read = list(csv.DictReader(io.StringIO((tmp_path / "standings.csv").read_bytes().decode(), newline="")))
    assert [line["contender"] for line in read] == [row.contender for row in panel.standings]


def test_a_long_race_is_put_in_order_in_a_thread(panel, document, race, qtbot, monkeypatch) -> None:
    monkeypatch.setattr("playground.gui.standings.standings_maker._QUICK", 10)
    document.perform(set_contender_parameter, 2, "lr", 0.5)
    before = panel.standings
    race(panel)
    assert panel.standings is before, "the window does not wait"
    qtbot.waitUntil(lambda: panel.standings is not before)
    assert panel.maker.settled or panel.standings.sentence


def test_the_badges_of_the_rows_say_how_the_paths_ended(show, race, document) -> None:
    panel = show("contenders")
    assert all(row.badge.isHidden() for row in panel.rows)
    result = race(panel)
    assert [row.badge.reason for row in panel.rows] == ["budget", "budget", "budget", "minimum"]
    assert panel.rows[3].badge.about() == "3 minimum" and panel.rows[3].badge.accessibleName() == "ended: minimum"
    document.perform(toggle_contender, 3)
    race(panel)
    assert panel.rows[3].badge.isHidden() and result is not None


def test_signs_are_those_of_the_plane(document) -> None:
    kinds = ("rest", "rest", "rest", "flat", "gone", "gone", "gone", "head", "rest")
    assert [*map(sign_of, WORDS)] == [SIGNS[kind] for kind in kinds]
    result = simulate(document.state.experiment)
    shown = head_kinds(result, 10**6)
    for reason, kind in zip(result.statuses.reason.ravel(), shown.ravel(), strict=True):
        assert sign_of(str(reason)) == SIGNS[str(kind)]
    assert short_end("3 minimum, 1 diverged") == ("minimum", "minimum 3/4")


def test_the_line_on_the_loss_chart_is_the_target(show, race, document, qtbot) -> None:
    panel = show("loss")
    race(panel)
    panel.grab()
    chart = panel.chart
    assert chart.target_value == 1e-4
    middle = chart.area().center().x()

    def at(value: float) -> QPoint:
        return QPointF(middle, chart.place_of(0.0, value).y()).toPoint()

    stage = chart.stage.viewport()
    place = stage.mapFrom(chart, at(1e-4))
    qtbot.mouseMove(stage, place)
    qtbot.mousePress(stage, Qt.MouseButton.LeftButton, pos=place)
    for value in (1e-2, 1e-1, 1.0):
        place = stage.mapFrom(chart, at(value))
        drag_to(stage, place)
    qtbot.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=place)
    target = document.state.view.target
    assert target is not None and 0.1 < target < 10 and chart.target_value == pytest.approx(target, rel=0.02)
    assert not document.in_gesture
    document.undo()
    assert document.state.view.target is None, "one step"


def drag_to(widget, place: QPoint) -> None:
    """Move with the left button down, which QTest cannot."""
    where = QPointF(place)
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, QPointF(widget.mapToGlobal(place)), Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
