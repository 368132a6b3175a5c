"""Arrows down the slope."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from playground.gui.plane.overlays._overlay import Overlay

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane

_EVERY = 38.0  # logical pixels
_LEAST, _MOST = 7.0, 26.0  # an arrow's length in logical pixels, on a scale of decades
_HEAD = 4.0


class Arrows:
    """−∇f on a grid: directions are true on the screen, lengths tell decades of the slope."""

    def __init__(self, plane: "Plane") -> None:
        self._plane = plane
        self._key: object = None
        self._arrows: NDArray[np.float64] = np.empty((0, 2, 2))

    def paint(self, painter: QPainter) -> None:
        """Draw them; worked out anew where the surface or what is seen has changed."""
        plane, problem = self._plane, self._plane.document.state.experiment.problem
        if problem.dimension != 2 or not problem.ready("gradient"):
            return
        key = problem, plane.viewport, plane.area
        if key != self._key:
            self._key, self._arrows = key, self._made()
        ends = self._arrows.tolist()
        for pen in (QPen(QColor(plane.theme.picture.halo), 3.2), QPen(QColor(plane.theme.picture.ink), 1.2)):
            painter.setPen(pen)
            for tail, tip in ends:
                painter.drawPolyline(_arrow(*tail, *tip))

    def stop(self) -> None:
        """It wants nothing."""

    def _made(self) -> NDArray[np.float64]:
        """Tails and tips in the widget, (n, 2, 2)."""
        from playground.landscape.gradient_field import gradient_field

        plane, view = self._plane, self._plane.viewport
        columns, rows = (max(1, round(side / _EVERY)) for side in (plane.area.width(), plane.area.height()))
        box = (view.x0, view.x1), (view.y0, view.y1)
        points, slopes = gradient_field(plane.document.state.experiment.problem, box, columns, rows)
        right, up = plane.camera.units
        ways = slopes / (right, -up)
        sizes = np.linalg.norm(slopes, axis=1)
        drawn = np.isfinite(ways).all(axis=1) & (sizes > 0)
        points, ways, sizes = points[drawn], ways[drawn], np.log10(sizes[drawn])
        if not len(points):
            return np.empty((0, 2, 2))
        low, high = np.quantile(sizes, (0.05, 0.95))
        share = np.clip((sizes - low) / max(high - low, 1e-9), 0, 1)
        ways *= ((_LEAST + (_MOST - _LEAST) * share) / np.linalg.norm(ways, axis=1))[:, None]
        places = plane.places(points)
        return np.stack([places - ways / 2, places + ways / 2], axis=1)


def _arrow(x0: float, y0: float, x1: float, y1: float) -> QPolygonF:
    """A shaft and two barbs, in one stroke."""
    length = max(np.hypot(x1 - x0, y1 - y0), 1e-9)
    dx, dy = (x1 - x0) / length * _HEAD, (y1 - y0) / length * _HEAD
    left = QPointF(x1 - dx - 0.6 * dy, y1 - dy + 0.6 * dx)
    right = QPointF(x1 - dx + 0.6 * dy, y1 - dy - 0.6 * dx)
    tip = QPointF(x1, y1)
    return QPolygonF([QPointF(x0, y0), tip, left, tip, right])


OVERLAY = Overlay("Gradient &arrows", "−∇f on a grid; lengths tell decades of the slope", 10, Arrows)
