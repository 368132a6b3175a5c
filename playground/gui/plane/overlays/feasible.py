"""The feasible set of a race with a constraint."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from playground.gui.plane.overlays._overlay import Overlay
from playground.problems.constraint import Constraint

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane

_VEIL = 150  # of 255: how much of the paper's colour lies over what cannot be reached


class Feasible:
    """What lies outside the set is veiled, its border drawn."""

    def __init__(self, plane: "Plane") -> None:
        self._plane = plane

    def paint(self, painter: QPainter) -> None:
        """Draw the set of the document's race."""
        plane, bound = self._plane, self._plane.document.state.experiment.constraint
        if bound is None:
            return
        shape, closed = _shape(plane, bound)
        ink = QColor(plane.theme.picture.ink)
        if closed:
            everything = QPainterPath()
            everything.addRect(plane.area)
            veil = QColor(plane.theme.picture.paper)
            veil.setAlpha(_VEIL)
            painter.fillPath(everything.subtracted(shape), veil)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # A thin line: paths that rest on the border lie under it and shall be seen.
        painter.setPen(QPen(ink, 1.1))
        painter.drawPath(shape)

    def stop(self) -> None:
        """It wants nothing."""


def _shape(plane: "Plane", bound: Constraint) -> tuple[QPainterPath, bool]:
    """The set in the widget, as far as it is seen, and whether it has an inside."""
    q, path, area = bound.parameters, QPainterPath(), plane.area
    if bound.kind == "box":
        low, high = plane.pixel_of(q["x_min"], q.get("y_min", 0.0)), plane.pixel_of(q["x_max"], q.get("y_max", 0.0))
        box = QRectF(QPointF(low.x(), high.y()), QPointF(high.x(), low.y()))
        if plane.document.state.experiment.problem.dimension == 1:
            box = QRectF(QPointF(low.x(), area.top() - 9), QPointF(high.x(), area.bottom() + 9))
        path.addRect(_kept(box, area))
        return path, True
    if bound.kind == "disc":
        right, up = plane.camera.units
        middle = plane.pixel_of(q["centre_x"], q["centre_y"])
        path.addEllipse(middle, q["radius"] / right, q["radius"] / up)
        return path, True
    corners = _line(plane, q["a"], q["b"], q["c"])
    path.addPolygon(QPolygonF(corners[:2] if bound.kind == "line" else corners))
    return path, bound.kind != "line"


def _line(plane: "Plane", a: float, b: float, c: float) -> list[QPointF]:
    """The ends of a·x + b·y = c far outside the picture, and the corners of the side where it is less."""
    view, size = plane.viewport, a * a + b * b
    reach = 2 * ((view.x1 - view.x0) + (view.y1 - view.y0)) + abs(c) / size**0.5
    middle_x, middle_y = 0.5 * (view.x0 + view.x1), 0.5 * (view.y0 + view.y1)
    off = (a * middle_x + b * middle_y - c) / size
    x, y = middle_x - off * a, middle_y - off * b
    dx, dy, nx, ny = -b * reach / size**0.5, a * reach / size**0.5, a * reach / size**0.5, b * reach / size**0.5
    ends = [(x - dx, y - dy), (x + dx, y + dy), (x + dx - nx, y + dy - ny), (x - dx - nx, y - dy - ny)]
    return [plane.pixel_of(*end) for end in ends]


def _kept(box: QRectF, area: QRectF) -> QRectF:
    """A box no larger than a painter bears: what lies far outside the picture is cut."""
    return box.intersected(area.adjusted(-50, -50, 50, 50)) if box.intersects(area) else QRectF(-10, -10, 0, 0)


OVERLAY = Overlay("Feasible set", "The set that no path leaves", 5, Feasible, always=True)
