"""A slider of which one pixel changes the value by no more than a stated part, however wide its range is."""

import math
from typing import Final

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)  # fmt: skip
from PySide6.QtWidgets import QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.alarm import alarm
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.paints import paints
from playground.gui.widgets.scrub import COARSE, pace
from playground.gui.widgets.slider_scale import COARSEST_PIXEL, SNAP, SliderScale
from playground.gui.widgets.value_slider import GROOVE, HANDLE, ValueSlider

_WHEEL_MS = 400  # a pause that ends the gesture of the wheel
_NOTCH = 120  # what Qt reports for one notch of a wheel
_BEYOND = 0.1  # the part of the track that is kept free beside a handle that would lie beyond the ruler
_CLOSEST: Final = 3.0  # pixels between two ticks
_BESIDE: Final = 6.0  # pixels between two numbers


class RulerSlider(ValueSlider):
    """A slider over a ruler. Where a range is too wide for its pixels the ruler shows a part of it, and follows.

    The handle stays under the mouse, and a drag that goes on beyond the track moves the ruler along: what a place of
    the mouse means is the same on the way there and back. Shift makes the mouse ten times as fine, Ctrl ten times as
    coarse; keys and the wheel move by 1 %, in the same way. The wheel belongs to the slider once the mouse was moved
    or pressed on it: a scroll of the panel that brings it under a mouse at rest changes no number.

    `moved(value)` wishes for a value, `stepped(steps)` for one so many fine steps away.

    Arguments: `name` for those who cannot see it; `scale` what its coordinates mean.
    """

    moved = Signal(float)
    stepped = Signal(float)

    def __init__(self, name: str, scale: SliderScale, parent: QWidget | None = None) -> None:
        super().__init__(name, scale.last, parent)
        self.scale = scale
        self.labelled = False
        self.mark: float | None = None
        self.mark_words = ""
        self.coordinate = scale.ends[0]
        self.first = scale.ends[0]
        self._value = scale.low
        self._anchor = (0.0, 0.0, 0.0)  # the mouse, the coordinate there, how far the mouse is from the handle
        self._pace = 1.0
        self._bounds = scale.ends
        self._hovered, self._entered = False, QPointF()
        self._wheel = alarm(self, self._end)
        self.setMouseTracking(True)

    # What is shown

    @property
    def radius(self) -> float:
        """Half the handle's width: the track begins there."""
        return current_theme().size(HANDLE) / 2

    @property
    def track(self) -> float:
        """The track's length in pixels."""
        return max(1.0, self.width() - 2 * self.radius)

    @property
    def pixel(self) -> float:
        """The length of u that one pixel stands for."""
        first, last = self.scale.ends
        return min((last - first) / self.track, COARSEST_PIXEL * self.scale.unit)

    @property
    def last(self) -> float:
        """The coordinate at the track's right end."""
        return self.first + self.pixel * self.track

    def show_value(self, value: float) -> None:
        """Show a value, beyond the slider too; nothing is emitted."""
        before = self._value, self.coordinate, self.first
        self._value, self.coordinate = value, self.scale.coordinate(value)
        place = self.scale.place(value)
        if place != self.value():
            self.blockSignals(True)
            self.setValue(place)
            self.blockSignals(False)
        if not self.isSliderDown() or self._pace != 1.0:
            self._reveal()
        if (self._value, self.coordinate, self.first) != before:
            self.update()

    def show_mark(self, value: float | None, words: str) -> None:
        """Mark where a limit lies, None for no mark; say in words what it is, or why there is none."""
        mark = None if value is None or not math.isfinite(value) or value <= 0 else self.scale.coordinate(value)
        if (mark, words) != (self.mark, self.mark_words):
            self.mark, self.mark_words = mark, words
            self.setAccessibleDescription(words)
            self.update()

    def sizeHint(self) -> QSize:
        """With room for the ruler's numbers where it has them."""
        size = super().sizeHint()
        return QSize(size.width(), size.height() + (current_theme().size(12) if self.labelled else 0))

    def value_at(self, x: float) -> float:
        """Return the value that a place of the mouse stands for."""
        return self.scale.at(self.first + (x - self.radius) * self.pixel, SNAP * self.pixel)

    def place_of(self, coordinate: float) -> float:
        """Return where a coordinate lies, in pixels from the left."""
        return self.radius + (coordinate - self.first) / self.pixel

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ruler, the mark and the handle."""
        _paint_ruler(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another length shows another part of the range."""
        super().resizeEvent(event)
        self._reveal()

    def tip(self, x: float) -> str:
        """Return the tooltip at a place: the value there, what the number means, the limit."""
        around = self.parentWidget()
        meaning = around.toolTip() if around is not None else ""
        mark = self.mark_words[:1].upper() + self.mark_words[1:]
        keys = "Shift drags finely, Ctrl coarsely; the wheel and arrows move by 1 %."
        return "\n".join(filter(None, (f"{format_number(self.value_at(x))} here", meaning, mark and f"{mark}.", keys)))

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle, or bring it to the mouse."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        x, low, high = event.position().x(), *self.scale.ends
        self._hovered = True
        self._begin()
        self.setSliderDown(True)
        self._bounds = min(low, self.coordinate), max(high, self.coordinate, self._beyond_mark())
        aside = x - self.place_of(self.coordinate)
        held = abs(aside) <= self.radius
        self._anchor = (x, self.coordinate, aside) if held else (x, self.first + (x - self.radius) * self.pixel, 0.0)
        self._pace = pace(event.modifiers())
        if not held:
            self._follow(x)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse; keys that are pressed or released on the way change its pace from here on."""
        self._hovered = self._hovered or event.globalPosition() != self._entered
        if not self.isSliderDown():
            self.setToolTip(self.tip(event.position().x()))
            return
        x, now = event.position().x(), pace(event.modifiers())
        if now != self._pace:
            self._anchor = x, self.coordinate, x - self.place_of(self.coordinate)
            self._pace = now
        self._follow(x)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        super().mouseReleaseEvent(event)
        if not self.rect().contains(event.position().toPoint()):
            self._reveal()
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Remember where the mouse was: a panel that is scrolled brings the slider to a mouse at rest."""
        super().enterEvent(event)
        self._entered = event.globalPosition()

    def leaveEvent(self, event: QEvent) -> None:
        """The ruler moves only where nothing is pointed at."""
        super().leaveEvent(event)
        self._hovered = False
        if not self.isSliderDown():
            self._reveal()
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move finely, where the mouse was moved here."""
        if not self._hovered or not self.isEnabled():
            event.ignore()
            return
        turned = event.angleDelta()
        self._begin()
        self._wheel.start(_WHEEL_MS)
        self.stepped.emit((turned.y() or turned.x()) / _NOTCH * pace(event.modifiers()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Page move by fine steps, Home and End go to the slider's ends."""
        key = Qt.Key(event.key())
        sides = {Qt.Key.Key_Right: 1.0, Qt.Key.Key_Up: 1.0, Qt.Key.Key_Left: -1.0, Qt.Key.Key_Down: -1.0}
        pages = {Qt.Key.Key_PageUp: COARSE, Qt.Key.Key_PageDown: -COARSE}
        if key not in sides and key not in pages:
            super().keyPressEvent(event)
            return
        if not event.isAutoRepeat():
            self._begin()
        self.stepped.emit(pages[key] if key in pages else sides[key] * pace(event.modifiers()))

    def _follow(self, x: float) -> None:
        """The coordinate is a function of the mouse alone until the pace changes; the handle stays on the track."""
        start, coordinate, aside = self._anchor
        low, high = self._bounds
        found = min(max(coordinate + (x - start) * self.pixel * self._pace, low), high)
        if self._pace == 1.0:
            seen = min(max(x - aside - self.radius, 0.0), self.track)
            self.first = self._bounded(found - seen * self.pixel)
        value = self.scale.at(found, SNAP * self.pixel * self._pace)
        if value != self._value:
            self.moved.emit(value)
        self.update()

    def _beyond_mark(self) -> float:
        """Somewhat beyond a limit that lies outside the slider, so that a drag can pass it."""
        return -math.inf if self.mark is None else self.mark + 50 * self.scale.unit

    def _bounded(self, first: float) -> float:
        """Keep the ruler to the range, and to a value beyond it."""
        low, high = self.scale.ends
        if self.isSliderDown():
            low, high = self._bounds
        low, high = min(low, self.coordinate), max(high, self.coordinate)
        return max(min(first, high - self.pixel * self.track), low)

    def _reveal(self) -> None:
        """Move the ruler where the handle would be beyond it or at its very edge."""
        length = self.pixel * self.track
        edge = _BEYOND * length
        if not self.first + edge <= self.coordinate <= self.first + length - edge:
            self.first = self._bounded(self.coordinate - length / 2)

    def centre(self) -> QPointF:
        """Return where the handle is."""
        x = min(max(self.place_of(self.coordinate), self.radius), self.radius + self.track)
        return QPointF(x, super().sizeHint().height() / 2)


def _paint_ruler(slider: RulerSlider) -> None:
    """Draw groove, ticks, the limit with what lies beyond it, and the handle."""
    theme, painter = current_theme(), QPainter(slider)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centre, radius = slider.centre(), slider.radius
    groove = QRectF(radius, centre.y() - GROOVE / 2, slider.track, GROOVE)
    _ticks(painter, slider, groove)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(groove, GROOVE / 2, GROOVE / 2)
    accent = theme.color("accent" if slider.isEnabled() else "faint")
    painter.setBrush(accent)
    painter.drawRoundedRect(QRectF(groove.left(), groove.top(), centre.x() - groove.left(), GROOVE), 2, 2)
    _goes_on(painter, slider, groove)
    _mark(painter, slider, groove)
    if slider.hasFocus():
        halo = theme.color("accent")
        halo.setAlphaF(0.25)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(halo)
        painter.drawEllipse(centre, radius + 3, radius + 3)
    painter.setPen(QPen(accent, 2))
    painter.setBrush(accent if slider.isSliderDown() else theme.color("paper"))
    painter.drawEllipse(centre, radius - 1, radius - 1)


def _ticks(painter: QPainter, slider: RulerSlider, groove: QRectF) -> None:
    """Ticks on a ruler that is logarithmic, shows a part of its range or has numbers; these where there is room."""
    low, high = slider.scale.ends
    part = slider.last - slider.first < (high - low) * (1 - 1e-9)
    if slider.scale.kind == "linear" and not part and not slider.labelled:
        return
    theme = current_theme()
    small = QColor(theme.color("line"))
    painter.setFont(theme.font(small=True))
    top, taken, before = groove.bottom() + 4, -math.inf, -math.inf
    for coordinate, large in slider.scale.ticks(slider.first, slider.last):
        x = slider.place_of(coordinate)
        if x - before < _CLOSEST and not large:
            continue
        before = x
        painter.setPen(QPen(theme.color("faint") if large else small, 1))
        painter.drawLine(QLineF(x, top, x, top + (6 if large else 3)))
        if large and slider.labelled:
            words = format_number(slider.scale.at(coordinate, slider.scale.unit / 10))
            width = painter.fontMetrics().horizontalAdvance(words)
            left = min(max(x - width / 2, 0.0), slider.width() - width)
            if left > taken + _BESIDE:
                painter.drawText(QPointF(left, top + 6 + painter.fontMetrics().ascent()), words)
                taken = left + width


def _goes_on(painter: QPainter, slider: RulerSlider, groove: QRectF) -> None:
    """A small arrow at an end beyond which the range goes on."""
    low, high = slider.scale.ends
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().color("faint"))
    y, near = groove.center().y(), slider.pixel / 2
    if slider.first > low + near:
        painter.drawPolygon(_arrow(groove.left() - 2, y, -4))
    if slider.last < high - near:
        painter.drawPolygon(_arrow(groove.right() + 2, y, 4))


def _mark(painter: QPainter, slider: RulerSlider, groove: QRectF) -> None:
    """The limit as a line, and what is beyond it in the warning colour; an arrow where it lies beyond the ruler."""
    if slider.mark is None:
        return
    warning = current_theme().color("warning")
    pale = QColor(warning)
    pale.setAlphaF(0.45)
    x, y = slider.place_of(slider.mark), groove.center().y()
    left = max(x, groove.left())
    painter.setPen(Qt.PenStyle.NoPen)
    if left < groove.right():
        painter.setBrush(pale)
        painter.drawRoundedRect(QRectF(left, groove.top(), groove.right() - left, groove.height()), 2, 2)
    painter.setBrush(warning)
    if x < groove.left():
        painter.drawPolygon(_arrow(groove.left() - 2, y, -5))
    elif x > groove.right():
        painter.drawPolygon(_arrow(groove.right() + 2, y, 5))
    else:
        painter.setPen(QPen(warning, 2))
        painter.drawLine(QLineF(x, y - 9, x, y + 9))


def _arrow(x: float, y: float, length: float) -> QPolygonF:
    """A triangle that points to the right, or to the left where its length is below 0."""
    return QPolygonF([QPointF(x, y - 4), QPointF(x + length, y), QPointF(x, y + 4)])
