"""A person looks round on the plane of samples, and draws on what is seen."""

from dataclasses import astuple

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.gui.keyboard_help import KeyboardHelp
from playground.gui.networks.pages.decision.decision_view import DecisionView
from playground.gui.window import Window
from playground.session.actions.data import choose_data, set_data_parameter
from tests.gui.graph.conftest import double_click, drag, wheel
from tests.gui.places._networks import LEFT, lab, page, pixels, place, train_to_the_end, wait

RIGHT, MIDDLE = Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton


def seen(plane: DecisionView) -> list[float]:
    region = plane.region
    return [region.x0, region.x1, region.y0, region.y1]


def at(plane: DecisionView, x: float, y: float) -> QPointF:
    """A whole pixel near a point of the data."""
    return QPointF(plane.place_of(x, y).toPoint())


def click(plane: DecisionView, button: Qt.MouseButton, where: QPointF) -> None:
    QTest.mouseClick(plane.stage.viewport(), button, pos=where.toPoint())


@pytest.fixture
def plane(window: Window, qtbot: QtBot) -> DecisionView:
    wait(qtbot, lambda: page(window).sampler.idle and page(window).view.stage is not None)
    view = page(window).view
    view.grab()
    return view


def test_the_wheel_zooms_round_the_mouse_and_a_double_click_shows_all(plane: DecisionView) -> None:
    home, where = seen(plane), at(plane, 0.5, 0.2)
    before = plane.data_at(where)
    wheel(plane, where, 5)
    np.testing.assert_allclose(plane.data_at(where), before, atol=1e-9)
    assert (seen(plane)[1] - seen(plane)[0]) / (home[1] - home[0]) == pytest.approx(1.2**-5)
    double_click(plane, where)
    assert seen(plane) == home
    for notches, share in ((500, 1e-5), (-1000, 100.0)):
        for _ in range(10):
            wheel(plane, where, notches / 10)
        assert (seen(plane)[1] - seen(plane)[0]) / (home[1] - home[0]) == pytest.approx(share)
        assert not plane.grab().isNull()


def test_both_axes_have_one_scale_whatever_shape_the_window_has(
    plane: DecisionView, window: Window, qtbot: QtBot
) -> None:
    for width in (1000, 1500):
        window.resize(width, 800)
        plane.grab()
        area, (x0, x1, y0, y1) = plane.area(), seen(plane)
        assert (x1 - x0) / area.width() == pytest.approx((y1 - y0) / area.height(), rel=1e-6)
    wheel(plane, plane.area().center(), 3)
    plane.choose_share((0.2, 0.5), (0.1, 0.9))
    area, (x0, x1, y0, y1) = plane.area(), seen(plane)
    assert (x1 - x0) / area.width() == pytest.approx((y1 - y0) / area.height(), rel=1e-6)


def test_a_drag_moves_the_picture_with_the_mouse_and_no_sample(
    plane: DecisionView, window: Window, qtbot: QtBot
) -> None:
    before = window.document.state
    where = at(plane, 0.5, 0.2)
    held = plane.data_at(where)
    for button in (LEFT, MIDDLE):
        drag(plane, where, where + QPointF(90, -40), button)
        np.testing.assert_allclose(plane.data_at(where + QPointF(90, -40)), held, atol=1e-9)
        qtbot.keyClick(plane, Qt.Key.Key_0)
    drag(plane, where, where + QPointF(1, 1), LEFT)
    np.testing.assert_allclose(plane.data_at(where), held, atol=1e-9)
    assert window.document.state is before


def test_a_rectangle_is_seen_and_a_right_click_offers_what_can_be_saved(plane: DecisionView) -> None:
    places = []
    plane.menu_requested.connect(places.append)
    home, (first, last) = seen(plane), (at(plane, -0.5, 0.5), at(plane, 0.5, -0.5))
    drag(plane, first, last, RIGHT)
    x0, x1, _, _ = seen(plane)
    assert x1 - x0 < 0.8 * (home[1] - home[0]) and not places
    assert x0 < plane.data_at(plane.area().center())[0] < x1


def test_keys_do_what_the_mouse_does(plane: DecisionView, qtbot: QtBot) -> None:
    home = seen(plane)
    plane.setFocus()
    qtbot.keyClick(plane, Qt.Key.Key_Plus)
    assert seen(plane)[1] - seen(plane)[0] == pytest.approx((home[1] - home[0]) / 1.2)
    qtbot.keyClick(plane, Qt.Key.Key_Minus)
    qtbot.keyClick(plane, Qt.Key.Key_Right)
    assert seen(plane)[0] > home[0] and seen(plane)[2] == pytest.approx(home[2])
    qtbot.keyClick(plane, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert seen(plane)[2] > home[2]
    qtbot.keyClick(plane, Qt.Key.Key_0)
    assert seen(plane) == home


def test_the_surface_follows_what_is_seen_and_is_stretched_until_then(
    plane: DecisionView, window: Window, qtbot: QtBot
) -> None:
    qtbot.mouseClick(place(window).bar.epoch, LEFT)
    wait(qtbot, lambda: place(window).snapshot is not None and place(window).snapshot.done > 0)  # type: ignore[union-attr]
    wait(qtbot, lambda: page(window).sampler.idle and plane.found is not None)
    plane.grab()
    ground = plane.stage.plot.ground
    before = ground.region
    wheel(plane, plane.area().center(), 4)
    plane.grab()
    assert ground.region == before != plane.region, "the picture of before lies where its numbers are"
    wait(qtbot, lambda: plane.grab() and np.allclose(astuple(ground.region), astuple(plane.region)))
    assert len(np.unique(pixels(plane)[100:-100:7, 100:-100:7].reshape(-1, 4), axis=0)) > 20


def test_other_data_are_seen_whole_and_a_larger_sample_too(plane: DecisionView, window: Window) -> None:
    wheel(plane, plane.area().center(), 6)
    window.document.perform(choose_data, "circles")
    home = seen(plane)
    wheel(plane, plane.area().center(), 6)
    window.document.perform(set_data_parameter, "samples", 300)
    assert np.allclose(seen(plane), home, atol=0.3)


def test_samples_are_drawn_where_one_looks_and_the_words_at_the_mouse_say_how(
    plane: DecisionView, window: Window, qtbot: QtBot
) -> None:
    tool = page(window).tool
    assert said(plane, at(plane, 0.5, 0.2)).startswith("x ")
    wheel(plane, at(plane, 0.5, 0.2), 20)
    qtbot.mouseClick(tool.draw, LEFT)
    middle = QPointF(plane.area().center().toPoint())
    assert said(plane, middle).startswith("Left button draws class 0 · right one class 1 · middle one: pan")
    qtbot.mouseClick(tool.discs[1], LEFT)
    assert said(plane, middle).startswith("Left button draws class 1 · right one class 0")
    aimed, unit = plane.data_at(middle), (seen(plane)[1] - seen(plane)[0]) / plane.area().width()
    click(plane, LEFT, middle)
    ((x, y, kind),) = lab(window).training.data.points
    assert kind == 1 and abs(x - aimed[0]) <= unit and abs(y - aimed[1]) <= unit
    beside = (middle + QPointF(40, 0)).toPoint()
    QTest.mouseDClick(plane.stage.viewport(), RIGHT, pos=beside)
    QTest.mouseRelease(plane.stage.viewport(), RIGHT, pos=beside)
    assert [point[2] for point in lab(window).training.data.points] == [1, 0]
    view = seen(plane)
    drag(plane, middle, middle + QPointF(60, 0), MIDDLE)
    assert seen(plane) != view and len(lab(window).training.data.points) == 2
    plane.setFocus()
    qtbot.keyClick(plane, Qt.Key.Key_Escape)
    assert not plane.strokes.on and not tool.draw.isChecked()
    drag(plane, middle, middle + QPointF(60, 0), LEFT)
    assert len(lab(window).training.data.points) == 2


def said(plane: DecisionView, where: QPointF) -> str:
    """What the box beside the mouse says."""
    plane.point_at(None)
    plane.point_at(where)
    box = plane.pointer._readout
    return box.title if box is not None and box.isVisible() else ""


def test_what_the_network_says_under_the_mouse_is_told(plane: DecisionView, window: Window, qtbot: QtBot) -> None:
    train_to_the_end(qtbot, window)
    wait(qtbot, lambda: page(window).sampler.idle and plane.found is not None)
    data = lab(window).training.data
    (x, y), kind = data.training.inputs[3], int(data.training.targets[3])
    words = said(plane, plane.place_of(float(x), float(y)))
    first, second = words.splitlines()
    assert first.startswith(f"x {x:.2g}"[:4]) and f": class {kind}, " in first and first.endswith(" %")
    assert second == f"training sample of class {kind}"


def test_a_picture_for_a_file_has_no_words_of_the_mouse(plane: DecisionView, window: Window) -> None:
    without = page(window).picture().toImage()
    assert said(plane, at(plane, 0.5, 0.2))
    assert page(window).picture().toImage() == without and page(window).tool.isVisible()


def test_the_list_of_keys_tells_the_gestures_of_the_place(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    (help,) = window.findChildren(KeyboardHelp)
    words = help.findChild(type(help.layout().itemAt(0).widget())).toPlainText()  # type: ignore[union-attr]
    assert "Pencil, right button" in words and "On the relief" not in words and "Train or pause" in words
    help.close()


def test_a_curve_on_a_logarithmic_axis_is_asked_for_in_the_numbers_of_the_data(
    plane: DecisionView, window: Window, qtbot: QtBot
) -> None:
    window.document.perform(choose_data, "regression")
    wait(qtbot, lambda: page(window).sampler.idle and plane.graph is not None and plane.graph.title == "Fitted curve")
    assert plane.graph is not None and plane.describe is None
    plane.link.set_scale(plane.graph.across.name, True)
    assert plane.graph.across.logarithmic
    (low, high), asked = plane.ranges[0], plane.asked(fine=True)
    assert asked is not None and 0 < low < asked.axes[0][0] < asked.axes[0][-1] < high < 3
    assert low == pytest.approx(10**plane.region.x0)
    qtbot.mouseClick(place(window).bar.epoch, LEFT)
    wait(qtbot, lambda: page(window).sampler.idle and plane.found is not None)
    assert plane.graph.lines[0].x[0] > 0 and plane.key.words == ("what the network says", "training", "test")
