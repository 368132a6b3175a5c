"""The middle of a dot that tells contenders of one colour apart."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from playground.picture.lines.pen import Band


def paint_rings(painter: QPainter, middle: QPointF, rings: Sequence[Band]) -> None:
    """Paint the rings of a contender's look on a disc that is painted already, the largest first."""
    if rings:
        painter.setPen(Qt.PenStyle.NoPen)
    for ring in rings:
        painter.setBrush(QColor(ring.color))
        painter.drawEllipse(middle, ring.width / 2, ring.width / 2)
