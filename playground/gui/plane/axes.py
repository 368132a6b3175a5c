"""The axes left and below the picture."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from playground.gui.theme.theme import GuiTheme
from playground.picture.graph.ticks import Tick, linear_ticks
from playground.picture.viewport import Viewport

_LONG, _SHORT = 5.0, 3.0


@dataclass(frozen=True)
class Axes:
    """Ticks of a picture whose device pixels lie at `area` (logical pixels), `ratio` of them for a logical one."""

    viewport: Viewport
    area: QRectF
    ratio: float

    def paint(self, painter: QPainter, theme: GuiTheme) -> None:
        """Draw both axes with their ticks and labels."""
        area = self.area
        painter.setFont(theme.font(small=True))
        painter.setPen(QPen(QColor(theme.picture.faint), 1))
        painter.drawLine(QLineF(area.topLeft() + QPointF(-0.5, 0), area.bottomLeft() + QPointF(-0.5, 0.5)))
        painter.drawLine(QLineF(area.bottomLeft() + QPointF(-0.5, 0.5), area.bottomRight() + QPointF(0, 0.5)))
        metrics = QFontMetricsF(painter.font())
        self._across(painter, metrics)
        self._up(painter, metrics)

    def _across(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        view, area = self.viewport, self.area
        most = max(2, int(area.width() / (6.5 * metrics.height())))
        ticks = linear_ticks(view.x0, view.x1, most)
        for tick in ticks:
            x = area.left() + view.pixel(tick.value, 0.0)[0] / self.ratio
            painter.drawLine(QLineF(x, area.bottom() + 0.5, x, area.bottom() + _LONG))
            width = metrics.horizontalAdvance(tick.label)
            left = min(max(x - width / 2, area.left() - 8), area.right() - width - 4)
            painter.drawText(QPointF(left, area.bottom() + 6 + metrics.ascent()), tick.label)
        for value in _between(ticks, view.x0, view.x1):
            x = area.left() + view.pixel(value, 0.0)[0] / self.ratio
            painter.drawLine(QLineF(x, area.bottom() + 0.5, x, area.bottom() + _SHORT))

    def _up(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        view, area = self.viewport, self.area
        most = max(2, int(area.height() / (6.5 * metrics.height())))
        ticks = linear_ticks(view.y0, view.y1, most)
        for tick in ticks:
            y = area.top() + view.pixel(0.0, tick.value)[1] / self.ratio
            painter.drawLine(QLineF(area.left() - 0.5, y, area.left() - _LONG, y))
            middle = min(max(y, area.top() + metrics.ascent() / 2), area.bottom())
            box = QRectF(0, middle - metrics.height() / 2, area.left() - 8, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tick.label)
        for value in _between(ticks, view.y0, view.y1):
            y = area.top() + view.pixel(0.0, value)[1] / self.ratio
            painter.drawLine(QLineF(area.left() - 0.5, y, area.left() - _SHORT, y))


def _between(ticks: tuple[Tick, ...], low: float, high: float) -> list[float]:
    """Four small ticks between each two."""
    if len(ticks) < 2:
        return []
    step = (ticks[1].value - ticks[0].value) / 5
    places = [ticks[0].value + k * step for k in range(-5, 5 * len(ticks) + 1) if k % 5]
    return [place for place in places if low < place < high]
