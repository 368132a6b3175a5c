"""Level lines of the second-order model at the selected head."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from playground.gui.plane.overlays._lines import paint_lines
from playground.gui.plane.overlays._overlay import Overlay
from playground.gui.plane.overlays._selected import selected_point

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane


class QuadraticModel:
    """Ellipses where the surface is convex at the point, hyperbolas where it is not."""

    def __init__(self, plane: "Plane") -> None:
        self._plane = plane
        self._key: object = None
        self._lines: list[NDArray[np.float64]] = []

    def paint(self, painter: QPainter) -> None:
        """Draw them; worked out anew where the point, the surface or what is seen has changed."""
        plane, point = self._plane, selected_point(self._plane)
        problem = plane.document.state.experiment.problem
        if point is None or problem.dimension != 2:
            return
        key = problem, point, plane.viewport
        if key != self._key:
            from playground.picture.surface.level_set import quadratic_model_lines

            self._key, self._lines = key, quadratic_model_lines(problem, plane.viewport, point)
        paint_lines(painter, plane, self._lines, plane.theme.color("accent"), Qt.PenStyle.DashLine)

    def stop(self) -> None:
        """It wants nothing."""


OVERLAY = Overlay(
    "Second-order &model at the selected point",
    "Level lines of f + gᵀd + ½dᵀHd: what Newton's method takes the surface for",
    30,
    QuadraticModel,
    legend=(("accent dashed", "level lines of the second-order model"),),
)
