"""What is taken hold of in a view, marked and hidden, and what is told of the mouse's place."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.gui.graph.axis_link import AxisLink
from playground.picture.graph import Axis, ColorScale, Graph, Ground, Line
from tests.gui.graph.conftest import RED, colored, falling

BLUE = "#0072b2"


def two() -> Graph:
    """A falling line and a level one, each with a key."""
    x = np.arange(101.0)
    lines = (
        Line(x, np.linspace(100, 1, 101), RED, "falling", detail="start 0", key="f"),
        Line(x, np.full(101, 20.0), BLUE, "level", key="l"),
    )
    return replace(falling(), lines=lines)


def hover(view, x: float, y: float) -> None:
    QTest.mouseMove(view.stage.viewport(), QPointF(5, 5).toPoint())
    QTest.mouseMove(view.stage.viewport(), view.place_of(x, y).toPoint())
    QApplication.processEvents()


def test_the_box_beside_the_mouse_tells_the_values_of_all_lines_there(show):
    view = show(two(), (500, 240))
    found = []
    view.hovered.connect(found.append)
    hover(view, 50, 50.5)
    readout = view.pointer._readout
    step = round(found[-1].x)
    assert readout.isVisible() and readout.title.startswith(f"step {step}") and found[-1].line == 0
    value = np.linspace(100, 1, 101)[step]
    assert [(row.name, row.strong) for row in readout.rows] == [("falling", True), ("level", False)]
    assert float(readout.rows[0].values) == pytest.approx(value, rel=1e-3) and readout.rows[1].values == "20"
    view.show_graph(falling())
    assert [row.name for row in readout.rows] == ["falling"], "what is told is what is there now"
    view.show_graph(None)
    assert not readout.isVisible() and found[-1] is None


def test_own_words_take_the_place_of_values(show):
    view = show(two(), (500, 240))
    view.describe = lambda hovered: f"here is {round(hovered.x)}"
    hover(view, 30, 90)
    assert view.pointer._readout.title == "here is 30" and not view.pointer._readout.rows


def test_the_line_under_the_mouse_is_marked_in_all_charts_of_the_link(show):
    link = AxisLink()
    one, other = show(two(), (500, 240), link), show(two(), (500, 240), link)
    before = len(colored(other.grab().toImage()))
    hover(one, 50, 50.5)
    assert link.mark_key == "f"
    assert len(colored(other.grab().toImage())) > 1.4 * before
    link.mark(None)
    assert len(colored(other.grab().toImage())) == before


def test_hidden_lines_are_hidden_in_all_charts_of_the_link_and_in_their_files(show):
    link = AxisLink()
    one, other = show(two(), link=link), show(two(), link=link)
    link.hide(["falling"])
    for view in (one, other):
        assert not len(colored(view.grab().toImage())) and [line.name for line in view.shown.lines] == ["level"]
    one.show_graph(two())
    assert [line.name for line in one.shown.lines] == ["level"]
    link.hide([])
    assert len(colored(one.grab().toImage()))


def test_behind_the_cursor_lines_are_paler_while_it_plays(show):
    view = show(falling(), (420, 240))
    view.show_cursor(40)
    view.link.show_pale(True)
    places = colored(view.grab().toImage())
    assert places[:, 0].max() <= view.place_of(42, 0).x()
    view.link.show_pale(False)
    assert colored(view.grab().toImage())[:, 0].max() > view.place_of(95, 0).x()


def test_a_bar_says_what_colours_mean_and_takes_no_room_without_them(show):
    ground = Ground(lambda view, theme, ratio: np.full((4, 4), 0xFF336699, np.uint32))
    plain = Graph("", Axis(0, 1), Axis(0, 1), ground=ground, equal=True)
    view = show(plain, (420, 240))
    wide = view.area().width()
    seen = view.region
    assert (seen.x1 - seen.x0) / wide == pytest.approx((seen.y1 - seen.y0) / view.area().height())
    view.show_graph(replace(plain, scale=ColorScale(Axis(0.0, 2.0, "loss"))))
    QApplication.processEvents()
    assert view.area().width() < wide - 30
    image = view.grab().toImage()
    column = round(view.area().right()) + 16
    rows = [image.pixel(column, round(y)) for y in np.linspace(view.area().top() + 3, view.area().bottom() - 3, 5)]
    assert len(set(rows)) == 5
    seen = view.region
    assert (seen.x1 - seen.x0) / view.area().width() == pytest.approx((seen.y1 - seen.y0) / view.area().height())
