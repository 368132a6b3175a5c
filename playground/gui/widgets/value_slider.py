"""The slider itself: a line, a handle, the accent from its beginning to the handle."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.paints import paints

GROOVE, HANDLE = 4.0, 14.0


class ValueSlider(QSlider):
    """A slider whose handle jumps to where it is pressed and follows the mouse.

    The wheel is left to the panel around it: a scroll must not change a number on its way. `began` and `ended` enclose
    one gesture: a drag, or a key from press to release.

    Arguments: `name` for those who cannot see it; `last` place, the first is 0.
    """

    began = Signal()
    ended = Signal()

    def __init__(self, name: str, last: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, last)
        self.setPageStep(max(1, last // 10))
        self.setSingleStep(max(1, last // 100))
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._gesture = False

    def sizeHint(self) -> QSize:
        """Wide enough to be precise."""
        return QSize(current_theme().size(96), current_theme().size(HANDLE) + 8)

    def minimumSizeHint(self) -> QSize:
        """Wide enough to be of use."""
        return QSize(40, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump and begin the drag."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._begin()
        self.setSliderDown(True)
        self._follow(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if self.isSliderDown():
            self._follow(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        if self.isSliderDown() and event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)
            self._end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys move the handle; from press to release they are one gesture."""
        if not event.isAutoRepeat():
            self._begin()
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The gesture ends with the key."""
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self._end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A key that is released elsewhere ends here."""
        super().focusOutEvent(event)
        if not self.isSliderDown():
            self._end()
        self.update()

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw groove, accent and handle."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, centre = self.height() / 2, self._centre()
        radius = theme.size(HANDLE) / 2
        groove = QRectF(radius, middle - GROOVE / 2, self.width() - 2 * radius, GROOVE)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(groove, GROOVE / 2, GROOVE / 2)
        accent = theme.color("accent" if self.isEnabled() else "faint")
        painter.setBrush(accent)
        painter.drawRoundedRect(QRectF(groove.left(), groove.top(), centre - groove.left(), GROOVE), 2, 2)
        if self.hasFocus():
            halo = theme.color("accent")
            halo.setAlphaF(0.25)
            painter.setBrush(halo)
            painter.drawEllipse(QPointF(centre, middle), radius + 3, radius + 3)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(accent if self.isSliderDown() else theme.color("paper"))
        painter.drawEllipse(QPointF(centre, middle), radius - 1, radius - 1)

    def _centre(self) -> float:
        radius = current_theme().size(HANDLE) / 2
        span = max(1, self.maximum() - self.minimum())
        return radius + (self.width() - 2 * radius) * (self.sliderPosition() - self.minimum()) / span

    def _follow(self, x: float) -> None:
        radius = current_theme().size(HANDLE) / 2
        share = (x - radius) / max(1.0, self.width() - 2 * radius)
        span = self.maximum() - self.minimum()
        self.setSliderPosition(self.minimum() + round(min(max(share, 0.0), 1.0) * span))
        self.update()

    def _begin(self) -> None:
        if not self._gesture:
            self._gesture = True
            self.began.emit()

    def _end(self) -> None:
        if self._gesture:
            self._gesture = False
            self.ended.emit()
