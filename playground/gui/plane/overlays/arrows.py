"""Arrows down the slope."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from playground.gui.plane.overlays._overlay import Overlay

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane


class Arrows:
    """−∇f on a grid: directions are true on the screen, lengths tell decades of the slope."""

    def __init__(self, plane: "Plane") -> None:
        self._plane = plane
        self._key: object = None
        self._arrows: list[QPolygonF] = []

    def paint(self, painter: QPainter) -> None:
        """Draw them; worked out anew where the surface or what is seen has changed."""
        plane, problem = self._plane, self._plane.document.state.experiment.problem
        if problem.dimension != 2 or not problem.ready("gradient"):
            return
        key = problem, plane.viewport, plane.area
        if key != self._key:
            self._key, self._arrows = key, self._made()
        picture = plane.theme.picture
        size = picture.strength
        for pen in (QPen(QColor(picture.halo), 3.2 * size), QPen(QColor(picture.ink), 1.2 * size)):
            painter.setPen(pen)
            for arrow in self._arrows:
                painter.drawPolyline(arrow)

    def stop(self) -> None:
        """It wants nothing."""

    def _made(self) -> list[QPolygonF]:
        from playground.picture.surface.gradient_arrows import gradient_arrows

        plane = self._plane
        problem = plane.document.state.experiment.problem
        arrows = plane.on_widget(gradient_arrows(problem, plane.viewport, plane.devicePixelRatioF()))
        return [QPolygonF([QPointF(x, y) for x, y in arrow]) for arrow in arrows.tolist()]


OVERLAY = Overlay(
    "Gradient &arrows",
    "−∇f on a grid; lengths tell decades of the slope",
    10,
    Arrows,
    legend=(("→", "−∇f, the way down: longer where the slope is a decade steeper"),),
)
