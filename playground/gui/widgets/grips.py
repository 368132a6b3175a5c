"""What separates two parts of the window and is dragged: seen in light and dark, moved by mouse and keyboard."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSplitter, QSplitterHandle, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.paints import paints

THICK: Final = 9  # logical pixels between the parts
HIGH: Final = 13  # and between the panels of a column
_LONG, _WIDE = 32, 4  # the mark in the middle
_QUIET = 0.55  # the opacity of a mark away from the mouse
_FAR, _NEAR = 16, 2  # what a key moves, and with Shift
RESET_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def key_distance(event: QKeyEvent, upright: bool) -> int:
    """Return by how many pixels an arrow key moves a grip, 0 for another key; `upright` where it moves up and down."""
    back, on = (Qt.Key.Key_Up, Qt.Key.Key_Down) if upright else (Qt.Key.Key_Left, Qt.Key.Key_Right)
    far = _NEAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _FAR
    return {back: -far, on: far}.get(Qt.Key(event.key()), 0)


def paint_grip(widget: QWidget, upright: bool, line: bool) -> None:
    """Paint the mark of a grip.

    Arguments: `upright` where it moves up and down; `line` whether a line goes through its whole length.
    """
    theme, painter = current_theme(), QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width, height = float(widget.width()), float(widget.height())
    active = widget.hasFocus() or widget.underMouse()
    color = theme.color("accent" if active else "line")
    if line:
        painter.fillRect(QRectF(0, height / 2 - 0.5, width, 1) if upright else QRectF(width / 2 - 0.5, 0, 1, height),
                         color)  # fmt: skip
    mark = QRectF(0, 0, _LONG, _WIDE) if upright else QRectF(0, 0, _WIDE, _LONG)
    mark.moveCenter(QRectF(widget.rect()).center())
    mark_color = theme.color("accent" if active else "faint")
    mark_color.setAlphaF(1.0 if active else _QUIET)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mark_color)
    painter.drawRoundedRect(mark, _WIDE / 2, _WIDE / 2)


class HeightGrip(QWidget):
    """The lower edge of a panel: `moved(distance)` by mouse or keys, from where it was pressed; `reset_requested`.

    Arguments: `name` of the panel.
    """

    pressed = Signal()
    moved = Signal(int)
    reset_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from: float | None = None
        self.setFixedHeight(HIGH)
        self.setCursor(Qt.CursorShape.SplitVCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"Height of {name}")
        self.setToolTip(
            f"Drag to change the height of {name}; a double click resets it\nWith the keyboard: ↑, ↓, Enter"
        )

    def sizeHint(self) -> QSize:
        """Thin, and as wide as its column."""
        return QSize(_LONG, HIGH)

    def enterEvent(self, event: object) -> None:
        """Show that it can be taken."""
        self.update()

    def leaveEvent(self, event: object) -> None:
        """And no longer."""
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.globalPosition().y()
            self.pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        if self._from is not None:
            self.moved.emit(round(event.globalPosition().y() - self._from))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        self._from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Back to what it is by itself."""
        self._from = None
        self.reset_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move it, Enter resets it."""
        distance = key_distance(event, upright=True)
        if distance:
            self.pressed.emit()
            self.moved.emit(distance)
        elif event.key() in RESET_KEYS:
            self.reset_requested.emit()
        else:
            super().keyPressEvent(event)

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        paint_grip(self, upright=True, line=self.hasFocus() or self.underMouse())


class GripSplitter(QSplitter):
    """A splitter whose handles are seen, move with the keyboard and wish for a `reset_requested` when clicked twice.

    Arguments: `names` of the handles, for those who cannot see them.
    """

    reset_requested = Signal()

    def __init__(self, orientation: Qt.Orientation, *names: str) -> None:
        self._names = list(names)
        super().__init__(orientation)
        self.setHandleWidth(THICK)

    def createHandle(self) -> QSplitterHandle:
        """Return a handle; Qt makes one for every part, and shows those between two."""
        # Qt asks for the handle of the first part too, which is never seen.
        place = self.count() - 1
        return _Handle(self, self._names[place] if 0 <= place < len(self._names) else "Size of the parts")

    def move_handle(self, handle: QSplitterHandle, distance: int) -> None:
        """Move a handle, as a drag would."""
        place = next(k for k in range(self.count()) if self.handle(k) is handle)
        now = handle.y() if self.orientation() == Qt.Orientation.Vertical else handle.x()
        self.moveSplitter(now + distance, place)


class _Handle(QSplitterHandle):
    def __init__(self, splitter: GripSplitter, name: str) -> None:
        super().__init__(splitter.orientation(), splitter)
        self._splitter = splitter
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setToolTip(f"{name}: drag; a double click resets it\nWith the keyboard: arrows, Enter")

    @property
    def _upright(self) -> bool:
        return self.orientation() == Qt.Orientation.Vertical

    def enterEvent(self, event: object) -> None:
        """Show that it can be taken."""
        self.update()

    def leaveEvent(self, event: object) -> None:
        """And no longer."""
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Back to the usual sizes."""
        self._splitter.reset_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move it, Enter resets it."""
        distance = key_distance(event, self._upright)
        if distance:
            if QApplication.isRightToLeft() and not self._upright:
                distance = -distance
            self._splitter.move_handle(self, distance)
        elif event.key() in RESET_KEYS:
            self._splitter.reset_requested.emit()
        else:
            super().keyPressEvent(event)

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line with the mark in its middle."""
        paint_grip(self, self._upright, line=True)
