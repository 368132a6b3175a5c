"""A small curve of a learning rate over a race."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.paints import paints

Floats = NDArray[np.float64]
_HEIGHT = 40
_EDGE = 3  # room for the dot at the present step


class RateCurve(QWidget):
    """The rate from 0 to its largest value over the steps of a race, and a dot at the present step."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._done: Floats = np.empty(0)
        self._rates: Floats = np.empty(0)
        self._color = "#000000"
        self._step, self._rate = 0, 0.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_curve(self, done: Floats, rates: Floats, color: str) -> None:
        """Show rates after some updates, in the contender's colour."""
        if done is self._done and rates is self._rates and color == self._color:
            return
        self._done, self._rates, self._color = done, rates, color
        self.setToolTip(f"The learning rate over the race, at most {rates.max(initial=0.0):.6g}")
        self.update()

    def show_step(self, step: int, rate: float) -> None:
        """Move the dot."""
        if (step, rate) != (self._step, self._rate):
            self._step, self._rate = step, rate
            self.update()

    def sizeHint(self) -> QSize:
        """Low and as wide as there is room."""
        return QSize(120, current_theme().size(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """It may be narrow."""
        return QSize(40, current_theme().size(_HEIGHT))

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axis, curve, and the present step."""
        theme, painter = current_theme(), QPainter(self)
        area = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QLineF(area.left(), area.bottom() + 0.5, area.right(), area.bottom() + 0.5))
        if not len(self._done):
            return
        last, most = max(float(self._done[-1]), 1.0), float(self._rates.max()) or 1.0

        def place(step: float, rate: float) -> QPointF:
            share = min(max(rate / most, 0.0), 1.0)
            return QPointF(area.left() + area.width() * min(step / last, 1.0), area.bottom() - area.height() * share)

        now = place(self._step, self._rate)
        painter.drawLine(QLineF(now.x(), area.top(), now.x(), area.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._color), 1.5))
        points = [place(step, rate) for step, rate in zip(self._done.tolist(), self._rates.tolist(), strict=True)]
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._color))
        painter.drawEllipse(now, _EDGE, _EDGE)
