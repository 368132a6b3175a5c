"""The level set through the selected head."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from playground.gui.plane.overlays._lines import paint_lines
from playground.gui.plane.overlays._overlay import Overlay
from playground.gui.plane.overlays._selected import selected_point

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane


class LevelLine:
    """All places that are as high as the selected path is now."""

    def __init__(self, plane: "Plane") -> None:
        self._plane = plane
        self._key: object = None
        self._lines: list[NDArray[np.float64]] = []

    def paint(self, painter: QPainter) -> None:
        """Draw it; worked out anew where the point, the surface or what is seen has changed."""
        plane, point = self._plane, selected_point(self._plane)
        problem = plane.document.state.experiment.problem
        if point is None or problem.dimension != 2:
            return
        key = problem, point, plane.viewport
        if key != self._key:
            from playground.picture.surface.level_set import level_set

            self._key = key
            self._lines = level_set(problem, plane.viewport, float(problem.value([point])[0]))
        paint_lines(painter, plane, self._lines, QColor(plane.theme.picture.ink), Qt.PenStyle.SolidLine)

    def stop(self) -> None:
        """It wants nothing."""


OVERLAY = Overlay(
    "Level &line at the selected point",
    "All places as high as the selected path is now",
    20,
    LevelLine,
    legend=(("solid", "as high as the selected path is now"),),
)
