"""Marks at the critical points of what is seen."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from playground.gui.critical.critical_search import critical_search
from playground.gui.plane.overlays._overlay import Overlay
from playground.picture.lines.marks import Mark, critical_mark

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane

_MOST = 4000


class CriticalMarks:
    """A shape for each kind: discs for minima, triangles for maxima, crosses for saddles, squares for degenerate ones,
    diamonds for kinks, rings for pieces of curves, empty squares for what is flat."""

    def __init__(self, plane: "Plane") -> None:
        self._plane = plane
        self._search = critical_search(plane.document)
        self._search.changed.connect(plane.update)

    def paint(self, painter: QPainter) -> None:
        """Draw what has been found, and want what is seen now."""
        plane, problem = self._plane, self._plane.document.state.experiment.problem
        self._search.look_at(problem, plane.viewport)
        found = self._search.found
        if found is None or self._search.surface != problem or not len(found):
            return
        places = plane.places_of(found.points)
        near = np.flatnonzero((np.abs(places) < 1e5).all(axis=1))[:_MOST]
        path, rings, theme = QPainterPath(), QPainterPath(), plane.theme.picture
        for k in near.tolist():
            x, y = places[k].tolist()
            kind, trait = str(found.kinds[k]), str(found.traits[k])
            _add(path, rings, critical_mark(kind, trait, x, y, theme.ink, theme.halo, theme.strength))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for shape in (path, rings):
            painter.setPen(QPen(QColor(theme.halo), 4.0 * theme.strength))
            painter.drawPath(shape)
        painter.setPen(QPen(QColor(theme.ink), 1.6 * theme.strength))
        painter.drawPath(rings)
        painter.setBrush(QColor(theme.ink))
        painter.drawPath(path)
        if self._search.chosen is not None and self._search.chosen < len(places):
            x, y = places[self._search.chosen].tolist()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(plane.theme.color("accent"), 2.2 * theme.strength))
            painter.drawEllipse(QPointF(x, y), 11 * theme.strength, 11 * theme.strength)

    def stop(self) -> None:
        """The search ends."""
        self._search.stop()


def _add(path: QPainterPath, rings: QPainterPath, mark: Mark) -> None:
    """Add a mark: filled shapes to `path`, lines to `rings`."""
    for line in mark.lines():
        rings.addPolygon(QPolygonF([QPointF(x, y) for x, y in line]))
    corners = mark.outline()
    if corners:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        path.closeSubpath()
    elif not mark.lines():
        path.addEllipse(QPointF(mark.x, mark.y), mark.radius, mark.radius)


OVERLAY = Overlay(
    "Critical &points",
    "Mark and list the points of what is seen where the gradient vanishes",
    80,
    CriticalMarks,
    legend=(
        ("●", "minimum"),
        ("▲", "maximum"),
        ("✕", "saddle"),
        ("■", "degenerate"),
        ("◆", "kink"),
        ("○", "not isolated"),
        ("□", "flat"),
    ),
)
