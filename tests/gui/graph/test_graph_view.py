"""A view of a graph: what it draws, and what mouse and keys do with it."""

import itertools

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from playground.gui.graph.axis_link import AxisLink
from playground.gui.theme.apply import current_theme
from playground.picture.graph import Axis, Graph
from playground.picture.region import Region
from tests.gui.graph.conftest import Show, colored, double_click, drag, falling, wheel

LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton


@pytest.mark.parametrize("logarithmic", [False, True])
@pytest.mark.parametrize("zoomed", [False, True])
def test_the_painted_ticks_say_where_the_drawn_curve_is(show, logarithmic, zoomed):
    graph = falling(logarithmic=logarithmic)
    view = show(graph, (420, 240))
    if zoomed:
        view.zoom((0.5, 0.6), 0.3, 0.6)
    image, ratio = view.grab().toImage(), view.devicePixelRatioF()
    places = colored(image) / ratio
    area, (line,) = view.area(), graph.lines
    columns = places[:, 0]
    across, up = view.stage.across.ticks(), view.stage.up.ticks()
    assert len(across) >= 2 and len(up) >= 2
    # From the labels that are painted to numbers, and from these to the pixels of the curve.
    for tick in across:
        at = area.left() + tick.place
        near = places[np.abs(columns - at) < 0.9][:, 1]
        if not near.size:
            continue
        value = line.y[round(float(tick.label))]
        places_up = np.array([area.top() + one.place for one in up])
        labelled = [number(one.label) for one in up]
        numbers = np.log10(labelled) if logarithmic else np.array(labelled)
        slope, offset = np.polyfit(numbers, places_up, 1)
        wanted = slope * (np.log10(value) if logarithmic else value) + offset
        assert np.abs(near - wanted).min() < 1.5, tick
    assert columns.size > 50


def number(label: str) -> float:
    plain = label.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return 10.0 ** float(plain[2:]) if plain != label else float(label)


def test_a_press_moves_the_cursor_at_once_and_a_drag_takes_it_along(show):
    view = show(falling())
    view.show_cursor(0)
    steps = []
    view.seek_requested.connect(lambda step: (steps.append(step), view.show_cursor(step)))
    area = view.area()
    viewport = view.stage.viewport()
    QTest.mousePress(viewport, LEFT, pos=area.center().toPoint())
    assert steps == [50] and view.stage.cursor.isVisible() and view.stage.cursor.value() == 50
    QTest.mouseMove(viewport, QPointF(area.right() - 1, 50).toPoint())
    QTest.mouseMove(viewport, QPointF(area.right() + 50, 50).toPoint())
    QTest.mouseMove(viewport, QPointF(-10, 50).toPoint())
    QTest.mouseRelease(viewport, LEFT, pos=QPointF(-10, 50).toPoint())
    assert steps[-1] == 0 and 100 in steps


def test_keys_move_the_cursor_zoom_and_fit(show, qtbot):
    view = show(falling())
    view.show_cursor(0)
    steps = []
    view.seek_requested.connect(lambda step: (steps.append(step), view.show_cursor(step)))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_PageUp):
        qtbot.keyClick(view, key)
    assert steps == [1, 100, 99, 0, 5]
    home = view.region
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    near = view.region
    assert near.x1 - near.x0 < home.x1 - home.x0 and near.y1 - near.y0 < home.y1 - home.y0
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert view.region.x0 > near.x0 and view.region.y0 == pytest.approx(near.y0)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.region == home


def test_the_wheel_zooms_at_the_mouse_and_on_one_axis_over_that_axis(show):
    view = show(falling())
    area, home = view.area(), view.region
    place = QPointF(area.left() + 60, area.top() + 30)
    before = view.data_at(place)
    wheel(view, place, 2)
    assert view.data_at(place) == pytest.approx(before) and view.region.x1 - view.region.x0 < 80
    view.fit()
    wheel(view, QPointF(area.center().x(), area.bottom() + 8), 1)
    assert view.region.up == home.up and view.region.across != home.across
    view.fit()
    wheel(view, QPointF(area.left() - 20, area.center().y()), 1)
    assert view.region.across == home.across and view.region.up != home.up


def test_the_middle_button_pans(show):
    view = show(falling())
    area = view.area()
    begin = area.center()
    held = view.data_at(begin)
    drag(view, begin, begin + QPointF(40, 15), MIDDLE)
    assert view.data_at(begin + QPointF(40, 15)) == pytest.approx(held, rel=0.02)


@pytest.mark.parametrize(("button", "shift"), [(RIGHT, False), (LEFT, True)])
def test_a_rectangle_is_what_is_seen_next_and_a_double_click_shows_all(show, button, shift):
    view = show(falling(), (400, 240))
    menus, seeks, ranges = [], [], []
    view.show_cursor(3)
    view.menu_requested.connect(menus.append)
    view.seek_requested.connect(seeks.append)
    view.range_changed.connect(ranges.append)
    home = view.region
    begin, end = view.place_of(20, 80), view.place_of(60, 30)
    drag(view, begin, end, button, shift)
    assert view.region.across == pytest.approx((20, 60), abs=0.5) and view.region.up == pytest.approx((30, 80), abs=1)
    assert not menus and not seeks and isinstance(ranges[-1], Region)
    double_click(view, view.area().center())
    assert view.region == home and ranges[-1] is None


def test_a_right_click_without_a_drag_opens_the_menu(show):
    view = show(falling())
    menus = []
    view.menu_requested.connect(menus.append)
    QTest.mouseClick(view.stage.viewport(), RIGHT, pos=view.area().center().toPoint())
    assert len(menus) == 1 and view.region == falling().region


def test_linked_charts_share_their_level_axis_and_nothing_else(show):
    link = AxisLink()
    one, other = show(falling(), link=link), show(falling(logarithmic=True), link=link)
    up = other.region.up
    one.zoom((0.5, 0.5), 0.5, 0.5)
    assert other.region.across == one.region.across != (0, 100) and other.region.up == up
    other.fit()
    assert one.region.across == (0, 100)


def test_a_chosen_range_stays_while_numbers_change_and_a_held_one_only_grows(show):
    view = show(falling())
    view.hold(True)
    wide = Graph("", Axis(0, 100, "step", whole=True), Axis(0.0, 200.0, "f"), falling().lines)
    view.show_graph(wide)
    assert view.region.up == (-10, 200)
    view.show_graph(falling())
    assert view.region.up == (-10, 200)
    view.hold(False)
    view.show_graph(falling())
    assert view.region.up == (-10, 110)
    view.choose(Region(10, 20, 30, 40))
    view.show_graph(wide)
    assert view.region == Region(10, 20, 30, 40)
    view.show_graph(falling(logarithmic=True))
    assert view.region.up == (-0.2, 2.2), "what was chosen in f means nothing in log f"


def test_a_target_line_is_dragged(show):
    view = show(falling(logarithmic=True), (400, 240))
    moved, released = [], []
    view.show_cursor(0)
    view.show_target(10.0)
    view.target_moved.connect(moved.append)
    view.target_released.connect(lambda: released.append(view.target_value))
    seeks = []
    view.seek_requested.connect(seeks.append)
    QApplication.processEvents()
    drag(view, view.place_of(50, 10.0), view.place_of(50, 2.0), LEFT)
    assert moved and moved[-1] == pytest.approx(2.0, rel=0.1) and released == [moved[-1]] and not seeks


@pytest.mark.parametrize("last", [1, 7, 100, 1000, 12345, 99_999, 100_000, 1_000_000, 3_000_000, 10**9])
def test_labels_of_steps_never_touch(show, last):
    view = show(Graph("", Axis(0, last, "step", whole=True), Axis(0, 1), falling().lines))
    metrics = QFontMetricsF(current_theme().font(small=True))
    for width in (160, 320, 700):
        view.resize(width, 140)
        QApplication.processEvents()
        placed = view.stage.across.ticks()
        ends = [tick.begin + metrics.horizontalAdvance(tick.label) for tick in placed]
        assert placed[0].label == "0" and view.area().left() + ends[-1] <= width
        assert all(tick.begin - end > 3 for end, tick in zip(ends, placed[1:], strict=False))
        assert len(placed) >= (min(last + 1, 4) if width == 700 else 1)


def test_without_a_graph_it_says_why_and_what_is_expected_is_made_when_seen(show, qtbot):
    view = show(None)
    view.empty = "Nothing races."
    made = []
    view.hide()
    view.expect(lambda: made.append(1) or falling())
    QApplication.processEvents()
    assert not made and view.graph is None
    view.show()
    qtbot.waitUntil(lambda: view.graph is not None)
    assert made == [1] and len(colored(view.grab().toImage())) > 50
    view.show_graph(None)
    assert not len(colored(view.grab().toImage()))


def test_while_curves_move_axes_and_canvas_are_kept(show):
    view = show(falling())
    view.grab()
    axes, canvas = view.stage.up._drawn, view.stage.plot._canvases[0]
    view.show_graph(falling())
    view.grab()
    assert view.stage.up._drawn is axes and view.stage.plot._canvases[0] is canvas


@pytest.mark.parametrize(
    ("low", "high", "logarithmic"),
    [(1e6, 1e6 + 1e-6, False), (-28.3, -27.9, True), (-0.04, 1.04, True), (3.2, 3.8, False), (1e-300, 2e-300, False)],
)
def test_axes_have_two_labelled_ticks_that_do_not_touch_at_any_range(show, low, high, logarithmic):
    axis = Axis(low, high, "value", logarithmic)
    view = show(Graph("", axis, axis, falling().lines), (320, 120))
    QApplication.processEvents()
    metrics = QFontMetricsF(current_theme().font(small=True))
    up, across = view.stage.up, view.stage.across
    assert len(up.ticks()) >= 2 and len(across.ticks()) >= 2
    tops = sorted(tick.begin for tick in up.ticks())
    assert all(after - top >= 0.85 * metrics.height() for top, after in itertools.pairwise(tops))
    assert max(metrics.horizontalAdvance(tick.label) for tick in up.ticks()) < up.size().width() - 6
    ends = [(tick.begin, tick.begin + metrics.horizontalAdvance(tick.label)) for tick in across.ticks()]
    assert all(after[0] > one[1] for one, after in itertools.pairwise(ends))


def test_a_mark_at_the_border_tells_of_lines_outside(show: Show) -> None:
    view = show(falling())
    view.choose(Region(0.0, 20.0, 0.0, 30.0))
    QApplication.processEvents()
    before = view.grab().toImage()
    assert view.stage.plot._outside == (1, 0)
    view.stage.plot._outside = (0, 0)
    view.stage.viewport().update()
    area = view.area().toRect()
    corner = QRect(area.right() - 40, area.top(), 40, 16)
    assert view.grab().toImage().copy(corner) != before.copy(corner)
    view.fit()
    QApplication.processEvents()
    view.grab()
    assert view.stage.plot._outside == (0, 0)


def test_no_tooltip_lies_over_what_is_told_of_the_mouse(show: Show) -> None:
    view = show(falling())
    view.setToolTip("what the gestures are")
    for place, shown in ((view.place_of(50.0, 50.0), False), (QPointF(4, 4), True)):
        QToolTip.hideText()
        view.point_at(place)
        help_wanted = QHelpEvent(QEvent.Type.ToolTip, place.toPoint(), view.mapToGlobal(place.toPoint()))
        QApplication.sendEvent(view.stage.viewport(), help_wanted)
        assert (QToolTip.text() == "what the gestures are") is shown
    view.point_at(None)
    QToolTip.hideText()
