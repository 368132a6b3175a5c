"""Views of graphs, and where on them things are."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.gui.graph.axis_link import AxisLink
from playground.gui.graph.graph_view import GraphView
from playground.picture.graph import Axis, Graph, Line
from playground.picture.pixels import parse_color

Show = Callable[..., GraphView]
RED = "#d55e00"


def falling(last: int = 100, color: str = RED, logarithmic: bool = False) -> Graph:
    """A straight line from (0, 100) to (last, 1), on axes that are longer."""
    line = Line(np.arange(last + 1.0), np.linspace(100, 1, last + 1), color, "falling")
    up = Axis(-0.2, 2.2, "f", True) if logarithmic else Axis(-10.0, 110.0, "f")
    return Graph("Loss", Axis(0.0, float(last), "step", whole=True), up, (line,))


@pytest.fixture
def show(qtbot) -> Show:
    """Return a function that shows a graph in a view of its own."""

    def make(graph: Graph | None, size: tuple[int, int] = (320, 140), link: AxisLink | None = None) -> GraphView:
        view = GraphView("test chart", 90, link)
        qtbot.addWidget(view)
        view.resize(*size)
        view.show_graph(graph)
        view.show()
        QApplication.processEvents()
        return view

    return make


def colored(image: QImage, color: str = RED, near: int = 60) -> np.ndarray:
    """Return the middles of the pixels of about a colour: columns and rows (n, 2), in device pixels."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    away = np.abs(pixels[:, : image.width(), 2::-1].astype(int) - parse_color(color)).max(axis=2)
    return np.argwhere(away < near)[:, ::-1] + 0.5


def wheel(view: GraphView, place: QPointF, notches: float) -> None:
    """Turn the wheel at a place of a view."""
    viewport = view.stage.viewport()
    event = QWheelEvent(
        place, QPointF(viewport.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def drag(view: GraphView, begin: QPointF, end: QPointF, button: Qt.MouseButton, shift: bool = False) -> None:
    """Drag with a button from one place of a view to another."""
    keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    viewport = view.stage.viewport()
    QTest.mouseMove(viewport, begin.toPoint())
    QTest.mousePress(viewport, button, keys, begin.toPoint())
    for k in range(1, 6):
        QTest.mouseMove(viewport, (begin + (end - begin) * (k / 5)).toPoint())
        QApplication.processEvents()
    QTest.mouseRelease(viewport, button, keys, end.toPoint())
    QApplication.processEvents()


def double_click(view: GraphView, place: QPointF) -> None:
    """Click twice, as a window system tells it."""
    viewport = view.stage.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place.toPoint())
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place.toPoint())
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place.toPoint())
