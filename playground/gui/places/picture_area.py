"""The middle of a place: the plane, the relief, or both."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.gui.places.picture_switch import PictureSwitch
from playground.gui.places.preparing_note import PreparingNote
from playground.gui.plane.plane import Plane
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.grips import GripSplitter
from playground.services.worker import Deliver, Worker
from playground.session.actions.view import set_picture, toggle_layer
from playground.session.document import Document
from playground.session.state import Picture, State

if TYPE_CHECKING:
    from playground.experiments.result import Result
    from playground.gui.relief.relief import Relief

_CORNER = 10
_WIDE = 1.2  # an area so many times as wide as high has room for two pictures side by side


class PictureArea(QWidget):
    """Shows a race as contours, as a relief, or as both beside each other, as the state's view says.

    The relief is made when it is first wished for; while it is hidden it is told nothing and costs nothing.
    `made` is emitted once, with the relief.
    """

    pointer_moved = Signal(object)
    painted = Signal()
    escaped = Signal()
    failed = Signal(str)
    menu_requested = Signal(object)

    def __init__(self, document: Document, worker: Worker, deliver: Deliver, theme: GuiTheme) -> None:
        super().__init__()
        self.plane = Plane(document, worker, theme)
        self.relief: Relief | None = None
        self.switch = PictureSwitch(self)
        self._document, self._theme = document, theme
        self._worker = Worker(deliver, "relief")
        self._shown: Picture = "contours"
        self.halves = GripSplitter(Qt.Orientation.Horizontal, "Contours and relief")
        self.halves.reset_requested.connect(lambda: self.halves.setSizes([1000, 1000]))
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(self.plane)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.halves)
        self._follow(self.plane)
        self.switch.chosen.connect(lambda picture: self.plane.perform(set_picture, picture))
        self.switch.layer_toggled.connect(lambda id: self.plane.perform(toggle_layer, id))
        self.switch.raise_()
        self.preparing = PreparingNote(self)

    @property
    def shown(self) -> Picture:
        """What is seen."""
        return self._shown

    @property
    def active(self) -> "Plane | Relief":
        """The picture that is seen, of two the one with the focus, else the plane."""
        relief = self.relief
        if relief is None or self._shown == "contours":
            return self.plane
        return relief if self._shown == "relief" or relief.hasFocus() else self.plane

    @property
    def asked(self) -> "Plane | Relief":
        """The picture under the mouse, else the plane."""
        relief = self.relief
        return relief if relief is not None and self._shown != "contours" and relief.pointer is not None else self.plane

    def show_state(self, state: State) -> None:
        """Show the document, in the pictures that its view wishes for."""
        if state.picture != self._shown:
            self._show_picture(state.picture)
        self.switch.show_state(state)
        self.plane.show_state(state)
        if self.relief is not None and self._shown != "contours":
            self.relief.show_state(state)

    def show_result(self, result: "Result") -> None:
        """Show the paths of a race."""
        self.plane.show_result(result)
        if self.relief is not None and self._shown != "contours":
            self.relief.step = self.plane.step
            self.relief.show_result(result)

    def show_step(self, step: int) -> None:
        """Show the race at a step."""
        self.plane.show_step(step)
        if self.relief is not None and self._shown != "contours":
            self.relief.show_step(step)

    def wake(self) -> None:
        """Draw what could not be drawn before, now that the surface is compiled."""
        self.plane.ground.wake()
        if self.relief is not None and self._shown != "contours":
            self.relief.want_block()

    def show_theme(self, theme: GuiTheme) -> None:
        """Take the colours and type of a theme."""
        self._theme = theme
        self.plane.show_theme(theme)
        self.switch.show_theme(theme)
        if self.relief is not None and self._shown != "contours":
            self.relief.show_theme(theme)
        self._place_switch()

    def picture(self) -> QPixmap:
        """Return what is seen as a picture, without hints."""
        if self.relief is None or self._shown == "contours":
            return self.plane.picture()
        if self._shown == "relief":
            return self.relief.picture()
        both = QPixmap(self.size() * self.devicePixelRatioF())
        both.setDevicePixelRatio(self.devicePixelRatioF())
        both.fill(self._theme.picture.paper)
        painter = QPainter(both)
        for view in (self.plane, self.relief):
            painter.drawPixmap(view.mapTo(self, view.rect().topLeft()), view.picture())
        painter.end()
        return both

    def stop(self) -> None:
        """Draw nothing more: the window closes."""
        self.plane.stop()
        if self.relief is not None:
            if self._shown != "contours":
                self.relief.rest()
            self.relief.stop()
        self._worker.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The switch stays in its corner; where there is little room to the side, both lie one under the other."""
        wide = self.width() >= _WIDE * self.height()
        self.halves.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        self._place_switch()
        self.preparing.place()

    def _show_picture(self, picture: Picture) -> None:
        focused = self.plane.hasFocus() or (self.relief is not None and self.relief.hasFocus())
        before, self._shown = self._shown, picture
        self.plane.resting = picture == "relief"
        if picture != "contours":
            relief = self._made()
            relief.setVisible(True)
            if before == "contours":
                relief.wake()
            if focused and picture == "relief":
                # Before the plane is hidden, or Qt hands the focus on as if by Tab.
                relief.setFocus()
        self.plane.setVisible(picture != "relief")
        if picture == "contours" and self.relief is not None:
            if focused:
                self.plane.setFocus()
            self.relief.rest()
            self.relief.setVisible(False)
        self.switch.raise_()

    def _made(self) -> "Relief":
        if self.relief is None:
            from playground.gui.relief.relief import Relief

            self.relief = Relief(self.plane, self._worker)
            self._follow(self.relief)
            self.halves.addWidget(self.relief)
            self.halves.setSizes([1000, 1000])
        return self.relief

    def _follow(self, view: "Plane | Relief") -> None:
        view.pointer_moved.connect(self.pointer_moved)
        view.painted.connect(self.painted)
        view.escaped.connect(self.escaped)
        view.failed.connect(self.failed)
        view.menu_requested.connect(self.menu_requested)

    def _place_switch(self) -> None:
        self.switch.adjustSize()
        self.switch.move(self.width() - self.switch.width() - _CORNER, _CORNER)
