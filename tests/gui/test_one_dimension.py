"""A function of one number in the window: its curve, starts that slide on it, and what is read there."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.gui.window import Window
from playground.session.actions.problem import choose_surface
from playground.session.lesson import lesson_state
from tests.gui.conftest import MakeWindow, wait_until_sharp


@pytest.fixture
def line(make_window: MakeWindow) -> Window:
    return make_window(lesson_state("unequal_wells"))


def test_a_click_places_a_start_on_the_curve_and_a_drag_slides_it_there(line: Window, qtbot: QtBot) -> None:
    plane = line.race.plane
    place = plane.pixel_of(-1.8, 5.0)
    QTest.mouseClick(plane, Qt.MouseButton.LeftButton, pos=place.toPoint())
    starts = line.document.state.experiment.starts
    assert len(starts) == 3
    assert starts[-1].position == pytest.approx((-1.8,), abs=2 * plane.camera.unit)
    handle = QPointF(*plane.places_of(np.array([starts[-1].position]))[0]).toPoint()
    QTest.mousePress(plane, Qt.MouseButton.LeftButton, pos=handle)
    QTest.mouseMove(plane, plane.pixel_of(1.5, 0.0).toPoint())
    QTest.mouseRelease(plane, Qt.MouseButton.LeftButton, pos=plane.pixel_of(1.5, 0.0).toPoint())
    assert line.document.state.experiment.starts[-1].position == pytest.approx((1.5,), abs=3 * plane.camera.unit)
    line.document.undo()
    line.document.undo()
    assert len(line.document.state.experiment.starts) == 2


def test_tables_show_one_coordinate(line: Window) -> None:
    table, readout = line.race.panels["starts"].table, line.race.panels["readout"]
    assert table.isColumnHidden(1)
    assert table.row_text(0) == "2"
    cells = readout.model.cells[0]
    assert cells[0][0] and cells[1][0] == "–"
    line.race.plane.perform(choose_surface, "sphere")
    assert not table.isColumnHidden(1)


def test_from_the_plane_to_the_line_and_back(window: Window, qtbot: QtBot) -> None:
    window.race.plane.perform(choose_surface, "heavy_ball_cycle")
    qtbot.waitUntil(
        lambda: window.race.run_loop.settled and window.race.result.positions.shape[-1] == 1, timeout=60_000
    )
    wait_until_sharp(qtbot, window)
    window.document.undo()
    qtbot.waitUntil(lambda: window.race.result.positions.shape[-1] == 2, timeout=60_000)
    assert len(window.document.state.experiment.starts[0].position) == 2


def test_arrow_keys_move_a_start_along_the_axis(line: Window) -> None:
    plane = line.race.plane
    before = line.document.state.experiment.starts[0].position[0]
    QTest.keyClick(plane, Qt.Key.Key_Left)
    QTest.keyClick(plane, Qt.Key.Key_Up)
    after = line.document.state.experiment.starts[0].position
    assert len(after) == 1
    assert after[0] < before
