"""The eigenvalues of a Hessian: how they lie, and each of them."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.curvature.spectral_density import SpectralDensity
from playground.gui.laboratory.pages._ruler import Place, level_ruler, upright_ruler
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.paints import paints

Floats = NDArray[np.float64]
_BARS = 120
_FAR = 1.5  # a limit beyond so many times the largest eigenvalue would press the others together


class SpectrumView(QWidget):
    """Bars and ticks of all eigenvalues, a line of their density; how many there are for each unit, on a log axis."""

    def __init__(self) -> None:
        super().__init__()
        self.density: SpectralDensity | None = None
        self.eigenvalues: Floats | None = None
        self.limit, self.color = float("nan"), "#808080"
        self.empty = ""
        self.setAccessibleName("Spectrum of the Hessian")
        self.setToolTip("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 110)

    def bounds(self) -> tuple[float, float] | None:
        """Return the ends of the level axis, None where there is nothing finite to show."""
        parts = [part for part in (self.eigenvalues, self.density.grid if self.density else None) if part is not None]
        if not parts or not np.isfinite(parts[0]).all():
            return None
        low, high = float(min(part.min() for part in parts)), float(max(part.max() for part in parts))
        if high < self.limit <= _FAR * high:
            high = self.limit
        room = 0.03 * (high - low) or 1.0
        return low - room, high + room

    def event(self, event: QEvent) -> bool:
        """One kind of event is answered here."""
        return (event.type() == QEvent.Type.ToolTip and self._explain(event)) or super().event(event)

    def _explain(self, event: QEvent) -> bool:
        """Say how many eigenvalues are under the mouse."""
        if isinstance(event, QHelpEvent):
            self.setToolTip(self._words(event.pos().x()))
        return False

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Axes, bars, line, ticks, limit."""
        theme, painter = current_theme(), QPainter(self)
        painter.fillRect(self.rect(), theme.color("paper"))
        bounds, heights = self.bounds(), self._heights()
        if bounds is None or heights is None:
            painter.setFont(theme.font(small=True))
            painter.setPen(theme.color("faint"))
            area = QRectF(self.rect()).adjusted(16, 0, -16, 0)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.empty)
            return
        area = self._area(theme)
        up = upright_ruler(painter, theme, area, heights, True)
        across = level_ruler(painter, theme, area, bounds, False)
        painter.setPen(theme.color("faint"))
        corner = area.adjusted(0, 2, -4, 0)
        painter.drawText(corner, int(Qt.AlignmentFlag.AlignRight), "eigenvalues for each unit of curvature")
        painter.setClipRect(area.adjusted(-1, -2, 2, 2))
        self._paint_bars(painter, area, across, up)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_line(painter, theme, across, up, heights[0])
        self._paint_limit(painter, theme, area, across, bounds)

    def _paint_bars(self, painter: QPainter, area: QRectF, across: Place, up: Place) -> None:
        if self.eigenvalues is None:
            return
        counts, edges = self._histogram(self.eigenvalues)
        soft, strong = QColor(self.color), QColor(self.color)
        soft.setAlphaF(0.35)
        for count, left, right in zip(counts.tolist(), edges[:-1].tolist(), edges[1:].tolist(), strict=True):
            if count:
                top = up(float(np.log10(count / (right - left))))
                x = across(left)
                painter.fillRect(QRectF(x, top, max(across(right) - x - 1, 1.0), area.bottom() - top), soft)
        strong.setAlphaF(0.8)
        painter.setPen(QPen(strong, 1))
        below = area.bottom()
        places = np.unique(np.round([across(value) for value in self.eigenvalues.tolist()]))
        painter.drawLines([QLineF(x + 0.5, below - 7, x + 0.5, below) for x in places.tolist()])

    def _paint_line(self, painter: QPainter, theme: GuiTheme, across: Place, up: Place, floor: float) -> None:
        if self.density is None:
            return
        with np.errstate(divide="ignore"):
            heights = np.maximum(np.log10(self.density.density * self.density.size), floor - 1.0)
        points = zip(self.density.grid.tolist(), heights.tolist(), strict=True)
        painter.setPen(QPen(theme.color("ink"), 1.5))
        painter.drawPolyline(QPolygonF([QPointF(across(x), up(y)) for x, y in points]))

    def _paint_limit(
        self, painter: QPainter, theme: GuiTheme, area: QRectF, across: Place, bounds: tuple[float, float]
    ) -> None:
        if bounds[0] <= self.limit <= bounds[1]:
            x = across(self.limit)
            painter.setPen(QPen(theme.color("ink"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))

    def _area(self, theme: GuiTheme) -> QRectF:
        left, bottom = theme.size(48), theme.size(18)
        return QRectF(left, 6, max(1.0, self.width() - left - 8.0), max(1.0, self.height() - 8.0 - bottom))

    def _heights(self) -> tuple[float, float] | None:
        """From what a twentieth of an eigenvalue in a bar's width would be, to above the highest."""
        tops, width = [], 1.0
        if self.density is not None and np.isfinite(self.density.density).all():
            tops.append(float(self.density.density.max()) * self.density.size)
            width = float(self.density.grid[-1] - self.density.grid[0]) / _BARS
        if self.eigenvalues is not None and np.isfinite(self.eigenvalues).all():
            counts, edges = self._histogram(self.eigenvalues)
            width = float(edges[1] - edges[0])
            tops.append(float(counts.max()) / width)
        if not tops:
            return None
        low, high = np.log10(0.05 / width), np.log10(2.0 * max(tops))
        return float(low), float(max(high, low + 1.0))

    def _histogram(self, eigenvalues: Floats) -> tuple[NDArray[np.int64], Floats]:
        low, high = float(eigenvalues.min()), float(eigenvalues.max())
        room = 0.5 * (high - low) / _BARS or 0.5
        counts, edges = np.histogram(eigenvalues, _BARS, (low - room, high + room))
        return counts, edges

    def _words(self, x: float) -> str:
        bounds, area = self.bounds(), self._area(current_theme())
        if bounds is None:
            return ""
        value = bounds[0] + (bounds[1] - bounds[0]) * (x - area.left()) / area.width()
        if self.eigenvalues is None:
            return f"eigenvalue {format_number(value)}"
        counts, edges = self._histogram(self.eigenvalues)
        k = int(np.searchsorted(edges, value)) - 1
        if not 0 <= k < len(counts):
            return ""
        ends = f"{format_number(edges[k])} to {format_number(edges[k + 1])}"
        return f"{counts[k]} of {len(self.eigenvalues)} eigenvalues from {ends}"
