"""Lines of the data as a painter draws them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane


def paint_lines(
    painter: QPainter, plane: "Plane", lines: Iterable[NDArray[np.float64]], color: QColor, style: Qt.PenStyle
) -> None:
    """Draw lines (n, 2) of the data with a halo, in one colour."""
    shapes = [QPolygonF([QPointF(x, y) for x, y in plane.places(line).tolist()]) for line in lines]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    size = plane.theme.picture.strength
    for pen in (QPen(QColor(plane.theme.picture.halo), 3.6 * size), QPen(color, 1.6 * size, style)):
        painter.setPen(pen)
        for shape in shapes:
            painter.drawPolyline(shape)
