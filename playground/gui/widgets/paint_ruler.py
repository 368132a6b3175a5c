"""How a ruler slider is drawn."""

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.value_slider import GROOVE

if TYPE_CHECKING:
    from playground.gui.widgets.ruler_slider import RulerSlider

_CLOSEST: Final = 3.0  # pixels between two ticks
_BESIDE: Final = 6.0  # pixels between two numbers


def paint_ruler(slider: "RulerSlider") -> None:
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


def _ticks(painter: QPainter, slider: "RulerSlider", groove: QRectF) -> None:
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


def _goes_on(painter: QPainter, slider: "RulerSlider", groove: QRectF) -> None:
    """A small arrow at an end beyond which the range goes on."""
    low, high = slider.scale.ends
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().color("faint"))
    y, near = groove.center().y(), slider.pixel / 2
    if slider.first > low + near:
        painter.drawPolygon(_arrow(groove.left() - 2, y, -4))
    if slider.last < high - near:
        painter.drawPolygon(_arrow(groove.right() + 2, y, 4))


def _mark(painter: QPainter, slider: "RulerSlider", groove: QRectF) -> None:
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
