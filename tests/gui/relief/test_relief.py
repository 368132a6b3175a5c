"""The relief in the window: shown by wish, turned by the mouse, and free of cost while it is hidden."""

import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.gui.relief.relief import Relief
from playground.gui.window import Window
from playground.picture.relief import NO_RELIEF
from playground.picture.relief.camera import ReliefCamera
from playground.session.actions.problem import choose_surface
from playground.session.actions.starts import move_start
from playground.session.actions.view import select_path, set_levels, set_picture, toggle_layer
from playground.session.lesson import lesson_state
from tests.gui.conftest import PATIENCE, MakeWindow
from tests.gui.relief._shown import show, wait_until_fine

LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier,
)  # fmt: skip


@pytest.fixture
def relief(window: Window, qtbot: QtBot) -> Relief:
    return show(window, qtbot)


def drag(widget: Relief, begin: QPoint, end: QPoint, button: Qt.MouseButton = LEFT, keys: object = NONE) -> None:
    QTest.mousePress(widget, button, keys, begin)
    for k in range(1, 5):
        QTest.mouseMove(widget, begin + (end - begin) * (k / 4))
    QTest.mouseRelease(widget, button, keys, end)


def place_of(relief: Relief, *point: float) -> QPoint:
    return QPointF(*relief.places(np.array([point]))[0].tolist()).toPoint()


def colour_at(relief: Relief, place: QPoint) -> str:
    ratio = relief.devicePixelRatioF()
    return relief.grab().toImage().pixelColor(round(place.x() * ratio), round(place.y() * ratio)).name()


def test_the_plane_gives_way_and_comes_back_with_undo(window: Window, relief: Relief) -> None:
    plane = window.race.plane
    assert relief.isVisible() and not plane.isVisible()
    window.document.undo()
    assert plane.isVisible() and not relief.isVisible()
    window.document.redo()
    assert relief.isVisible()
    window.document.perform(set_picture, "both")
    assert relief.isVisible() and plane.isVisible()


def test_the_buttons_in_the_corner_say_and_choose_what_is_seen(window: Window, qtbot: QtBot) -> None:
    buttons = window.race.picture.switch.buttons
    assert [buttons[picture].isChecked() for picture in ("contours", "relief", "both")] == [True, False, False]
    QTest.mouseClick(buttons["both"], LEFT)
    assert window.document.state.view.picture == "both"
    assert [buttons[picture].isChecked() for picture in ("contours", "relief", "both")] == [False, False, True]
    assert all(button.accessibleName() and button.toolTip() for button in buttons.values())
    area = window.race.picture
    switch = area.switch.geometry()
    assert area.rect().contains(switch) and switch.right() > area.width() - 20 and switch.top() < 20


def test_shortcuts_choose_what_is_seen(window: Window, qtbot: QtBot) -> None:
    for key, picture in ((Qt.Key.Key_2, "relief"), (Qt.Key.Key_3, "both"), (Qt.Key.Key_1, "contours")):
        QTest.keyClick(window, key, CONTROL)
        assert window.document.state.picture == picture


def test_dragging_turns_and_the_elevation_has_ends(relief: Relief) -> None:
    before = relief.camera
    drag(relief, QPoint(30, 300), QPoint(130, 340))
    assert relief.camera.azimuth == pytest.approx((before.azimuth - 40) % 360)
    assert relief.camera.elevation == pytest.approx(before.elevation + 16)
    drag(relief, QPoint(30, 100), QPoint(30, 700))
    assert relief.camera.elevation == 90


def test_the_block_turns_with_the_mouse(relief: Relief) -> None:
    sight = relief.sight
    assert sight is not None
    front = place_of(relief, 0.0, -1.0)
    drag(relief, QPoint(30, 300), QPoint(60, 300))
    assert place_of(relief, 0.0, -1.0).x() > front.x(), "what is near goes where the mouse goes"


@pytest.mark.parametrize("how", ["shift", "middle"])
def test_the_picture_is_moved_with_shift_or_the_middle_button(relief: Relief, how: str) -> None:
    before = place_of(relief, 0.0, 0.0)
    drag(
        relief, QPoint(30, 300), QPoint(80, 320), MIDDLE if how == "middle" else LEFT, SHIFT if how == "shift" else NONE
    )
    moved = place_of(relief, 0.0, 0.0) - before
    assert abs(moved.x() - 50) <= 1 and abs(moved.y() - 20) <= 1


def turn_wheel(relief: Relief, place: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    event = QWheelEvent(
        QPointF(place), QPointF(relief.mapToGlobal(place)), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(relief, event)


def test_the_wheel_comes_nearer_to_what_is_under_the_mouse(relief: Relief) -> None:
    place = place_of(relief, 0.5, 0.5)
    under = relief.point_at(QPointF(place))
    turn_wheel(relief, place)
    assert relief.camera.zoom == pytest.approx(1.2)
    assert under is not None and relief.point_at(QPointF(place)) == pytest.approx(under, abs=0.06)
    turn_wheel(relief, place, CONTROL)
    assert relief.camera.zoom == pytest.approx(1.2) and relief.camera.height == pytest.approx(1.1)


def test_a_double_click_shows_it_as_at_first_and_places_nothing(window: Window, relief: Relief) -> None:
    relief.set_camera(ReliefCamera(100, 20, 3.0))
    starts = window.document.state.experiment.starts
    place = place_of(relief, 0.4, -0.4)
    QTest.mouseClick(relief, LEFT, pos=place)
    QTest.mouseDClick(relief, LEFT, pos=place)
    QTest.mouseRelease(relief, LEFT, pos=place)
    assert relief.camera == ReliefCamera()
    assert window.document.state.experiment.starts == starts


def test_a_click_places_a_start_where_the_ray_meets_the_surface(window: Window, relief: Relief) -> None:
    relief.set_camera(ReliefCamera(70, 55, height=1.3))
    place = place_of(relief, 2.5, 1.5)
    count = len(window.document.state.experiment.starts)
    QTest.mouseClick(relief, LEFT, pos=place)
    starts = window.document.state.experiment.starts
    assert len(starts) == count + 1
    assert starts[-1].position == pytest.approx((2.5, 1.5), abs=0.03)
    QTest.mouseClick(relief, LEFT, pos=QPoint(3, 3))
    assert len(window.document.state.experiment.starts) == count + 1, "beside the surface is nothing"


def test_a_start_is_dragged_over_the_surface_and_the_race_follows(window: Window, relief: Relief, qtbot: QtBot) -> None:
    begin = window.document.state.experiment.starts[0].position
    target = 0.3, -0.6
    drag(relief, place_of(relief, *begin), place_of(relief, *target))
    assert window.document.state.experiment.starts[0].position == pytest.approx(target, abs=0.04)
    qtbot.waitUntil(lambda: window.race.run_loop.settled, timeout=PATIENCE)
    assert relief.result is window.race.result
    assert relief.result is not None and relief.result.positions[0, 0, 0] == pytest.approx(target, abs=0.04)
    window.document.undo()
    assert window.document.state.experiment.starts[0].position == begin, "one gesture is one step"


def test_a_right_click_removes_a_start_and_escape_brings_a_dragged_one_back(window: Window, relief: Relief) -> None:
    begin = window.document.state.experiment.starts[0].position
    place = place_of(relief, *begin)
    QTest.mousePress(relief, LEFT, pos=place)
    QTest.mouseMove(relief, place + QPoint(20, 10))
    QTest.mouseMove(relief, place + QPoint(40, 10))
    assert window.document.state.experiment.starts[0].position != begin
    QTest.keyClick(relief, Qt.Key.Key_Escape)
    QTest.mouseRelease(relief, LEFT, pos=place)
    assert window.document.state.experiment.starts[0].position == begin
    count = len(window.document.state.experiment.starts)
    QTest.mouseClick(relief, RIGHT, pos=place)
    assert len(window.document.state.experiment.starts) == count - 1


def test_keys_do_what_the_mouse_does(window: Window, relief: Relief) -> None:
    relief.setFocus()
    QTest.keyClick(relief, Qt.Key.Key_Right)
    QTest.keyClick(relief, Qt.Key.Key_Down)
    assert (relief.camera.azimuth, relief.camera.elevation) == (35, 47)
    QTest.keyClick(relief, Qt.Key.Key_Left, SHIFT)
    assert relief.camera.azimuth == 305
    QTest.keyClick(relief, Qt.Key.Key_Plus)
    QTest.keyClick(relief, Qt.Key.Key_PageUp)
    assert relief.camera.zoom == 1.25 and relief.camera.height == pytest.approx(1.15)
    QTest.keyClick(relief, Qt.Key.Key_Up, CONTROL)
    assert relief.camera.up > 0
    QTest.keyClick(relief, Qt.Key.Key_0)
    assert relief.camera == ReliefCamera()
    count = len(window.document.state.experiment.starts)
    QTest.keyClick(relief, Qt.Key.Key_Return)
    assert len(window.document.state.experiment.starts) == count + 1
    QTest.keyClick(relief, Qt.Key.Key_Delete)
    assert len(window.document.state.experiment.starts) == count


def test_the_point_under_the_mouse_is_read(window: Window, relief: Relief) -> None:
    points: list[object] = []
    window.race.picture.pointer_moved.connect(points.append)
    QTest.mouseMove(relief, place_of(relief, 0.5, -0.5))
    assert points[-1] == pytest.approx((0.5, -0.5), abs=0.03)
    QTest.mouseMove(relief, QPoint(2, 2))
    assert points[-1] is None


def test_a_click_on_a_head_selects_its_path(window: Window, relief: Relief) -> None:
    window.race.player.seek(8)
    result = window.race.result
    assert result is not None
    head = result.positions[0, 0, 8]
    QTest.mouseClick(relief, LEFT, pos=place_of(relief, *head))
    assert (window.document.state.selected_contender, window.document.state.selected_start) == (0, 0)


def test_playing_and_other_levels_and_surfaces_are_followed(window: Window, relief: Relief, qtbot: QtBot) -> None:
    window.race.player.seek(0)
    first = relief.grab().toImage()
    window.race.player.seek(window.race.player.last)
    assert relief.grab().toImage() != first
    block = relief.blocks.block
    window.document.perform(set_levels, "log")
    wait_until_fine(relief, qtbot)
    assert relief.blocks.block is not block
    window.document.perform(choose_surface, "rosenbrock")
    qtbot.waitUntil(lambda: window.race.run_loop.settled, timeout=PATIENCE)
    wait_until_fine(relief, qtbot)
    assert relief.blocks.block is not None and relief.blocks.block.surface.id == "rosenbrock"


def test_the_region_is_that_of_the_plane(window: Window, qtbot: QtBot) -> None:
    relief, plane = show(window, qtbot, "both"), window.race.plane
    assert relief.region.rectangle == window.document.state.experiment.problem.domain
    plane.zoom(0.5)
    assert relief.region == plane.viewport
    wait_until_fine(relief, qtbot)
    assert relief.blocks.block is not None and relief.blocks.block.region == plane.viewport


def test_a_window_can_begin_with_the_relief(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(set_picture(lesson_state("booth"), "relief"), wait=False)
    area = window.race.picture
    assert area.relief is not None
    qtbot.waitUntil(lambda: window.race.run_loop.settled and window.race.result is not None, timeout=PATIENCE)
    wait_until_fine(area.relief, qtbot)
    window.document.perform(set_picture, "contours")
    qtbot.waitUntil(lambda: window.race.plane.ground.sharp, timeout=PATIENCE)


def test_a_function_of_one_number_has_no_relief_and_says_why(window: Window, relief: Relief, qtbot: QtBot) -> None:
    window.document.perform(choose_surface, "unequal_wells")
    buttons = window.race.picture.switch.buttons
    assert window.race.plane.isVisible() and not relief.isVisible()
    assert not buttons["relief"].isEnabled() and not buttons["both"].isEnabled() and buttons["contours"].isChecked()
    assert buttons["relief"].toolTip() == NO_RELIEF
    sentences: list[str] = []
    window.race.picture.failed.connect(sentences.append)
    QTest.keyClick(window, Qt.Key.Key_2, CONTROL)
    assert sentences == [NO_RELIEF]
    window.document.perform(choose_surface, "sphere")
    assert relief.isVisible(), "what was wished is not forgotten"


def test_hidden_it_hears_nothing_and_computes_nothing(
    window: Window, relief: Relief, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.document.perform(set_picture, "contours")
    for name in ("show_state", "show_result", "show_step", "show_theme", "want_block", "paintEvent", "_follow_plane"):
        monkeypatch.setattr(Relief, name, lambda *_, name=name: pytest.fail(f"{name} of a hidden relief"))
    monkeypatch.setattr(relief.blocks, "look_at", lambda wish: pytest.fail("a grid for a hidden relief"))
    window.document.perform(move_start, 0, (0.5, 0.5))
    window.race.player.seek(3)
    window.race.plane.zoom(0.5)
    window.toggle_theme()
    window.document.perform(choose_surface, "booth")
    qtbot.waitUntil(lambda: window.race.run_loop.settled and window.race.plane.ground.sharp, timeout=PATIENCE)
    QApplication.processEvents()
    assert relief.result is None, "a long race is not kept alive by it"


_UNSEEN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from playground.gui.window import Window
from playground.session.document import Document
from playground.session.lesson import lesson_state
application = QApplication([])
window = Window(Document(lesson_state("sphere")))
window.show()
window.race.first_result.connect(lambda: QTimer.singleShot(300, window.close))
QTimer.singleShot(60000, application.quit)
application.exec()
names = ("playground.kernels.drawing.relief", "playground.kernels.drawing.drape", "playground.gui.relief.relief")
print([name for name in names if name in sys.modules], window.race.result is not None, window.race.picture.relief)
"""


def test_a_window_that_never_showed_one_has_loaded_and_compiled_nothing_of_it() -> None:
    done = subprocess.run([sys.executable, "-c", _UNSEEN], capture_output=True, text=True, timeout=180, check=False)
    assert done.stdout.strip() == "[] True None", done.stderr


def test_it_is_told_to_those_who_cannot_see_it(relief: Relief) -> None:
    assert relief.accessibleName() == "Relief"
    assert relief.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert "turn" in relief.accessibleDescription()


def test_a_surface_whose_values_are_compiled_is_drawn_at_once(
    window: Window, relief: Relief, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[bool] = []
    monkeypatch.setattr(relief, "want_block", lambda: wanted.append(True))
    window.race.run_loop.drawable.emit()
    assert wanted == [True]
    monkeypatch.undo()
    window.document.perform(set_picture, "contours")
    monkeypatch.setattr(relief, "want_block", lambda: wanted.append(True))
    window.race.run_loop.drawable.emit()
    assert wanted == [True], "a hidden relief wants nothing"


def test_layers_of_the_view_lie_on_the_relief_and_go_again(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(lesson_state("himmelblau"))
    relief = show(window, qtbot)
    window.document.perform(select_path, 0, 0)
    window.race.player.seek(5)
    QApplication.processEvents()
    plain = relief.picture().toImage()
    for layer in ("critical_points", "flow", "level_line"):
        window.document.perform(toggle_layer, layer)
        relief.grab()
        qtbot.waitUntil(lambda: relief.layers.settled, timeout=PATIENCE)
        assert relief.picture().toImage() != plain, layer
        window.document.perform(toggle_layer, layer)
        relief.grab()
        qtbot.waitUntil(lambda: relief.layers.settled, timeout=PATIENCE)
        assert relief.picture().toImage() == plain, layer


def test_home_is_the_first_look_on_a_relief_and_the_first_step_elsewhere(window: Window, relief: Relief) -> None:
    window.race.player.seek(9)
    relief.set_camera(ReliefCamera(10, 20))
    relief.setFocus()
    QTest.keyClick(relief, Qt.Key.Key_Home)
    assert relief.camera == ReliefCamera() and window.race.player.step == 9
    relief.clearFocus()
    QTest.keyClick(window, Qt.Key.Key_Home)
    assert window.race.player.step == 0
