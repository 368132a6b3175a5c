"""Eigenvalues of a kernel, the largest first, on a logarithmic axis."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.gui.laboratory.pages._ruler import level_ruler, upright_ruler
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.paints import paints

Floats = NDArray[np.float64]
_LEAST = 1e-14  # of the largest: below, an eigenvalue is rounding


class ScreeView(QWidget):
    """A dot for each eigenvalue at the shown update, and in grey those at the start."""

    def __init__(self) -> None:
        super().__init__()
        self.now: Floats | None = None
        self.start: Floats | None = None
        self.color, self.empty = "#808080", ""
        self.setAccessibleName("Eigenvalues of the tangent kernel")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)

    def show_eigenvalues(self, now: Floats | None, start: Floats | None, color: str, empty: str = "") -> None:
        """Show eigenvalues (k), descending, now and at the start; where there are none why."""
        self.now, self.start, self.color, self.empty = now, start, color, empty
        self.update()

    def bounds(self) -> tuple[float, float] | None:
        """Return the ends of the axis, log₁₀ and whole decades; None where there is nothing above 0."""
        if self.now is None or self.start is None:
            return None
        both = np.concatenate([self.now, self.start])
        seen = both[np.isfinite(both) & (both > 0)]
        if not len(seen):
            return None
        high = float(np.ceil(np.log10(seen.max()) + 0.05))
        low = np.floor(np.log10(seen[seen >= _LEAST * seen.max()].min()) - 0.05)
        return float(low), high

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Axes and dots."""
        theme, painter, bounds = current_theme(), QPainter(self), self.bounds()
        painter.fillRect(self.rect(), theme.color("paper"))
        if bounds is None or self.now is None or self.start is None:
            painter.setFont(theme.font(small=True))
            painter.setPen(theme.color("faint"))
            area = QRectF(self.rect()).adjusted(16, 0, -16, 0)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.empty)
            return
        left = theme.size(48)
        area = QRectF(left, 6, max(1.0, self.width() - left - 8.0), max(1.0, self.height() - theme.size(18) - 8.0))
        up = upright_ruler(painter, theme, area, bounds, True)
        across = level_ruler(painter, theme, area, (0.0, len(self.now) + 1.0), False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(area.adjusted(-4, -4, 4, 0))
        radius = min(3.0, max(1.2, 0.35 * area.width() / len(self.now)))
        for values, color in ((self.start, theme.color("faint")), (self.now, QColor(self.color))):
            painter.setPen(QPen(color, 1))
            painter.setBrush(color)
            for k, value in enumerate(values.tolist(), start=1):
                if 0 < value < np.inf:
                    painter.drawEllipse(QPointF(across(k), up(float(np.log10(value)))), radius, radius)
