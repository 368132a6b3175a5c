"""Logarithmic and linear axes that are chosen in the menu of a chart."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu

from playground.gui.graph.axis_link import AxisLink
from playground.gui.graph.graph_files import GraphFiles
from playground.picture.graph import Axis, Graph, Line
from tests.gui.graph.conftest import RED, colored, falling


def words(view) -> list[str]:
    return [entry[0] for entry in view.scales.entries(view.graph) if entry]


def choose(view, wanted: str) -> None:
    """Choose an entry of the menu as a person does."""
    files = GraphFiles(view, "Loss")
    files.offer(QPoint(10, 10))
    (menu,) = view.findChildren(QMenu)
    next(action for action in menu.actions() if action.text() == wanted).trigger()
    menu.close()
    QApplication.processEvents()


def test_the_level_axis_becomes_logarithmic_in_all_charts_of_the_link(show) -> None:
    link = AxisLink()
    one, other, alone = (
        show(falling(), (420, 240), link),
        show(falling(), (420, 240), link),
        show(falling(), (420, 240)),
    )
    assert words(one) == ["Logarithmic upright axis", "Logarithmic level axis"]
    choose(one, "Logarithmic level axis")
    assert one.graph.across.logarithmic and other.graph.across.logarithmic and not alone.graph.across.logarithmic
    assert one.region.across == pytest.approx((0.0, 2.0))
    assert words(one) == ["Logarithmic upright axis", "Linear level axis"]
    one.show_graph(falling())
    assert one.graph.across.logarithmic, "it stays when new numbers come"
    choose(other, "Linear level axis")
    assert not one.graph.across.logarithmic and one.region.across == pytest.approx((0.0, 100.0))


def test_the_curve_lies_where_its_logarithm_is(show) -> None:
    x = np.array([0.0, 1.0, 10.0, 100.0])
    graph = Graph(
        "", Axis(0.0, 100.0, "step", whole=True), Axis(-10.0, 110.0, "f"), (Line(x, np.array([0.0, 0, 50, 100]), RED),)
    )
    view = show(graph, (420, 240))
    choose(view, "Logarithmic level axis")
    places = colored(view.grab().toImage())
    for step, value in ((1.0, 0.0), (10.0, 50.0), (100.0, 100.0)):
        wanted = view.place_of(step, value)
        assert np.abs(places - [wanted.x(), wanted.y()]).max(axis=1).min() < 3
    middle = view.area().center()
    assert view.place_of(10.0, 50.0).x() == pytest.approx(middle.x(), abs=1), "10 is halfway from 1 to 100"


def test_the_cursor_and_a_seek_are_in_steps_on_a_logarithmic_axis(show) -> None:
    view = show(falling(), (420, 240))
    choose(view, "Logarithmic level axis")
    seeks: list[int] = []
    view.seek_requested.connect(seeks.append)
    view.drag(view.place_of(10, 50), False)
    assert seeks == []
    view.show_cursor(0)
    view.drag(view.place_of(10, 50), False)
    assert seeks == [10]
    view.show_cursor(10)
    assert view.stage.cursor.value() == pytest.approx(1.0)
    view.show_cursor(0)
    assert not view.stage.cursor.isVisible(), "0 has no logarithm"


def test_the_upright_axis_is_the_views_own_or_that_of_what_is_shown(show) -> None:
    link = AxisLink()
    one, other = show(falling(), (420, 240), link), show(falling(), (420, 240), link)
    choose(one, "Logarithmic upright axis")
    assert one.graph.up.logarithmic and not other.graph.up.logarithmic
    wished: list[bool] = []
    other.scales.change_up = wished.append
    choose(other, "Logarithmic upright axis")
    assert wished == [True] and not other.graph.up.logarithmic


def test_what_is_saved_has_the_scale_that_is_seen(show) -> None:
    view = show(falling(), (420, 240))
    choose(view, "Logarithmic level axis")
    assert GraphFiles(view, "Loss").graph().across.logarithmic
