"""What two pictures of a race have in common: who tells them what, and what mouse and keyboard reach."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.base.errors import PlaygroundError
from playground.gui.plane.race_layer import racing_places
from playground.gui.theme.theme import GuiTheme
from playground.picture.lines.heads import head_positions
from playground.session.document import Document
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result

Points = NDArray[np.float64]
_HEAD_GRASP = 8.0


class Gestures(Protocol):
    """The state between a press and a release; `hovered` is the start under the mouse."""

    hovered: int | None

    def press(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The left button goes down."""

    def press_middle(self, place: QPointF) -> None:
        """The middle button goes down."""

    def move(self, place: QPointF) -> None:
        """The mouse moves, with a button down or without."""

    def release(self, place: QPointF) -> None:
        """The button goes up."""

    def double_click(self, place: QPointF) -> None:
        """The left button was pressed twice."""

    def right_click(self, place: QPointF) -> bool:
        """Remove the start under the mouse; return whether there was one."""

    def wheel(self, place: QPointF, notches: float, modifiers: Qt.KeyboardModifier) -> None:
        """The wheel turns."""


class Painter(Protocol):
    """Paints a picture, `plain` without what answers the mouse."""

    plain: bool


class PictureWidget(QWidget):
    """A picture of a race. It is told what to show and holds no truth but a camera.

    Wishes are performed on the document; `failed` says why one was refused. `pointer_moved` is where the mouse is in
    the data, None when it has left; `path_pointed` the (contender's place, start) under it, None for none.
    """

    pointer_moved = Signal(object)
    path_pointed = Signal(object)
    failed = Signal(str)
    menu_requested = Signal(object)
    camera_moved = Signal()
    painted = Signal()
    escaped = Signal()

    mouse: Gestures
    painter: Painter

    def __init__(self, document: Document, theme: GuiTheme) -> None:
        super().__init__()
        self.document = document
        self.theme = theme
        self.result: Result | None = None
        self.step = 0
        self.pointer: QPointF | None = None
        self.reached_by_key = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 200)

    def places(self, points: Points) -> Points:
        """Return where points (n, 2) of the data are in the widget, in logical pixels."""
        raise NotImplementedError

    def places_of(self, points: Points) -> Points:
        """Return where points (n, dimension) of the problem are in the widget, (n, 2)."""
        raise NotImplementedError

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means; return whether it means anything."""
        raise NotImplementedError

    def follow(self, place: QPointF) -> None:
        """The mouse is at a place: show what it points at."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """Large: the picture is the largest thing always."""
        return QSize(760, 780)

    def show_step(self, step: int) -> None:
        """Show the race at a step."""
        self.step = step
        self.update()

    def nearest_start(self, place: QPointF, within: float) -> int | None:
        """Return the start nearest to a place, the later of two alike; None where none is so near."""
        starts = self.document.state.experiment.starts
        if not starts:
            return None
        points = self.places_of(np.array([start.position for start in starts]))
        distances = np.nan_to_num(np.hypot(points[:, 0] - place.x(), points[:, 1] - place.y()), nan=np.inf)
        nearest = len(distances) - 1 - int(np.argmin(distances[::-1]))
        return nearest if distances[nearest] <= within else None

    def path_at(self, place: QPointF) -> tuple[int, int] | None:
        """Return (place of the contender, start) of the head at a place in the widget, None where there is none."""
        if self.result is None or not self.result.statuses.size:
            return None
        heads = head_positions(self.result, self.step)
        with np.errstate(invalid="ignore", over="ignore"):
            away = self.places(heads.reshape(-1, 2)) - (place.x(), place.y())
            distances = np.nan_to_num(np.hypot(away[:, 0], away[:, 1]), nan=np.inf).reshape(heads.shape[:2])
        racer, start = np.unravel_index(int(np.argmin(distances)), distances.shape)
        if distances[racer, start] > _HEAD_GRASP:
            return None
        return racing_places(self.result.experiment)[racer], int(start)

    def picture(self) -> QPixmap:
        """Return what is seen as a picture, without hints."""
        self.painter.plain = True
        try:
            return self.grab()
        finally:
            self.painter.plain = False

    def perform(self, action: Callable[..., State], *arguments: Any) -> None:
        """Perform an action; a refusal is told in a sentence and changes nothing."""
        try:
            self.document.perform(action, *arguments)
        except PlaygroundError as error:
            self.failed.emit(str(error))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.mouse.press(event.position(), event.modifiers())
        elif event.button() == Qt.MouseButton.MiddleButton:
            self.mouse.press_middle(event.position())
        elif event.button() == Qt.MouseButton.RightButton and not self.mouse.right_click(event.position()):
            self.menu_requested.emit(event.globalPosition().toPoint())
        self.follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a gesture, or point."""
        self.mouse.move(event.position())
        self.follow(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a gesture."""
        if event.button() != Qt.MouseButton.RightButton:
            self.mouse.release(event.position())
        self.follow(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See it as at first."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.mouse.double_click(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come nearer or go away, round the mouse."""
        delta = event.angleDelta()
        notches = (delta.y() or delta.x()) / 120
        if notches:
            self.mouse.wheel(event.position(), notches, event.modifiers())
            self.follow(event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means."""
        if self.take_key(event):
            self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A frame shows the focus where Tab brought it; a click needs none."""
        self.reached_by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse points at nothing."""
        self.pointer = self.mouse.hovered = None
        self.pointer_moved.emit(None)
        self.path_pointed.emit(None)
        self.update()
