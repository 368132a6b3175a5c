"""The curves on which the gradient flow leaves saddles and reaches them."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from playground.gui.plane.background import Background
from playground.gui.plane.overlays._lines import paint_lines
from playground.gui.plane.overlays._overlay import Overlay
from playground.problems.surface import Surface

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane

Lines = list[NDArray[np.float64]]


class Separatrices:
    """Stable curves, the borders of basins, drawn through; unstable ones, which lead down to minima, dashed."""

    def __init__(self, plane: "Plane") -> None:
        self._plane = plane
        self._made = Background[Lines](plane, "separatrices", [])

    def paint(self, painter: QPainter) -> None:
        """Draw them as far as they are known; a line of one point parts stable curves from unstable ones."""
        plane, problem = self._plane, self._plane.document.state.experiment.problem
        if problem.dimension != 2 or not problem.ready("hessian"):
            return
        view = plane.viewport
        box = (view.x0, view.x1), (view.y0, view.y1)
        lines = self._made.newest((problem, box), problem, lambda: _curves(problem, box))
        parted = next((k for k, line in enumerate(lines) if len(line) == 1), len(lines))
        ink = QColor(plane.theme.picture.ink)
        paint_lines(painter, plane, lines[:parted], ink, Qt.PenStyle.SolidLine)
        paint_lines(painter, plane, lines[parted + 1 :], ink, Qt.PenStyle.DashLine)

    def stop(self) -> None:
        """The thread ends."""
        self._made.stop()


def _curves(problem: Surface, box: tuple[tuple[float, float], ...]) -> Lines:
    from playground.picture.surface.layers import saddle_curves

    stable, unstable = saddle_curves(problem, box)
    return [*stable, np.full((1, 2), np.nan), *unstable]


OVERLAY = Overlay(
    "&Stable and unstable curves of saddles",
    "Borders of basins, and dashed the ways from saddles down to minima",
    35,
    Separatrices,
    legend=(("solid", "border of a basin"), ("dashed", "way from a saddle down to a minimum")),
)
