"""Where the selected path's method tried f: the points of its line searches."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from playground.experiments.experiment import Experiment
from playground.gui.plane.background import Background
from playground.gui.plane.overlays._overlay import Overlay
from playground.picture.lines.marks import MOST_TRIED, TRIED_BEFORE, TRIED_NOW
from playground.picture.surface.lift import lift

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane

Lines = list[NDArray[np.float64]]

NONE = "{name} tries no points: it never asks for f"


class TrialPoints:
    """Rings where the selected contender evaluated f on its way from the selected start, up to the step shown; those
    of that step are larger."""

    def __init__(self, plane: "Plane") -> None:
        self._plane = plane
        self._made = Background[Lines](plane, "trial points", [])

    def paint(self, painter: QPainter) -> None:
        """Draw those that are known."""
        state = self._plane.document.state
        contender, start, experiment = state.selected_contender, state.selected_start, state.experiment
        if contender is None or start is None or start >= len(experiment.starts):
            return
        racer = experiment.contenders[contender]
        alone = experiment.replace(contenders=[racer.replace(enabled=True)], starts=[experiment.starts[start]])
        if not experiment.problem.ready("value"):
            return
        made = self._made.newest(alone, experiment.problem, lambda: _tried(alone))
        color = self._plane.theme.picture.contender_color(contender, racer.color)
        if made and len(made[0]):
            self._draw(painter, made[0], QColor(color))
        elif made and racer.enabled:
            self._say(painter, NONE.format(name=experiment.names[contender]))

    def stop(self) -> None:
        """The thread ends."""
        self._made.stop()

    def _draw(self, painter: QPainter, tried: NDArray[np.float64], color: QColor) -> None:
        """Rows of a step and a place, in the order in which they were tried."""
        plane, steps = self._plane, tried[:, 0]
        shown = tried[steps <= plane.step][-MOST_TRIED:]
        if not len(shown):
            return
        with np.errstate(over="ignore", invalid="ignore"):
            places = plane.places(shown[:, 1:])
            near = (np.abs(places) < 1e5).all(axis=1)
        now = shown[:, 0] == plane.step
        halo, size = QColor(plane.theme.picture.halo), plane.theme.picture.strength
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for chosen, radius in ((near & ~now, TRIED_BEFORE), (near & now, TRIED_NOW)):
            points = [QPointF(x, y) for x, y in np.unique(np.round(places[chosen], 1), axis=0).tolist()]
            for pen in (QPen(halo, 3.4 * size), QPen(color, 1.4 * size)):
                painter.setPen(pen)
                for point in points:
                    painter.drawEllipse(point, radius * size, radius * size)

    def _say(self, painter: QPainter, text: str) -> None:
        """Why nothing is seen, in a corner."""
        plane = self._plane
        painter.setFont(plane.theme.font(small=True))
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(plane.theme.picture.ink))
        painter.drawText(QPointF(plane.area.left() + 14, plane.area.bottom() - 10 - metrics.descent()), text)


def _tried(alone: Experiment) -> Lines:
    from playground.experiments.trial_points import trial_points

    steps, points = trial_points(alone, 0, 0)
    return [np.column_stack([steps, lift(alone.problem, points)])]


OVERLAY = Overlay(
    "&Trial points of the selected path",
    "Where its line search or model tried f, up to the step that is shown; the step's own are larger",
    45,
    TrialPoints,
    legend=(("○", "where the selected path tried f; larger: in the step that is shown"),),
)
