"""A person looks round on the plane of samples, and draws on what is seen."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.gui.keyboard_help import KeyboardHelp
from playground.gui.laboratory.pages._plane_view import PlaneView
from playground.gui.window import Window
from playground.session.actions.data import choose_data, set_data_parameter
from tests.gui.places._laboratory import LEFT, lab, page, pixels, place, wait

RIGHT, MIDDLE = Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
NONE = Qt.KeyboardModifier.NoModifier


def seen(plane: PlaneView) -> list[float]:
    view = plane.viewport()
    return [view.x0, view.x1, view.y0, view.y1]


def turn(plane: PlaneView, at: QPoint, notches: int) -> None:
    where = QPointF(at)
    QApplication.sendEvent(
        plane,
        QWheelEvent(
            where, plane.mapToGlobal(where), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, NONE,
            Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


def drag(qtbot: QtBot, plane: PlaneView, begin: QPoint, by: QPoint, button: Qt.MouseButton = LEFT) -> None:
    qtbot.mousePress(plane, button, pos=begin)
    for k in range(1, 6):
        qtbot.mouseMove(plane, begin + by * k / 5)
    qtbot.mouseRelease(plane, button, pos=begin + by)


@pytest.fixture
def plane(window: Window, qtbot: QtBot) -> PlaneView:
    wait(qtbot, lambda: page(window).sampler.idle)
    return page(window).plane


def test_the_wheel_zooms_round_the_mouse_and_a_double_click_shows_all(plane: PlaneView, qtbot: QtBot) -> None:
    home, at = seen(plane), plane.pixel_of(0.5, 0.2).toPoint()
    before = plane.point_of(QPointF(at))
    turn(plane, at, 5)
    np.testing.assert_allclose(plane.point_of(QPointF(at)), before, atol=1e-9)
    assert (seen(plane)[1] - seen(plane)[0]) / (home[1] - home[0]) == pytest.approx(1.2**-5)
    qtbot.mouseDClick(plane, LEFT, pos=at)
    assert seen(plane) == home
    for notches in (500, -1000):
        turn(plane, at, notches)
        assert np.isfinite(seen(plane)).all() and seen(plane)[0] < seen(plane)[1]
        assert not plane.grab().isNull()


def test_a_drag_moves_the_picture_with_the_mouse_and_no_sample(plane: PlaneView, window: Window, qtbot: QtBot) -> None:
    before = window.document.state
    at = plane.pixel_of(0.5, 0.2).toPoint()
    held = plane.point_of(QPointF(at))
    for button in (LEFT, MIDDLE):
        drag(qtbot, plane, at, QPoint(90, -40), button)
        np.testing.assert_allclose(plane.point_of(QPointF(at + QPoint(90, -40))), held, atol=1e-9)
        qtbot.keyClick(plane, Qt.Key.Key_0)
    drag(qtbot, plane, at, QPoint(1, 1))
    np.testing.assert_allclose(plane.point_of(QPointF(at)), held, atol=1e-9)
    assert window.document.state is before


def test_keys_do_what_the_mouse_does(plane: PlaneView, qtbot: QtBot) -> None:
    home = seen(plane)
    plane.setFocus()
    qtbot.keyClick(plane, Qt.Key.Key_Plus)
    assert seen(plane)[1] - seen(plane)[0] == pytest.approx((home[1] - home[0]) / 1.25)
    qtbot.keyClick(plane, Qt.Key.Key_Minus)
    qtbot.keyClick(plane, Qt.Key.Key_Right)
    assert seen(plane)[0] > home[0] and seen(plane)[2] == pytest.approx(home[2])
    qtbot.keyClick(plane, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert seen(plane)[2] > home[2]
    qtbot.keyClick(plane, Qt.Key.Key_0)
    assert seen(plane) == home


def test_the_surface_follows_what_is_seen(plane: PlaneView, window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(place(window).bar.epoch, LEFT)
    wait(qtbot, lambda: place(window).snapshot is not None and place(window).snapshot.done > 0)  # type: ignore[union-attr]
    wait(qtbot, lambda: page(window).sampler.idle)
    turn(plane, plane.rect().center(), 4)
    wait(qtbot, lambda: plane._made is not None and plane._made[1] == plane.viewport())
    assert len(np.unique(pixels(plane)[100:-100:7, 100:-100:7].reshape(-1, 4), axis=0)) > 20


def test_other_data_are_seen_whole_and_a_larger_sample_too(plane: PlaneView, window: Window) -> None:
    turn(plane, plane.rect().center(), 6)
    window.document.perform(choose_data, "circles")
    home = seen(plane)
    turn(plane, plane.rect().center(), 6)
    window.document.perform(set_data_parameter, "samples", 300)
    assert np.allclose(seen(plane), home, atol=0.3)


def test_samples_are_drawn_where_one_looks_and_the_hint_says_how(
    plane: PlaneView, window: Window, qtbot: QtBot
) -> None:
    gestures, tool = plane._gestures, page(window).tool
    assert gestures.hint() == "Drag to pan · wheel: zoom · double click: all samples"
    turn(plane, plane.pixel_of(0.5, 0.2).toPoint(), 20)
    qtbot.mouseClick(tool.draw, LEFT)
    assert gestures.hint().startswith("Left button draws class 0 · right one class 1 · middle one: pan")
    qtbot.mouseClick(tool.discs[1], LEFT)
    assert gestures.hint().startswith("Left button draws class 1 · right one class 0")
    middle = plane.area().center().toPoint()
    aimed = plane.point_of(QPointF(middle))
    qtbot.mouseClick(plane, LEFT, pos=middle)
    ((x, y, kind),) = lab(window).training.data.points
    assert kind == 1 and abs(x - aimed[0]) <= plane.camera.unit and abs(y - aimed[1]) <= plane.camera.unit
    qtbot.mouseDClick(plane, RIGHT, pos=middle + QPoint(40, 0))
    qtbot.mouseRelease(plane, RIGHT, pos=middle + QPoint(40, 0))
    assert [point[2] for point in lab(window).training.data.points] == [1, 0]
    view = seen(plane)
    drag(qtbot, plane, middle, QPoint(60, 0), MIDDLE)
    assert seen(plane) != view and len(lab(window).training.data.points) == 2
    plane.setFocus()
    qtbot.keyClick(plane, Qt.Key.Key_Escape)
    assert not plane.drawing and not tool.draw.isChecked()
    drag(qtbot, plane, middle, QPoint(60, 0))
    assert len(lab(window).training.data.points) == 2


def test_a_picture_for_a_file_has_no_hint(plane: PlaneView, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PlaneView, "underMouse", lambda self: True)
    tool = page(window).tool
    with_hint, without = plane.grab().toImage(), page(window).picture().toImage()
    corner = plane.area().bottomLeft().toPoint()
    colours = [
        {picture.pixelColor(corner.x() + x, corner.y() - y).name() for x in range(20, 200) for y in range(12, 26)}
        for picture in (with_hint, without)
    ]
    assert len(colours[0]) > len(colours[1]) and not plane.plain and tool.isVisible()


def test_the_list_of_keys_tells_the_gestures_of_the_place(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    (help,) = window.findChildren(KeyboardHelp)
    words = help.findChild(type(help.layout().itemAt(0).widget())).toPlainText()  # type: ignore[union-attr]
    assert "Pencil, right button" in words and "On the relief" not in words and "Train or pause" in words
    help.close()
