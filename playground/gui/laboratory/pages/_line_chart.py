"""A chart along a line through parameters."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from playground.gui.plane.axes import Axes
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.picture.chart_range import chart_range
from playground.picture.viewport import Viewport

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class LineCurve:
    """`values` (k) at `ts` (k), in a colour, named in the chart's key, unless it has no name."""

    ts: Floats
    values: Floats
    color: str
    name: str
    dashed: bool = False
    strong: bool = False


class LineChart(QWidget):
    """Curves over t, with upright lines at both ends, t = 0 and t = 1, and their names.

    Arguments: `title` of what goes up; `bounds` of that axis, None to fit it to the curves.
    """

    def __init__(self, title: str, bounds: tuple[float, float] | None = None) -> None:
        super().__init__()
        self.title, self.bounds = title, bounds
        self.curves: tuple[LineCurve, ...] = ()
        self.names = ("", "")
        self.empty = ""
        self.setAccessibleName(f"{title} along the line")
        self.setMinimumSize(160, 90)

    def show_curves(self, curves: Sequence[LineCurve], names: tuple[str, str]) -> None:
        """Show curves, and what lies at t = 0 and t = 1; what has no numbers is left out."""
        self.curves = tuple(curve for curve in curves if np.isfinite(curve.values).any())
        self.names = names
        self.update()

    def area(self) -> QRectF:
        """Where the curves are."""
        theme = current_theme()
        left, top, bottom = theme.size(52), theme.size(22), theme.size(42)
        return QRectF(left, top, max(1.0, self.width() - left - 16.0), max(1.0, self.height() - top - bottom))

    def viewport(self) -> Viewport:
        """Return what is seen."""
        area, ratio = self.area(), self.devicePixelRatioF()
        low, high = self.bounds or chart_range([curve.values[None] for curve in self.curves], False) or (0.0, 1.0)
        room = 0.04 * (high - low)
        ts = np.concatenate([curve.ts for curve in self.curves]) if self.curves else np.array([0.0, 1.0])
        size = max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio))
        return Viewport(float(ts.min()), float(ts.max()), low - room, high + room, *size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Axes, both ends, curves, key; or what to do first."""
        theme, area = current_theme(), self.area()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("paper"))
        if not self.curves:
            painter.setPen(theme.color("faint"))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(QRectF(self.rect()).adjusted(32, 0, -32, 0), flags, self.empty)
            return
        view = self.viewport()
        Axes(view, area, self.devicePixelRatioF()).paint(painter, theme)
        self._paint_ends(painter, view, theme)
        self._paint_key(painter, theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        for curve in self.curves:
            painter.setPen(_pen(curve, theme))
            finite = np.isfinite(curve.values)
            places = view.pixels(np.stack([curve.ts, curve.values], axis=1)[finite]) / self.devicePixelRatioF()
            points = [area.topLeft() + QPointF(x, y) for x, y in np.clip(places, -1e6, 1e6).tolist()]
            painter.drawPolyline(QPolygonF(points))

    def _paint_ends(self, painter: QPainter, view: Viewport, theme: GuiTheme) -> None:
        area, ratio = self.area(), self.devicePixelRatioF()
        painter.setFont(theme.font(small=True))
        row = QRectF(area.left(), self.height() - theme.size(18), area.width(), theme.size(18))
        for t, name in zip((0.0, 1.0), self.names, strict=True):
            x = area.left() + view.pixel(t, 0.0)[0] / ratio
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
            painter.setPen(QColor(theme.picture.faint))
            wide = painter.fontMetrics().horizontalAdvance(name) + 4.0
            left = min(max(x - wide / 2, row.left()), row.right() - wide)
            painter.drawText(QRectF(left, row.top(), wide, row.height()), int(Qt.AlignmentFlag.AlignCenter), name)

    def _paint_key(self, painter: QPainter, theme: GuiTheme) -> None:
        area, metrics = self.area(), painter.fontMetrics()
        y = theme.size(11)
        painter.setPen(QColor(theme.picture.ink))
        box = QRectF(area.left(), 0, area.width(), 2 * y)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.title)
        x = area.left() + metrics.horizontalAdvance(self.title) + theme.size(24)
        for curve in (curve for curve in self.curves[::-1] if curve.name):
            painter.setPen(_pen(curve, theme))
            painter.drawLine(QLineF(x, y, x + theme.size(24), y))
            x += theme.size(30)
            painter.setPen(QColor(theme.picture.faint))
            wide = metrics.horizontalAdvance(curve.name) + 2.0
            painter.drawText(QRectF(x, 0, wide, 2 * y), int(Qt.AlignmentFlag.AlignVCenter), curve.name)
            x += wide + theme.size(16)


def _pen(curve: LineCurve, theme: GuiTheme) -> QPen:
    pen = QPen(QColor(curve.color), theme.size(2.4 if curve.strong else 1.6))
    if curve.dashed:
        pen.setDashPattern([3.0, 2.5])
    return pen
