"""What a view does with planes: it pans, it has limits, it draws, and it waits for grounds without standing still."""

import threading

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.base.errors import PlaygroundError
from playground.gui.graph.brush import Brush
from playground.gui.graph.graph_key import GraphKey
from playground.gui.graph.graph_view import GraphView
from playground.picture.graph import Axis, Dots, Graph, Ground, Line
from playground.picture.region import Region
from tests.gui.graph.conftest import colored, drag, falling, wheel

LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
RED, BLUE, GREEN, BLACK = 0xFFD00000, 0xFF0000D0, 0xFF00D000, 0xFF000000


def plane(ground: Ground | None = None, **options: object) -> Graph:
    return Graph("Plane", Axis(-4.0, 4.0, "a"), Axis(-2.0, 2.0, "b"), ground=ground, **options)  # type: ignore[arg-type]


@pytest.fixture
def limited(qtbot):
    view = GraphView("plane", 90, limits=(1e-2, 10.0))
    qtbot.addWidget(view)
    view.resize(420, 300)
    view.show_graph(plane())
    view.show()
    QApplication.processEvents()
    return view


def test_where_there_is_no_cursor_the_left_drag_pans_and_arrows_do(show, qtbot):
    view = show(plane(), (420, 300))
    begin = QPointF(view.area().center().toPoint())
    held = view.data_at(begin)
    drag(view, begin, begin + QPointF(60, -30), LEFT)
    assert view.data_at(begin + QPointF(60, -30)) == pytest.approx(held, abs=1e-9)
    before = view.region
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.region.x0 > before.x0 and view.region.up == before.up
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.region.y0 < before.y0
    chart = show(falling())
    chart.show_cursor(0)
    before = chart.region
    drag(chart, chart.area().center(), chart.area().center() + QPointF(30, 0), LEFT)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.region == before, "where there is one, they move the cursor"


def test_limits_hold_for_wheel_keys_and_rectangle(limited, qtbot):
    middle = limited.area().center()
    for _ in range(60):
        wheel(limited, middle, 2)
    assert limited.region.x1 - limited.region.x0 == pytest.approx(8 * 1e-2)
    for _ in range(100):
        qtbot.keyClick(limited, Qt.Key.Key_Minus)
    assert limited.region.x1 - limited.region.x0 == pytest.approx(
        80
    ) and limited.region.y1 - limited.region.y0 == pytest.approx(40)
    limited.fit()
    for _ in range(3):
        limited.choose_share((0.5, 0.51), (0.2, 0.9))
    assert limited.region.x1 - limited.region.x0 == pytest.approx(8 * 1e-2)
    assert limited.region.y1 - limited.region.y0 == pytest.approx(4 * 0.7**3)


def test_a_brush_draws_in_strokes_with_both_buttons_and_leaves_the_other_gestures(show):
    view = show(plane(), (420, 300))
    brush = view.brush = Brush(view)
    told: list[object] = []
    brush.began.connect(lambda: told.append("began"))
    brush.drawn.connect(lambda x, y, right: told.append((x, y, right)))
    brush.ended.connect(lambda: told.append("ended"))
    begin = QPointF(view.area().center().toPoint())
    drag(view, begin, begin + QPointF(60, 0), LEFT)
    assert not told, "it is not on"
    view.fit()
    brush.on = True
    before = view.region
    drag(view, begin, begin + QPointF(60, 0), RIGHT)
    points = [one for one in told if isinstance(one, tuple)]
    assert told[0] == "began" and told[-1] == "ended" and view.region == before
    # Moves of 12 pixels: every second one is 14 away from the last point.
    assert len(points) == 3 and all(right for _, _, right in points)
    assert points[0][:2] == pytest.approx(view.data_at(begin))
    assert points[1][:2] == pytest.approx(view.data_at(begin + QPointF(24, 0)))
    told.clear()
    viewport = view.stage.viewport()
    QTest.mouseDClick(viewport, LEFT, pos=begin.toPoint())
    QTest.mouseRelease(viewport, LEFT, pos=begin.toPoint())
    assert told[0] == "began" and told[-1] == "ended" and view.region == before, "two clicks, not everything"
    told.clear()
    drag(view, begin, begin + QPointF(30, 10), MIDDLE)
    assert not told and view.region != before
    drag(view, QPointF(10, begin.y()), QPointF(10, begin.y() + 20), LEFT)
    assert not told, "over an axis nothing is drawn"


def corners(view, theme, ratio):
    """Red upper left, blue upper right, green lower left, black lower right, of the data whatever is seen."""
    xs, ys = view.centres()
    upper = np.where(xs[None] < 0, np.uint32(RED), np.uint32(BLUE))
    lower = np.where(xs[None] < 0, np.uint32(GREEN), np.uint32(BLACK))
    return np.where(ys[:, None] > 0, upper, lower).astype(np.uint32)


def color_at(view: GraphView, x: float, y: float) -> int:
    image, place = view.grab().toImage(), view.place_of(x, y) * view.devicePixelRatioF()
    return image.pixel(round(place.x()), round(place.y()))


@pytest.mark.parametrize("slow", [False, True])
def test_each_corner_of_a_ground_is_where_its_numbers_are(show, qtbot, slow):
    view = show(plane(Ground(corners, slow=slow, key="corners")), (420, 300))
    ground = view.stage.plot.ground
    for zoomed in (False, True):
        if zoomed:
            view.zoom((0.4, 0.6), 0.45, 0.6)
        view.grab()
        qtbot.waitUntil(lambda: bool(view.grab()) and ground.idle and ground.region == view.region)
        region = view.region
        for x, y, color in ((-0.3, 0.2, RED), (0.3, 0.2, BLUE), (-0.3, -0.2, GREEN), (0.3, -0.2, BLACK)):
            assert region.x0 < x < region.x1 and region.y0 < y < region.y1
            assert color_at(view, x, y) == color


def test_an_image_at_a_region_stays_there_and_paper_is_round_it(show):
    image = np.array([[RED, BLUE], [GREEN, BLACK]], dtype=np.uint32)
    view = show(plane(Ground(lambda *_: image, region=Region(-1.0, 1.0, -1.0, 1.0))), (420, 300))
    for zoom in (1.0, 0.4):
        view.zoom((zoom, zoom), 0.5, 0.5)
        for x, y, color in ((-0.7, 0.7, RED), (0.7, 0.7, BLUE), (-0.7, -0.7, GREEN), (0.7, -0.7, BLACK)):
            assert color_at(view, x, y) == color
        assert color_at(view, 1.3, 0.5) == 0xFFFFFFFF == color_at(view, -1.3, -0.5)


def test_a_slow_ground_is_stretched_until_the_sharper_one_is_there_and_the_window_goes_on(show, qtbot):
    gate, threads = threading.Event(), set()

    def paint(view, theme, ratio):
        threads.add(threading.current_thread())
        assert gate.wait(60)
        return corners(view, theme, ratio)

    gate.set()
    view = show(plane(Ground(paint, slow=True, key="one")), (420, 300))
    ground = view.stage.plot.ground
    qtbot.waitUntil(lambda: bool(view.grab()) and ground.region == view.region)
    gate.clear()
    home = view.region
    view.zoom((0.5, 0.5), 0.5, 0.5)
    for _ in range(5):
        view.pan(0.02, 0.0)
        assert color_at(view, -0.5, 0.5) == RED and color_at(view, 0.5, -0.5) == BLACK, "the old one, stretched"
    assert ground.region == home and not ground.idle
    gate.set()
    qtbot.waitUntil(lambda: bool(view.grab()) and ground.idle and ground.region == view.region)
    gate.clear()
    view.show_graph(plane(Ground(paint, slow=True, key="another")))
    view.grab()
    assert ground.region is None, "a picture of something else is not stretched"
    gate.set()
    qtbot.waitUntil(lambda: ground.idle)
    assert threading.main_thread() not in threads


def test_a_ground_that_cannot_be_painted_says_why(show, qtbot):
    def paint(view, theme, ratio):
        raise PlaygroundError("the loss has no place here")

    view = show(plane(Ground(paint, slow=True)), (420, 300))
    qtbot.waitUntil(lambda: view.graph is None)
    assert view.empty == "The loss has no place here."


def test_dots_that_stay_are_not_drawn_anew_when_the_ground_changes(show):
    dots = (Dots(np.array([1.0]), np.array([1.0]), "#d55e00", "#ffffff", 6.0),)
    view = show(plane(Ground(corners), dots=dots), (420, 300))
    view.grab()
    before = view.stage.plot._lines
    view.show_graph(plane(Ground(lambda *_: np.full((1, 1), GREEN, np.uint32)), dots=dots))
    assert color_at(view, -1.0, 1.0) == GREEN and view.stage.plot._lines is before
    places = colored(view.grab().toImage()) / view.devicePixelRatioF()
    assert np.abs(places.mean(axis=0) - view.place_of(1.0, 1.0).toTuple()).max() < 0.6


def test_the_key_names_lines_then_dots_then_their_parts(qtbot):
    none = np.empty(0)
    graph = plane(
        lines=(Line(none, none, "#d55e00", "path"), Line(none, none, "#888888")),
        dots=(
            Dots(none, none, "#0072b2", "#ffffff", ring=True, name="cats", part="test"),
            Dots(none, none, "#0072b2", "#ffffff", name="cats", part="training"),
        ),
    )
    key = GraphKey()
    qtbot.addWidget(key)
    key.resize(400, 10)
    key.show_graph(graph)
    key.show()
    assert key.words == ("path", "cats", "training", "test") and key.accessibleName() == "legend: " + ", ".join(
        key.words
    )
    one_row = key.height()
    key.resize(120, 10)
    assert key.height() > one_row > 0
    key.show_graph(None)
    assert key.height() == 0


@pytest.mark.parametrize("button", [LEFT, MIDDLE])
def test_a_drag_over_an_axis_moves_that_axis_alone(show, button):
    view = show(plane(), (420, 300))
    before, place = view.region, QPointF(10, view.area().center().y())
    drag(view, place, place + QPointF(30, 30), button)
    assert view.region.across == before.across and view.region.y0 > before.y0
