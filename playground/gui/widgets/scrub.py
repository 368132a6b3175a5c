"""Changing a number by dragging what names it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

_THRESHOLD = 3  # pixels from which on a press is a drag
FINE, COARSE = 0.1, 10.0  # what Shift and Ctrl multiply a movement by


def pace(modifiers: Qt.KeyboardModifier) -> float:
    """Return what keys that are held multiply a movement by: Shift a tenth, Ctrl ten times."""
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return FINE
    return COARSE if modifiers & Qt.KeyboardModifier.ControlModifier else 1.0


class Scrub(QObject):
    """Makes a drag from side to side over a widget a change of a number; a press without one does what it always did.

    `moved(steps)` are the fine steps since `began`, one for each pixel, a tenth with Shift and ten with Ctrl; `ended`
    follows.

    Arguments: `widget` over which one drags; `width` of the strip at its left edge that takes drags, None for all.
    """

    began = Signal()
    moved = Signal(float)
    ended = Signal()

    def __init__(self, widget: QWidget, width: int | None = None) -> None:
        super().__init__(widget)
        self._widget, self._width = widget, width
        self._pressed: float | None = None
        self._last, self._steps, self._dragged = 0.0, 0.0, False
        widget.installEventFilter(self)
        if width is None:
            widget.setCursor(Qt.CursorShape.SizeHorCursor)
        else:
            widget.setMouseTracking(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take presses within the strip, and what follows them."""
        if not isinstance(event, QMouseEvent) or not self._widget.isEnabled():
            return False
        kind, x = event.type(), event.globalPosition().x()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            return self._press(event, x)
        if kind == QEvent.Type.MouseMove:
            return self._move(event, x)
        if kind == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            return self._release()
        return False

    def _press(self, event: QMouseEvent, x: float) -> bool:
        if not self._inside(event):
            return False
        self._pressed = self._last = x
        self._steps, self._dragged = 0.0, False
        return True

    def _move(self, event: QMouseEvent, x: float) -> bool:
        if self._pressed is None:
            if self._width is not None:
                shape = Qt.CursorShape.SizeHorCursor if self._inside(event) else Qt.CursorShape.IBeamCursor
                self._widget.setCursor(shape)
            return False
        if not self._dragged:
            if abs(x - self._pressed) < _THRESHOLD:
                return True
            self._dragged, self._last = True, x  # the number does not jump where the drag begins
            self.began.emit()
        self._steps += (x - self._last) * pace(event.modifiers())
        self._last = x
        self.moved.emit(self._steps)
        return True

    def _release(self) -> bool:
        self._pressed = None
        if self._dragged:
            self.ended.emit()
        else:
            buddy = self._widget.buddy() if isinstance(self._widget, QLabel) else self._widget
            if buddy is not None:
                buddy.setFocus(Qt.FocusReason.MouseFocusReason)
        return True

    def _inside(self, event: QMouseEvent) -> bool:
        return self._width is None or event.position().x() < self._width
