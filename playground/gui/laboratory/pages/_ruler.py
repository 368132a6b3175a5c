"""Axes of a page's own pictures, upright and level, linear and logarithmic."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from playground.gui.theme.theme import GuiTheme
from playground.picture.ticks import linear_ticks, log_ticks

Place = Callable[[float], float]
_TICK = 4.0


def upright_ruler(
    painter: QPainter, theme: GuiTheme, area: QRectF, bounds: tuple[float, float], logarithmic: bool
) -> Place:
    """Draw an axis at the left of an area with lines across it; return where a value is, log₁₀ where logarithmic."""
    low, high = bounds

    def place(value: float) -> float:
        return area.bottom() - area.height() * (value - low) / (high - low)

    painter.setFont(theme.font(small=True))
    metrics = QFontMetricsF(painter.font())
    most = max(2, int(area.height() / (1.7 * metrics.height())))
    for tick in log_ticks(low, high, most) if logarithmic else linear_ticks(low, high, most):
        y = round(place(tick.value)) + 0.5
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QLineF(area.left(), y, area.right(), y))
        painter.setPen(theme.color("faint"))
        box = QRectF(0, y - metrics.height() / 2, area.left() - 6, metrics.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), tick.label)
    painter.setPen(QPen(theme.color("faint"), 1))
    painter.drawLine(QLineF(area.left() - 0.5, area.top(), area.left() - 0.5, area.bottom() + 0.5))
    return place


def level_ruler(
    painter: QPainter, theme: GuiTheme, area: QRectF, bounds: tuple[float, float], logarithmic: bool
) -> Place:
    """Draw an axis below an area; return where a value is, log₁₀ where logarithmic."""
    low, high = bounds

    def place(value: float) -> float:
        return area.left() + area.width() * (value - low) / (high - low)

    painter.setFont(theme.font(small=True))
    metrics = QFontMetricsF(painter.font())
    most = max(2, int(area.width() / (6.5 * metrics.height())))
    painter.setPen(QPen(theme.color("faint"), 1))
    painter.drawLine(QLineF(area.left() - 0.5, area.bottom() + 0.5, area.right(), area.bottom() + 0.5))
    for tick in log_ticks(low, high, most) if logarithmic else linear_ticks(low, high, most):
        x = place(tick.value)
        painter.drawLine(QLineF(x, area.bottom() + 0.5, x, area.bottom() + _TICK))
        wide = metrics.horizontalAdvance(tick.label)
        left = min(max(x - wide / 2, 0.0), area.right() + 8 - wide)
        painter.drawText(QPointF(left, area.bottom() + _TICK + 1 + metrics.ascent()), tick.label)
    return place
