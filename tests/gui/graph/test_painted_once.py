"""A chart is painted once for each change, and for each."""

import threading

import numpy as np
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from playground.picture.graph import Axis, Graph, Ground
from tests.gui.graph.conftest import falling


class _Paints(QObject):
    def __init__(self, view):
        super().__init__(view)
        self.count = 0
        view.stage.viewport().installEventFilter(self)

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


def _settled() -> None:
    for _ in range(5):
        QApplication.processEvents()


def test_another_graph_is_painted_once(show):
    view = show(falling())
    view.show_cursor(3)
    view.show_target(50.0)
    _settled()
    paints = _Paints(view)
    for last in (100, 90, 80):
        view.expect(lambda last=last: falling(last))
        _settled()
    assert paints.count == 3


def test_what_moves_in_it_is_painted(show):
    view = show(falling())
    view.show_cursor(3)
    view.show_target(50.0)
    _settled()
    paints = _Paints(view)
    changes = (
        lambda: view.show_cursor(7),
        lambda: view.show_target(20.0),
        lambda: view.stage.target.setMouseHover(True),
        lambda: view.show_target(None),
        lambda: view.zoom((0.5, 0.5), 0.5, 0.5),
        lambda: view.link.mark(("falling",)),
    )
    for number, change in enumerate(changes, 1):
        change()
        _settled()
        assert paints.count == number


def test_a_picture_that_comes_from_its_thread_is_painted(show, qtbot):
    """Nothing else moves meanwhile: no mouse, no new numbers."""
    release = threading.Event()

    def paint(view, theme, ratio):
        release.wait(30)
        return np.full((4, 4), 0xFF336699, np.uint32)

    view = show(Graph("", Axis(0.0, 1.0), Axis(0.0, 1.0), ground=Ground(paint, slow=True)), (420, 240))
    _settled()
    paints = _Paints(view)
    release.set()
    qtbot.waitUntil(lambda: paints.count > 0)
    qtbot.waitUntil(lambda: view.stage.plot.ground.idle)
    middle = view.grab().toImage().pixelColor(view.area().center().toPoint())
    assert middle.name() == "#336699"
