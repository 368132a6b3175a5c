"""The gradient flow from the selected start, to lie under the discrete path."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from playground.gui.plane.background import Background
from playground.gui.plane.overlays._lines import paint_lines
from playground.gui.plane.overlays._overlay import Overlay
from playground.picture.surface.lift import lift
from playground.problems.surface import Surface

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane

Lines = list[NDArray[np.float64]]


class GradientFlow:
    """The solution of dx/dt = −∇f from the selected start: what gradient descent does with an infinitely small rate."""

    def __init__(self, plane: "Plane") -> None:
        self._plane = plane
        self._made = Background[Lines](plane, "flow", [])

    def paint(self, painter: QPainter) -> None:
        """Draw it as far as it is known."""
        plane, state = self._plane, self._plane.document.state
        problem, place = state.experiment.problem, state.selected_start
        if place is None or place >= len(state.experiment.starts) or not problem.ready("hessian"):
            return
        start = state.experiment.starts[place].position
        lines = self._made.newest((problem, start), problem, lambda: _flow(problem, start))
        paint_lines(painter, plane, lines, QColor(plane.theme.picture.ink), Qt.PenStyle.DotLine)

    def stop(self) -> None:
        """The thread ends."""
        self._made.stop()


def _flow(problem: Surface, start: tuple[float, ...]) -> Lines:
    from playground.landscape.gradient_flow import gradient_flow

    return [lift(problem, gradient_flow(problem, start).points)]


OVERLAY = Overlay(
    "Gradient &flow from the selected start",
    "The solution of dx/dt = −∇f: gradient descent with an infinitely small rate",
    40,
    GradientFlow,
    legend=(("dotted", "gradient flow from the selected start"),),
)
