"""A chart along a line through parameters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from playground.gui.laboratory.pages._ruler import level_ruler, upright_ruler
from playground.gui.plane.paint_chip import paint_chip
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.paints import paints
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
    """Curves over t, with upright lines at both ends, t = 0 and t = 1, their names, and what is under the mouse.

    Arguments: `title` of what goes up; `bounds` of that axis, None to fit it to the curves.
    """

    def __init__(self, title: str, bounds: tuple[float, float] | None = None) -> None:
        super().__init__()
        self.title, self.bounds = title, bounds
        self.curves: tuple[LineCurve, ...] = ()
        self.names = ("", "")
        self.empty = ""
        self.logarithmic = False
        self.pointer: float | None = None  # the t that is told
        self._more: Callable[[float], str] = lambda t: ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{title} along the line")
        self.setMinimumSize(160, 90)

    def show_curves(
        self, curves: Sequence[LineCurve], names: tuple[str, str], more: Callable[[float], str] = lambda t: ""
    ) -> None:
        """Show curves, and what lies at t = 0 and t = 1; what has no numbers is left out. `more(t)` is said of a t."""
        self.curves = tuple(curve for curve in curves if np.isfinite(curve.values).any())
        self.names, self._more = names, more
        self.update()

    def show_scale(self, logarithmic: bool) -> None:
        """Show values on a logarithmic or a linear axis."""
        if logarithmic != self.logarithmic:
            self.logarithmic = logarithmic
            self.update()

    def point_at(self, x: float | None) -> None:
        """Tell the values at a place across the widget, None for nowhere."""
        area = self.area()
        inside = x is not None and self.curves and area.left() <= x <= area.right()
        self.pointer = self.t_of(x) if x is not None and inside else None
        self.update()

    def t_of(self, x: float) -> float:
        """Return t at a place across the widget."""
        view, area = self.viewport(), self.area()
        return view.x0 + (view.x1 - view.x0) * (x - area.left()) / area.width()

    def words_at(self, t: float) -> str:
        """Return what there is to say of t: each curve's value, and where it lies."""
        values = []
        for curve in self.curves[::-1]:
            if curve.ts[0] <= t <= curve.ts[-1]:
                value = format_number(float(np.interp(t, curve.ts, curve.values)))
                values.append(f"{curve.name or 'low path, test'} {value}")
        return "\n".join(filter(None, [f"t {format_number(t, 3)}: {', '.join(values)}", self._more(t)]))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the mouse."""
        self.point_at(event.position().x())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        self.point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move what is told along the line."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() not in steps or not self.curves:
            super().keyPressEvent(event)
            return
        view = self.viewport()
        t = (0.0 if self.pointer is None else self.pointer) + steps[Qt.Key(event.key())] * (view.x1 - view.x0) / 100
        self.pointer = min(max(t, view.x0), view.x1)
        self.update()

    def area(self) -> QRectF:
        """Where the curves are."""
        theme = current_theme()
        left, top, bottom = theme.size(52), theme.size(22), theme.size(42)
        return QRectF(left, top, max(1.0, self.width() - left - 16.0), max(1.0, self.height() - top - bottom))

    def viewport(self) -> Viewport:
        """Return what is seen."""
        area, ratio = self.area(), self.devicePixelRatioF()
        values = [curve.values[None] for curve in self.curves]
        low, high = self.bounds or chart_range(values, self.logarithmic) or (0.0, 1.0)
        room = 0.04 * (high - low)
        ts = np.concatenate([curve.ts for curve in self.curves]) if self.curves else np.array([0.0, 1.0])
        size = max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio))
        return Viewport(float(ts.min()), float(ts.max()), low - room, high + room, *size)

    @paints
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
        upright_ruler(painter, theme, area, (view.y0, view.y1), self.logarithmic)
        level_ruler(painter, theme, area, (view.x0, view.x1), False)
        self._paint_ends(painter, view, theme)
        self._paint_key(painter, theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area)
        for curve in self.curves:
            painter.setPen(_pen(curve, theme))
            points = self._points(curve.ts, curve.values, view)
            painter.drawPolyline(QPolygonF(points))
        if self.pointer is not None:
            self._paint_pointer(painter, self.pointer, view, theme)

    def _points(self, ts: Floats, values: Floats, view: Viewport) -> list[QPointF]:
        """Where values are on the widget; what has no logarithm lies below."""
        finite = np.isfinite(values)
        with np.errstate(divide="ignore", invalid="ignore"):
            heights = np.where(values > 0, np.log10(values), -400.0) if self.logarithmic else values
        places = view.pixels(np.stack([ts, heights], axis=1)[finite]) / self.devicePixelRatioF()
        corner = self.area().topLeft()
        return [corner + QPointF(x, y) for x, y in np.clip(places, -1e6, 1e6).tolist()]

    def _paint_pointer(self, painter: QPainter, t: float, view: Viewport, theme: GuiTheme) -> None:
        area = self.area()
        x = area.left() + view.pixel(t, 0.0)[0] / self.devicePixelRatioF()
        painter.setPen(QPen(theme.color("accent" if self.hasFocus() else "ink"), 1))
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
        for curve in self.curves:
            if curve.ts[0] <= t <= curve.ts[-1]:
                value = np.interp([t], curve.ts, curve.values)
                painter.setPen(QPen(theme.color("paper"), 1))
                painter.setBrush(QColor(curve.color))
                for point in self._points(np.array([t]), value, view):
                    painter.drawEllipse(point, theme.size(3.5), theme.size(3.5))
        paint_chip(painter, self.words_at(t), area, theme)

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
