"""Tangent and second-order model at the selected head, on the curve of a function of one number."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from playground.gui.plane.overlays._overlay import Overlay
from playground.gui.plane.overlays._selected import selected_point

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane

Points = NDArray[np.float64]
_SAMPLES = 200
_FAR = 1e4  # logical pixels outside the picture, beyond which a painter is given nothing
TANGENT, PARABOLA = "tangent", "second-order model"


class Tangent:
    """f(a) + f′(a)(x − a), dotted, and that with ½f″(a)(x − a)² added, dashed, where the selected path is."""

    def __init__(self, plane: "Plane") -> None:
        self._plane = plane

    def paint(self, painter: QPainter) -> None:
        """Draw both where there is a selected path in one dimension."""
        plane, head = self._plane, selected_point(self._plane)
        problem = plane.document.state.experiment.problem
        if head is None or problem.dimension != 1:
            return
        a, value = head
        slope = float(problem.gradient([[a]])[0, 0])
        bend = float(problem.hessian([[a]])[0, 0, 0])
        if not np.isfinite([slope, bend]).all():
            return
        view = plane.viewport
        xs = np.linspace(view.x0, view.x1, _SAMPLES)
        linear = value + slope * (xs - a)
        theme = plane.theme
        self._draw(painter, np.stack([xs, linear], axis=1), QColor(theme.picture.faint), Qt.PenStyle.DotLine)
        square = linear + 0.5 * bend * (xs - a) ** 2
        self._draw(painter, np.stack([xs, square], axis=1), theme.color("accent"), Qt.PenStyle.DashLine)
        self._name(painter)

    def stop(self) -> None:
        """It wants nothing."""

    def _draw(self, painter: QPainter, points: Points, color: QColor, style: Qt.PenStyle) -> None:
        places = self._plane.places(points)
        near = np.abs(places[:, 1]) < _FAR
        painter.setPen(QPen(color, 1.6 * self._plane.theme.factor, style))
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in places[near].tolist()]))

    def _name(self, painter: QPainter) -> None:
        """What the two lines are, in a corner."""
        plane = self._plane
        painter.setFont(plane.theme.font(small=True))
        metrics = QFontMetricsF(painter.font())
        x, y = plane.area.left() + 14, plane.area.top() + 10 + metrics.height() / 2
        entries = (
            (TANGENT, QColor(plane.theme.picture.faint), Qt.PenStyle.DotLine),
            (PARABOLA, plane.theme.color("accent"), Qt.PenStyle.DashLine),
        )
        for name, color, style in entries:
            painter.setPen(QPen(color, 1.6 * self._plane.theme.factor, style))
            painter.drawLine(QPointF(x, y), QPointF(x + 24, y))
            painter.setPen(QColor(plane.theme.picture.ink))
            painter.drawText(QPointF(x + 32, y + metrics.ascent() / 2 - metrics.descent() / 2), name)
            y += metrics.height() + 2


OVERLAY = Overlay(
    "Tangent and parabola", "The first- and second-order model at the selected point", 50, Tangent, always=True
)
