"""A constraint is dragged by its edges on the plane, with the mouse and by keys."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from playground.session.actions.constraint import set_constraint
from playground.session.lesson import lesson_state

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def plane(make_window, request):
    surface, kind = getattr(request, "param", ("sphere", "box"))
    window = make_window(set_constraint(lesson_state(surface), kind))
    window.race.plane.perform(lambda state: state.with_experiment(starts=[]))
    return window.race.plane


def bound(plane):
    return plane.document.state.experiment.constraint.parameters


def pixel(plane, x, y) -> QPoint:
    return plane.pixel_of(x, y).toPoint()


def drag(plane, begin: QPoint, step: QPoint, end: bool = True) -> None:
    QTest.mouseMove(plane, begin)
    QTest.mousePress(plane, LEFT, NONE, begin)
    for part in (0.4, 0.7, 1.0):
        QTest.mouseMove(plane, begin + step * part)
    if end:
        QTest.mouseRelease(plane, LEFT, NONE, begin + step)


def test_an_edge_and_a_corner_follow_the_mouse_in_one_step(plane):
    before, unit = bound(plane), plane.camera.unit
    middle_y = (before["y_min"] + before["y_max"]) / 2
    edge = pixel(plane, before["x_max"], middle_y)
    QTest.mouseMove(plane, edge)
    assert plane.cursor().shape() == Qt.CursorShape.SizeHorCursor
    assert "right edge of the box" in plane.mouse.hint()
    assert plane.mouse.constraint.hovered.id == "right"
    drag(plane, edge, QPoint(40, 25))
    after = bound(plane)
    assert after["x_max"] == pytest.approx(before["x_max"] + 40 * unit, abs=1.5 * unit)
    assert {k: v for k, v in after.items() if k != "x_max"} == {k: v for k, v in before.items() if k != "x_max"}
    plane.document.undo()
    assert bound(plane) == before
    corner = pixel(plane, before["x_min"], before["y_min"])
    QTest.mouseMove(plane, corner)
    assert plane.cursor().shape() == Qt.CursorShape.SizeBDiagCursor
    drag(plane, corner, QPoint(20, -30))
    after = bound(plane)
    assert after["x_min"] == pytest.approx(before["x_min"] + 20 * unit, abs=1.5 * unit)
    assert after["y_min"] == pytest.approx(before["y_min"] + 30 * unit, abs=1.5 * unit)
    plane.document.undo()
    assert bound(plane) == before


def test_a_click_on_an_edge_still_places_a_start_and_escape_takes_a_drag_back(plane):
    before = bound(plane)
    edge = pixel(plane, before["x_max"], (before["y_min"] + before["y_max"]) / 2)
    QTest.mouseClick(plane, LEFT, NONE, edge)
    assert len(plane.document.state.experiment.starts) == 1 and bound(plane) == before
    plane.document.undo()
    drag(plane, edge, QPoint(60, 0), end=False)
    assert bound(plane) != before
    QTest.keyClick(plane, Qt.Key.Key_Escape)
    assert bound(plane) == before
    QTest.mouseRelease(plane, LEFT, NONE, edge)


@pytest.mark.parametrize("plane", [("sphere", "disc")], indirect=True)
def test_a_disc_is_moved_by_its_centre_and_widened_by_its_rim(plane):
    before, unit = bound(plane), plane.camera.unit
    centre = pixel(plane, before["centre_x"], before["centre_y"])
    QTest.mouseMove(plane, centre)
    assert plane.cursor().shape() == Qt.CursorShape.SizeAllCursor
    drag(plane, centre, QPoint(30, 10))
    after = bound(plane)
    assert after["centre_x"] == pytest.approx(before["centre_x"] + 30 * unit, abs=1.5 * unit)
    assert after["radius"] == before["radius"]
    top = pixel(plane, after["centre_x"], after["centre_y"] + after["radius"])
    QTest.mouseMove(plane, top)
    assert plane.cursor().shape() == Qt.CursorShape.SizeVerCursor
    drag(plane, top, QPoint(0, -25))
    assert bound(plane)["radius"] == pytest.approx(before["radius"] + 25 * unit, abs=1.5 * unit)


@pytest.mark.parametrize("plane", [("sphere", "line"), ("sphere", "half_plane"), ("parabola", "box")], indirect=True)
def test_lines_and_ends_of_an_interval_are_dragged_anywhere_along_them(plane):
    kind, before, unit = plane.document.state.experiment.constraint.kind, bound(plane), plane.camera.unit
    name = "x_min" if kind == "box" else "c"
    for up in (0.3, 0.8):
        begin = QPoint(pixel(plane, bound(plane)[name], 0.0).x(), round(plane.area.height() * up))
        drag(plane, begin, QPoint(-30, 12))
    assert bound(plane)[name] == pytest.approx(before[name] - 60 * unit, abs=3 * unit)


def test_keys_choose_an_edge_and_move_it(plane):
    before = bound(plane)
    plane.setFocus()
    handles = [one.id for one in plane.mouse.constraint.handles]
    for _ in range(handles.index("left") + 1):
        QTest.keyClick(plane, Qt.Key.Key_E)
    assert plane.mouse.constraint.chosen.id == "left" and "left edge" in plane.mouse.hint()
    QTest.keyClick(plane, Qt.Key.Key_Left)
    QTest.keyClick(plane, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert bound(plane)["x_min"] == pytest.approx(before["x_min"] - 44 * plane.camera.unit, abs=2 * plane.camera.unit)
    plane.document.undo()
    plane.document.undo()
    assert bound(plane) == before
    QTest.keyClick(plane, Qt.Key.Key_Escape)
    assert plane.mouse.constraint.chosen is None


def test_a_picture_shows_no_handle(plane):
    before = bound(plane)
    QTest.mouseMove(plane, QPoint(3, 3))
    plain = plane.picture().toImage()
    QTest.mouseMove(plane, pixel(plane, before["x_max"], 0.0))
    assert plane.mouse.constraint.hovered is not None
    assert plane.picture().toImage() == plain
    assert plane.mouse.constraint.at(QPointF(5, 5)) is None
