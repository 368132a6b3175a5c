"""Windows for tests: made as the program makes them, and gone without a trace."""

import gc
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.gui.places.race import RacePlace
from playground.gui.theme.apply import apply_theme, dress
from playground.gui.theme.theme import gui_theme
from playground.gui.window import Window
from playground.services.settings import Settings
from playground.session.document import Document
from playground.session.lesson import lesson_state
from playground.session.state import State

# A kernel that is not in the cache is compiled first, on a machine that does other things.
PATIENCE = 120_000
_OURS = (
    "numbers",
    "pictures",
    "export",
    "autosave",
    "reading",
    "trainer",
    "surface",
    "ground",
    "curvature",
    "spectrum",
    "layers",
    "tangent",
    "table",
)

MakeWindow = Callable[..., Window]


@pytest.fixture(autouse=True)
def no_widget_stays(qapp: QApplication) -> Iterator[None]:
    """Delete what a test has closed, and refuse what it leaves: every later change of the theme would dress it too.

    Qt deletes later only in its event loop, and a test has none. This fixture is made first, so that it ends last. It
    puts the mouse into a corner: Qt swallows a move to the place where the test before left it.
    """
    QCursor.setPos(1, 1)
    before = set(qapp.topLevelWidgets())
    yield
    delete_closed()
    left = [widget for widget in qapp.topLevelWidgets() if widget not in before]
    assert not left, f"left behind: {left[:5]}"


def delete_closed() -> None:
    """Delete every object whose deletion was asked for."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """The bot, which gives what stands alone in a test the sheet that it has from its window in the program."""
    add = qtbot.addWidget

    def add_dressed(widget: QWidget, **options: Any) -> None:
        if widget.parent() is None:
            dress(widget)
        add(widget, **options)

    monkeypatch.setattr(qtbot, "addWidget", add_dressed)
    return qtbot


@pytest.fixture
def make_window(qtbot: QtBot) -> Iterator[MakeWindow]:
    """Return a function that opens a window and waits until there is something to see; all are closed afterwards."""
    windows: list[Window] = []

    def make(state: State | None = None, wait: bool = True, theme: str = "light") -> Window:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        apply_theme(application, gui_theme(theme))
        window = Window(Document(state or lesson_state("sphere")), Settings(theme=theme))  # type: ignore[arg-type]
        windows.append(window)
        window.resize(1400, 900)
        window.show()
        if wait:
            wait_until_sharp(qtbot, window)
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    windows.clear()
    delete_closed()
    gc.collect()
    gc.freeze()  # what is left is no garbage: the end of the next window need not look through it again
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Window)]
    ours = [thread for thread in threading.enumerate() if thread.name in _OURS]
    for thread in ours:
        thread.join(60)  # they end by themselves at their next look round, late on a machine that does other things
    assert not [thread.name for thread in ours if thread.is_alive()]


@pytest.fixture
def window(make_window: MakeWindow) -> Window:
    """Return a window with the sphere's lesson, drawn."""
    return make_window()


def wait_until_sharp(qtbot: QtBot, window: Window) -> None:
    """Wait until the race and the surface are drawn at their best."""
    place = window.race
    qtbot.waitUntil(
        lambda: place.run_loop.settled and place.result is not None and place.plane.ground.sharp, timeout=PATIENCE
    )
    QApplication.processEvents()


def pixel(place: RacePlace, x: float, y: float) -> QPoint:
    """Return where a point of the data is on the plane."""
    return place.plane.pixel_of(x, y).toPoint()


def drag(qtbot: QtBot, place: RacePlace, begin: QPoint, end: QPoint, steps: int = 6, modifier: object = None) -> None:
    """Drag with the left button along a straight line."""
    keys = Qt.KeyboardModifier.NoModifier if modifier is None else modifier
    plane = place.plane
    qtbot.mouseMove(plane, begin)
    qtbot.mousePress(plane, Qt.MouseButton.LeftButton, keys, begin)
    for k in range(1, steps + 1):
        qtbot.mouseMove(plane, begin + (end - begin) * (k / steps))
        QApplication.processEvents()
    qtbot.mouseRelease(plane, Qt.MouseButton.LeftButton, keys, end)
    QApplication.processEvents()
