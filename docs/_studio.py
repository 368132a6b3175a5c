"""A window that is not on any screen, and the ways to bring it into a state and to take its picture."""

import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from playground.experiments.experiment import Experiment
from playground.gui.critical.critical_search import critical_search
from playground.gui.open_window import open_window
from playground.gui.plane.camera import Camera
from playground.session.actions.place import go_to
from playground.session.lesson import lesson_state, state_of
from playground.session.state import State

SIZE = (1480, 1040)
MARGIN = 8
PATIENCE = 60.0  # seconds a first race may take, with everything to be compiled
SECONDS_FOR_SURFACE = 2.0  # which becomes fine when the training rests
REST = 0.4  # seconds without work after which everything is drawn sharply

MODIFIERS = {"": Qt.KeyboardModifier.NoModifier, "shift": Qt.KeyboardModifier.ShiftModifier}


class Studio:
    """One window, kept from picture to picture."""

    def __init__(self) -> None:
        application = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(application, QApplication)
        self.application = application
        self.window = open_window(application)
        self.window.resize(*SIZE)
        self.plane = self.window.race.plane
        self.window.race.first_result.disconnect()

    def panel(self, id: str) -> Any:
        """Return a panel by the name of its file."""
        return self.window.race.panels[id]

    def show(self, id: str, step: int | None = None, theme: str = "light", large: bool = False) -> None:
        """Show a surface's lesson at a step, by default the last."""
        self._show(lesson_state(id), step, theme, large)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show a race of one's own."""
        self._show(state_of(experiment), None, "light", False)

    def networks(self) -> Any:
        """Go to the networks and return their place."""
        self.window.document.perform(go_to, "networks")
        return self.window.networks

    def table(self, path: Path, target: str, tick: str) -> bytes:
        """Return the picture of the dialog for a table's columns, with another target and a column ticked."""
        files = self.networks().files
        files.open_table_at(path)
        dialog, begun = files.table, monotonic()
        while dialog.busy or not dialog.progress.isHidden():
            self.application.processEvents()
            assert monotonic() - begun < PATIENCE, "the table is not looked through"
        dialog.target.setCurrentText(target)
        dialog.target.activated.emit(dialog.target.currentIndex())
        row = dialog.columns.cells.names.index(tick)
        dialog.columns.selectRow(row)
        QTest.keyClick(dialog.columns, Qt.Key.Key_Space)
        self.rest(REST)
        data = _png(dialog.grab())
        dialog.close()
        return data

    def trained(self, updates: int, change: tuple[str, float], more: int) -> bytes:
        """Return the picture of the first training after some updates, a change of the first contender, and more
        updates."""
        trainer = self.networks().trainer
        trainer.go_back(0)
        self._until_done(0)
        trainer.step(updates)
        self._until_done(updates)
        trainer.change(0, *change)
        trainer.step(more)
        self._until_done(updates + more)
        self.rest(SECONDS_FOR_SURFACE)
        return self.picture()

    def _until_done(self, updates: int) -> None:
        place, begun = self.window.networks, monotonic()
        while place is None or place.snapshot is None or place.snapshot.done != updates or place.snapshot.running:
            self.application.processEvents()
            sleep(0.01)
            assert monotonic() - begun < PATIENCE, "the training does not come to its update"

    def perform(self, action: Callable[..., State], *arguments: Any) -> None:
        """Perform an action and wait until it is drawn."""
        self.window.document.perform(action, *arguments)
        self.settle()

    def point(self, place: tuple[float, float]) -> None:
        """Move the mouse to a point of the data."""
        QTest.mouseMove(self.plane, self._pixel(place))
        self.settle()

    def point_away(self) -> None:
        """Take the mouse off the plane."""
        QTest.mouseMove(self.window, QPoint(2, 2))
        self.plane.pointer_moved.emit(None)
        self.settle()

    def begin_drag(self, begin: tuple[float, float], end: tuple[float, float], modifier: str) -> None:
        """Press the left button at a point of the data and drag to another."""
        QTest.mousePress(self.plane, Qt.MouseButton.LeftButton, MODIFIERS[modifier], self._pixel(begin))
        QTest.mouseMove(self.plane, self._pixel(end))
        self.settle()

    def escape(self) -> None:
        """Give up a drag."""
        QTest.keyClick(self.plane, Qt.Key.Key_Escape)

    def zoom(self, middle: tuple[float, float], share: float) -> None:
        """See a share of the surface round a point."""
        home = self.plane.camera.home
        self.plane.set_camera(Camera(*middle, home * share, home))
        self.settle()

    def settle(self) -> None:
        """Wait until numbers are made and pictures are sharp."""
        begun = quiet = monotonic()
        while monotonic() - quiet < REST:
            self.application.processEvents()
            sleep(0.01)
            if self._busy():
                quiet = monotonic()
            assert monotonic() - begun < PATIENCE, "the race does not come to its end"

    def wait_for_critical_points(self) -> None:
        """Wait until those of what is seen are found and drawn."""
        search, begun = critical_search(self.window.document), monotonic()
        while search.found is None or search.searching:
            self.application.processEvents()
            sleep(0.01)
            assert monotonic() - begun < PATIENCE, "the search for critical points does not come to its end"
        self.settle()

    def rest(self, seconds: float) -> None:
        """Let the window work for a while."""
        begun = monotonic()
        while monotonic() - begun < seconds:
            self.application.processEvents()
            sleep(0.01)

    def picture(self, *parts: QWidget, within: QWidget | None = None) -> bytes:
        """Return a picture of the whole window, or of the rectangle round some of its parts."""
        self.settle()
        whole = self.window.grab()
        if not parts:
            return _png(whole)
        box = QRect()
        for part in parts:
            box |= QRect(part.mapTo(self.window, QPoint(0, 0)), part.size())
        if within is not None:
            box.setBottom(within.mapTo(self.window, QPoint(0, 0)).y() + 3 * within.height())
        room = MARGIN if parts != (self.plane,) else 0
        return _png(whole.copy(box.adjusted(-room, -room, room, room) & whole.rect()))

    def popup(self) -> bytes:
        """Return a picture of the popup that is open, and close it."""
        self.settle()
        popup = self.application.activePopupWidget()
        assert popup is not None, "no popup is open"
        data = _png(popup.grab())
        popup.close()
        return data

    def _show(self, state: State, step: int | None, theme: str, large: bool) -> None:
        self.window.set_theme(theme, large)
        self.window.race.banner.hide()
        self.window.document.perform(lambda before: state)
        self.settle()
        self.plane.fit()
        self.window.race.player.seek(state.experiment.steps if step is None else step)
        self.settle()

    def _busy(self) -> bool:
        race = self.window.race
        drawn = self.plane.ground.sharp and not self.panel("problem").thumbnails.busy
        relief = race.picture.relief
        turned = relief is None or race.picture.shown == "contours" or (relief.blocks.fine and relief.still)
        return not (race.run_loop.settled and race.result is not None and drawn and turned)

    def _pixel(self, place: tuple[float, float]) -> QPoint:
        return self.plane.pixel_of(*place).toPoint()


def _png(pixmap: QPixmap) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pixmap.save(buffer, "PNG")
    return bytes(buffer.data().data())
