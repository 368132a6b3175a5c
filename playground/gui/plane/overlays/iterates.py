"""Every iterate as a dot on the curve of a function of one number."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from playground.gui.plane.overlays._overlay import Overlay
from playground.picture.colors.contender_look import racing_looks
from playground.picture.surface.lift import lifted_record

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane

_SIZE = 5.0
# More than so many of one contender cannot be told apart, and would take too long to draw: the first are drawn.
_MOST = 2000


class Iterates:
    """Dots in the contenders' colours, up to the step that is shown."""

    def __init__(self, plane: "Plane") -> None:
        self._plane = plane

    def paint(self, painter: QPainter) -> None:
        """Draw them; in the plane the corners of a path say as much."""
        plane, result = self._plane, self._plane.result
        if result is None or result.experiment.problem.dimension != 1 or not result.statuses.size:
            return
        record = lifted_record(result)[:, :, : plane.step + 1]
        for racer, look in enumerate(racing_looks(result.experiment, plane.theme.picture)):
            points = np.moveaxis(record[racer], 0, -1).reshape(-1, 2)[:_MOST]
            places = plane.places(points)
            with np.errstate(invalid="ignore"):
                near = places[(np.abs(places) < 1e5).all(axis=1)]
            pen = QPen(QColor(look.color), _SIZE * plane.theme.picture.strength)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints([QPointF(x, y) for x, y in np.unique(np.round(near, 1), axis=0).tolist()])

    def stop(self) -> None:
        """It wants nothing."""


OVERLAY = Overlay("Iterates", "Every iterate on the curve of a function of one number", 60, Iterates, always=True)
