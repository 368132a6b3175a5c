"""The menus of a place: there while one is there, and made once."""

import gc
from collections import Counter

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from playground.gui.graph.graph_view import GraphView
from playground.gui.window import Window
from tests.gui.conftest import PATIENCE


def census(window: Window) -> Counter[str]:
    """Qt's objects in the window by class, and the menus and actions that Python holds."""
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    QApplication.processEvents()
    gc.collect()
    found = Counter(child.metaObject().className() for child in window.findChildren(QObject))
    found.update(f"held {type(one).__name__}" for one in gc.get_objects() if isinstance(one, QMenu | QAction))
    return found


def test_a_visit_elsewhere_leaves_nothing_behind(window: Window, qtbot: QtBot) -> None:
    charts = [chart for chart in window.race.findChildren(GraphView) if chart.isVisible()]
    # A chart makes its menu with its first picture, one chart after the other.
    qtbot.waitUntil(lambda: all(chart.stage is not None for chart in charts), timeout=PATIENCE)

    def visit() -> None:
        window.go_to("networks")
        qtbot.waitUntil(lambda: window.networks is not None and window.networks.snapshot is not None)
        window.go_to("race")

    visit()  # the networks are made now
    before = census(window)
    for _ in range(3):
        visit()
    more = census(window) - before
    assert {name: count for name, count in more.items() if "Menu" in name or "Action" in name or count >= 3} == {}


def test_keys_of_a_place_work_there_alone(window: Window, qtbot: QtBot) -> None:
    played = window.actions_by_words["Play or pause"]
    window.go_to("networks")
    assert played not in window.actions() and "Play or pause" not in window.actions_by_words
    window.go_to("race")
    assert window.actions_by_words["Play or pause"] is played and played in window.actions()
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert window.settings.theme == "dark"
