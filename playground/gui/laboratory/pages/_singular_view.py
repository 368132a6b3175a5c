"""Singular values of the Jacobian of a network's outputs by its inputs, as ticks on a logarithmic axis."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.gui.laboratory.pages._ruler import level_ruler
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.paints import paints

Floats = NDArray[np.float64]


class SingularView(QWidget):
    """A tick for every singular value of every sample; a line at 1, where nothing is stretched."""

    def __init__(self) -> None:
        super().__init__()
        self.values: Floats | None = None
        self.color, self.empty = "#808080", ""
        self.setAccessibleName("Singular values of the input–output Jacobian")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_values(self, values: Floats | None, color: str, empty: str = "") -> None:
        """Show singular values (any shape), or where there are none why."""
        self.values, self.color, self.empty = values, color, empty
        self.update()

    def sizeHint(self) -> QSize:
        """One row of ticks and its axis."""
        return QSize(160, current_theme().size(52))

    def bounds(self) -> tuple[float, float] | None:
        """Return the ends of the axis, log₁₀; None where every singular value is 0 or not finite."""
        if self.values is None:
            return None
        seen = self.values[np.isfinite(self.values) & (self.values > 0)]
        if not len(seen):
            return None
        low, high = min(float(np.log10(seen.min())), -0.3), max(float(np.log10(seen.max())), 0.3)
        room = 0.03 * (high - low)
        return low - room, high + room

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Axis, ticks, the line at 1."""
        theme, painter, bounds = current_theme(), QPainter(self), self.bounds()
        painter.fillRect(self.rect(), theme.color("paper"))
        if bounds is None or self.values is None:
            painter.setFont(theme.font(small=True))
            painter.setPen(theme.color("faint"))
            words = self.empty if self.values is None else "All singular values are 0: nothing of the inputs arrives."
            area = QRectF(self.rect()).adjusted(16, 0, -16, 0)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
            return
        left = theme.size(48)
        area = QRectF(left, 4, max(1.0, self.width() - left - 8.0), max(1.0, self.height() - theme.size(18) - 6.0))
        across = level_ruler(painter, theme, area, bounds, True)
        seen = self.values[np.isfinite(self.values) & (self.values > 0)]
        places, counts = np.unique(np.round([across(v) for v in np.log10(seen).tolist()]), return_counts=True)
        color = QColor(self.color)
        for x, count in zip(places.tolist(), counts.tolist(), strict=True):
            color.setAlphaF(min(1.0, 0.3 + 0.1 * count))
            painter.setPen(QPen(color, 1))
            painter.drawLine(QLineF(x + 0.5, area.top() + 6, x + 0.5, area.bottom() - 1))
        painter.setPen(QPen(theme.color("ink"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(across(0.0), area.top(), across(0.0), area.bottom()))
