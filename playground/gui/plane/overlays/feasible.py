"""The feasible set of a race with a constraint."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from playground.gui.plane.overlays._overlay import Overlay
from playground.picture.surface.feasible_shape import VEIL, feasible_shape

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane

_HANDLE = 4.0  # half a side of a corner's square


class Feasible:
    """What lies outside the set is veiled, its border drawn."""

    def __init__(self, plane: "Plane") -> None:
        self._plane = plane

    def paint(self, painter: QPainter) -> None:
        """Draw the set of the document's race."""
        plane, race = self._plane, self._plane.document.state.experiment
        if race.constraint is None:
            return
        border, closed = feasible_shape(race.constraint, plane.viewport, race.problem.dimension)
        shape = QPainterPath()
        shape.addPolygon(QPolygonF([QPointF(x, y) for x, y in plane.on_widget(border).tolist()]))
        if closed:
            everything = QPainterPath()
            everything.addRect(plane.area)
            veil = QColor(plane.theme.picture.paper)
            veil.setAlphaF(VEIL)
            painter.fillPath(everything.subtracted(shape), veil)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # A thin line: paths that rest on the border lie under it and shall be seen.
        painter.setPen(QPen(QColor(plane.theme.picture.ink), 1.1 * plane.theme.factor))
        painter.drawPath(shape)
        self._paint_handle(painter)

    def _paint_handle(self, painter: QPainter) -> None:
        """The edge or the corner that can be dragged, while it is pointed at or chosen by a key."""
        plane, handle = self._plane, self._plane.mouse.constraint.active
        if handle is None or plane.painter.plain:
            return
        places = [QPointF(x, y) for x, y in plane.mouse.constraint.line(handle).tolist()]
        accent, size = plane.theme.color("accent"), _HANDLE * plane.theme.factor
        painter.setPen(QPen(accent, 3.0 * plane.theme.factor))
        if len(places) > 1:
            painter.drawPolyline(QPolygonF(places))
        elif places:
            painter.setBrush(QColor(plane.theme.picture.paper))
            painter.drawRect(QRectF(places[0].x() - size, places[0].y() - size, 2 * size, 2 * size))
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def stop(self) -> None:
        """It wants nothing."""


OVERLAY = Overlay("Feasible set", "The set that no path leaves", 5, Feasible, always=True)
