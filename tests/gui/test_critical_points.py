"""Critical points in the window: marked, listed, sorted, copied, gone to; searched anew where one looks elsewhere."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.gui.critical.critical_search import critical_search
from playground.gui.window import Window
from playground.session.actions.problem import choose_surface
from playground.session.actions.view import toggle_layer
from playground.session.lesson import lesson_state
from tests.gui.conftest import PATIENCE, MakeWindow


@pytest.fixture
def found(make_window: MakeWindow, qtbot: QtBot) -> Window:
    window = make_window(lesson_state("himmelblau"))
    assert critical_search(window.document).found is None
    window.race.plane.perform(toggle_layer, "critical_points")
    settle(qtbot, window)
    return window


def settle(qtbot: QtBot, window: Window) -> None:
    search = critical_search(window.document)
    window.race.plane.repaint()
    qtbot.waitUntil(lambda: not search.searching and search.found is not None, timeout=PATIENCE)


def test_they_are_listed_with_value_curvature_and_condition(found: Window) -> None:
    panel = found.race.panels["critical_points"]
    assert panel.isVisible()
    assert panel.model.rowCount() == 9
    assert panel.model.heads == ("kind", "x", "y", "f", "lambda_min", "lambda_max", "index", "condition")
    assert panel.hint.text() == "4 minimum, 4 saddle, 1 maximum"
    lines = panel.table_text().splitlines()
    assert len(lines) == 10
    panel.copy.click()
    assert QApplication.clipboard().text() == panel.table_text()
    assert float(lines[3].split("\t")[1]) == pytest.approx(3, abs=1e-12)


def test_a_head_sorts_and_a_row_is_gone_to(found: Window) -> None:
    panel, plane = found.race.panels["critical_points"], found.race.plane
    panel.table.horizontalHeader().sectionClicked.emit(1)
    xs = [row[1] for row in panel.model.rows]
    assert xs == sorted(xs)
    panel.table.horizontalHeader().sectionClicked.emit(1)
    assert [row[1] for row in panel.model.rows] == sorted(xs, reverse=True)
    plane.set_camera(plane.camera.zoomed(0.05, 0.0, 0.0))
    panel.table.clicked.emit(panel.model.index(0, 0))
    search = critical_search(found.document)
    chosen = search.found.points[search.chosen]
    assert chosen[0] == pytest.approx(max(xs))
    assert (plane.camera.x, plane.camera.y) == pytest.approx(tuple(chosen), abs=2 * plane.camera.unit)


def test_another_part_and_another_surface_are_searched(found: Window, qtbot: QtBot) -> None:
    plane, search = found.race.plane, critical_search(found.document)
    plane.set_camera(plane.camera.zoomed(0.1, 3.0, 2.0))
    settle(qtbot, found)
    assert len(search.found) == 1
    plane.perform(choose_surface, "unequal_wells")
    qtbot.waitUntil(lambda: search.surface == found.document.state.experiment.problem, timeout=PATIENCE)
    settle(qtbot, found)
    assert search.found.kinds.tolist() == ["minimum", "minimum", "maximum"]
    assert found.race.panels["critical_points"].model.heads[:2] == ("kind", "x")


def test_marks_are_seen_and_go_with_an_undo(found: Window, qtbot: QtBot) -> None:
    plane = found.race.plane
    place = plane.pixel_of(-0.270845, -0.923039).toPoint()
    with_marks = plane.grab().toImage().pixelColor(place * plane.devicePixelRatio())
    found.document.undo()
    assert not found.race.panels["critical_points"].isVisible()
    without = plane.grab().toImage().pixelColor(place * plane.devicePixelRatio())
    assert with_marks.lightness() < without.lightness() - 60
