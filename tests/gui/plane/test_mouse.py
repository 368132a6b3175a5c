"""Real mouse and key events on the plane of a whole window."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import playground as pg
from playground.gui.window import Window
from playground.session.lesson import state_of
from tests.gui.conftest import MakeWindow, drag, pixel


def _starts(window: Window) -> list[tuple[float, ...]]:
    return [start.position for start in window.document.state.experiment.starts]


def _wheel(window: Window, place: QPoint, notches: int) -> None:
    plane = window.race.plane
    at = QPointF(place)
    event = QWheelEvent(
        at, QPointF(plane.mapToGlobal(place)), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(plane, event)


def test_a_click_places_a_start_where_it_is_and_the_race_runs_from_there(qtbot: QtBot, window: Window) -> None:
    before = _starts(window)
    place = pixel(window.race, 3.0, 4.0)
    qtbot.mouseClick(window.race.plane, Qt.MouseButton.LeftButton, pos=place)
    assert len(_starts(window)) == len(before) + 1
    assert np.allclose(_starts(window)[-1], (3.0, 4.0), atol=2 * window.race.plane.camera.unit)
    qtbot.waitUntil(lambda: window.race.result is not None and window.race.result.ends.shape[1] == len(before) + 1)
    assert window.race.result is not None
    assert window.race.result.positions[0, -1, 0].tolist() == list(_starts(window)[-1])


def test_a_start_follows_the_mouse_and_the_race_follows_the_start(qtbot: QtBot, window: Window) -> None:
    place, seen = window.race, []
    place.run_loop.result_made.connect(lambda result: seen.append(tuple(result.positions[0, 0, 0])))
    begin = pixel(place, *_starts(window)[0])
    drag(qtbot, place, begin, begin + QPoint(60, 40), steps=8)
    assert len(set(seen)) >= 7
    assert seen[-1] == _starts(window)[0]
    moved = place.plane.pixel_of(*_starts(window)[0]) - QPointF(begin + QPoint(60, 40))
    assert abs(moved.x()) < 2 and abs(moved.y()) < 2


def test_one_drag_is_one_undo(qtbot: QtBot, window: Window) -> None:
    before = _starts(window)
    begin = pixel(window.race, *before[0])
    drag(qtbot, window.race, begin, begin + QPoint(50, 30))
    assert _starts(window) != before
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _starts(window) == before
    assert not window.document.can_undo
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert _starts(window) != before


def test_a_drag_beside_all_starts_pans_and_places_nothing(qtbot: QtBot, window: Window) -> None:
    before, camera = _starts(window), window.race.plane.camera
    corner = window.race.plane.area.topLeft().toPoint() + QPoint(40, 40)
    drag(qtbot, window.race, corner, corner + QPoint(50, 20))
    assert _starts(window) == before
    assert window.race.plane.camera.x == pytest.approx(camera.x - 50 * camera.unit)
    assert window.race.plane.camera.y == pytest.approx(camera.y + 20 * camera.unit)


def test_shift_draws_a_line_and_control_a_grid(qtbot: QtBot, window: Window) -> None:
    before = len(_starts(window))
    corner = window.race.plane.area.topLeft().toPoint() + QPoint(30, 30)
    drag(qtbot, window.race, corner, corner + QPoint(120, 0), modifier=Qt.KeyboardModifier.ShiftModifier)
    line = _starts(window)[before:]
    assert len(line) == window.race.plane.mouse.on_line
    assert len({y for _, y in line}) == 1
    corner += QPoint(0, 60)
    drag(qtbot, window.race, corner, corner + QPoint(100, 90), modifier=Qt.KeyboardModifier.ControlModifier)
    grid = _starts(window)[before + len(line) :]
    assert len(grid) == window.race.plane.mouse.on_side**2
    window.document.undo()
    assert len(_starts(window)) == before + len(line)


def test_right_click_and_delete_remove_a_start(qtbot: QtBot, window: Window) -> None:
    before = _starts(window)
    qtbot.mouseClick(window.race.plane, Qt.MouseButton.RightButton, pos=pixel(window.race, *before[0]))
    assert _starts(window) == before[1:]
    window.document.undo()
    window.race.plane.setFocus()
    qtbot.mouseClick(window.race.plane, Qt.MouseButton.LeftButton, pos=pixel(window.race, *before[0]))
    qtbot.keyClick(window.race.plane, Qt.Key.Key_Delete)
    assert _starts(window) == before[1:]


def test_the_wheel_zooms_round_the_mouse(window: Window) -> None:
    plane = window.race.plane
    place = QPoint(300, 250)
    under, unit = plane.data_at(QPointF(place)), plane.camera.unit
    _wheel(window, place, 3)
    assert plane.camera.unit < unit
    assert plane.data_at(QPointF(place)) == pytest.approx(under)


def test_zooming_and_panning_without_end_never_fails(window: Window) -> None:
    plane = window.race.plane
    for notches in (-400, 1000):
        _wheel(window, QPoint(300, 250), notches)
        QApplication.processEvents()
        assert np.isfinite(plane.camera.unit) and plane.camera.unit > 0
        plane.set_camera(plane.camera.panned(1e12, -1e12))
        QApplication.processEvents()
        plane.grab()


def test_a_double_click_shows_the_whole_surface_and_leaves_no_start(qtbot: QtBot, window: Window) -> None:
    plane, before = window.race.plane, _starts(window)
    home = plane.camera
    plane.zoom(0.3)
    place = plane.area.topLeft().toPoint() + QPoint(25, 25)
    qtbot.mouseClick(plane, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(plane, Qt.MouseButton.LeftButton, pos=place)
    assert plane.camera == home
    assert _starts(window) == before


def test_the_keyboard_reaches_every_start(qtbot: QtBot, window: Window) -> None:
    plane, before = window.race.plane, _starts(window)
    plane.setFocus()
    qtbot.keyClick(plane, Qt.Key.Key_Return)
    assert len(_starts(window)) == len(before) + 1
    qtbot.keyClick(plane, Qt.Key.Key_Right)
    qtbot.keyClick(plane, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    x, y = _starts(window)[-1]
    assert x == pytest.approx(plane.camera.x + 4 * plane.camera.unit, abs=plane.camera.unit)
    assert y == pytest.approx(plane.camera.y + 40 * plane.camera.unit, abs=plane.camera.unit)
    qtbot.keyClick(plane, Qt.Key.Key_N)
    assert window.document.state.selected_start == 0
    qtbot.keyClick(plane, Qt.Key.Key_B)
    qtbot.keyClick(plane, Qt.Key.Key_Delete)
    assert _starts(window) == before
    unit = plane.camera.unit
    qtbot.keyClick(plane, Qt.Key.Key_Plus)
    assert plane.camera.unit < unit
    qtbot.keyClick(plane, Qt.Key.Key_0)
    assert plane.camera.unit == unit


def test_escape_takes_a_drag_back(qtbot: QtBot, window: Window) -> None:
    plane, before = window.race.plane, _starts(window)
    begin = pixel(window.race, *before[0])
    qtbot.mousePress(plane, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(plane, begin + QPoint(30, 30))
    assert _starts(window) != before
    qtbot.keyClick(plane, Qt.Key.Key_Escape)
    qtbot.mouseRelease(plane, Qt.MouseButton.LeftButton, pos=begin + QPoint(30, 30))
    assert _starts(window) == before


def test_a_click_on_a_head_selects_its_path(qtbot: QtBot, window: Window) -> None:
    place = window.race
    place.player.seek(3)
    QApplication.processEvents()
    assert place.result is not None
    head = place.result.positions[1, 0, 3]
    before = _starts(window)
    qtbot.mouseClick(place.plane, Qt.MouseButton.LeftButton, pos=pixel(place, *head))
    assert _starts(window) == before
    assert window.document.state.selected_contender == 1


def _at_the_end(make_window: MakeWindow) -> Window:
    contenders = [pg.Contender("newton", color="#d55e00"), pg.Contender("gradient_descent", lr=0.0005)]
    race = pg.Experiment(pg.surface("quadratic_saddle"), [(-1.6, 0.0)], contenders, steps=300)
    window = make_window(state_of(race, own=True))
    window.race.player.seek(300)
    return window


def test_the_sign_at_the_end_of_a_path_says_what_it_means(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = _at_the_end(make_window)
    plane, result = window.race.plane, window.race.result
    assert result is not None
    qtbot.mouseMove(plane, pixel(window.race, 0.0, 0.0))
    assert plane.mouse.hint() == f"■ Newton, start 0: saddle at step {result.statuses.step[0, 0]}"
    qtbot.mouseMove(plane, pixel(window.race, float(result.ends[1, 0, 0]), 0.0))
    assert plane.mouse.hint() == "● Gradient descent, start 0: steps used up at step 300"
    window.race.player.seek(0)
    qtbot.mouseMove(plane, pixel(window.race, 1.5, 1.5))
    assert plane.mouse.hint().startswith("Click to place")


def test_a_path_at_rest_looks_unlike_one_under_way(make_window: MakeWindow) -> None:
    window = _at_the_end(make_window)
    corner = pixel(window.race, 0.0, 0.0) + QPoint(3, 3)
    assert window.race.plane.grab().toImage().pixelColor(corner).name() == "#d55e00"
