"""The path under the mouse: which one it is, and how it is marked on the plane."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from playground.gui.plane.race_layer import racing_places
from playground.picture.colors.contender_look import racing_looks
from playground.picture.surface.lift import lifted_record

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane

Points = NDArray[np.float64]
_NEAR = 5.0  # logical pixels
_MOST = 100_000  # points that are looked at for each movement of the mouse
_WIDE, _EDGE = 3.4, 6.4


def path_near(plane: "Plane", place: QPointF) -> tuple[int, int] | None:
    """Return (place of the contender, start) of the path that passes under a place of the widget, None for none.

    Of a race with more than a hundred thousand points only heads are looked at.
    """
    result = plane.result
    head = plane.path_at(place)
    if head is not None or result is None or result.record is None or not result.record.size:
        return head
    record = lifted_record(result)[:, :, : plane.step + 1]
    if record.shape[2] < 2 or record.size > 2 * _MOST:
        return None
    points = plane.places(np.moveaxis(record, 1, -1).reshape(-1, 2)).reshape(*record.shape[:1], *record.shape[2:], 2)
    begin, step = points[:, :-1] - (place.x(), place.y()), np.diff(points, axis=1)
    with np.errstate(all="ignore"):
        along = np.clip(-(begin * step).sum(axis=-1) / np.maximum((step * step).sum(axis=-1), 1e-300), 0.0, 1.0)
        away = np.hypot(*np.moveaxis(begin + along[..., None] * step, -1, 0))
    away = np.where(np.isfinite(away), away, np.inf).min(axis=1)
    racer, start = np.unravel_index(int(np.argmin(away)), away.shape)
    return (racing_places(result.experiment)[racer], int(start)) if away[racer, start] <= _NEAR else None


def paint_marked(painter: QPainter, plane: "Plane", key: object) -> None:
    """Draw the paths of a key over the others, stronger: (contender's place, start), or (place,) for all of them."""
    result = plane.result
    if result is None or result.record is None or not result.record.size or not isinstance(key, tuple) or not key:
        return
    places = racing_places(result.experiment)
    if key[0] not in places:
        return
    row = places.index(key[0])
    record = lifted_record(result)[row, :, : plane.step + 1]
    look = racing_looks(result.experiment, plane.theme.picture)[row]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for start in [key[1]] if len(key) > 1 else range(record.shape[2]):
        if start >= record.shape[2]:
            continue
        line = _line(plane, record[:, :, start].T)
        for color, wide in ((plane.theme.picture.halo, _EDGE), (look.color, _WIDE)):
            pen = QPen(QColor(color), wide)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPolyline(line)


def _line(plane: "Plane", points: Points) -> QPolygonF:
    """As few corners as the eye needs; a wide line of many would take its time."""
    from playground.picture.lines.corners import corners

    finite = points[np.isfinite(points).all(axis=1)]
    thin = corners(np.clip(plane.places(finite), -1e6, 1e6), 1.0, 0.4) if len(finite) else finite
    return QPolygonF([QPointF(x, y) for x, y in thin[np.isfinite(thin[:, 0])].tolist()])
