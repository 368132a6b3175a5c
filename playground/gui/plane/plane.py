"""The picture in the middle."""

from math import hypot
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent, QResizeEvent

from playground.gui.plane.camera import Camera
from playground.gui.plane.ground import Ground, Wish
from playground.gui.plane.keys import handle_key
from playground.gui.plane.marked_path import path_near
from playground.gui.plane.mouse import Mouse
from playground.gui.plane.paint_plane import PlanePainter
from playground.gui.plane.picture_widget import PictureWidget
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.paints import paints
from playground.picture.surface.lift import lift
from playground.picture.surface.profile import home_rectangle
from playground.picture.viewport import Viewport
from playground.services.worker import Worker
from playground.session.document import Document
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result

Points = NDArray[np.float64]
_LONGEST = 8.0  # a domain's longer side for its shorter one, up to which both axes have one scale


class Plane(PictureWidget):
    """The surface with its paths, seen through a camera; the mouse and the keyboard place and move starts on it.

    While `resting` it has no surface drawn: another picture is seen in its place.
    """

    mouse: Mouse
    painter: PlanePainter

    def __init__(self, document: Document, worker: Worker, theme: GuiTheme) -> None:
        super().__init__(document, theme)
        self.camera = Camera()
        self.mouse = Mouse(self)
        self.ground = Ground(worker, self)
        self.ground.improved.connect(self.update)
        self.ground.failed.connect(self.failed)
        self.painter = PlanePainter(self)
        self._fitted = self.resting = False
        self.marked: object = None
        self._area: tuple[object, QRectF] = (None, QRectF())
        self._seen = document.state
        self.setObjectName("plane")
        self.setAccessibleName("Plane")
        self.setAccessibleDescription("The surface with its paths. Arrows move the selected start, Enter places one.")

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means; return whether it means anything."""
        return handle_key(self, event)

    # What is shown

    def show_state(self, state: State) -> None:
        """Show the document; another surface is shown as a whole."""
        before, self._seen = self._seen, state
        if before.experiment.problem.definition != state.experiment.problem.definition:
            self.fit()
        self._want_ground()
        self.update()

    def show_result(self, result: "Result | None") -> None:
        """Show the paths of a race."""
        self.result = result
        self.ground.wake()
        self.update()

    def show_theme(self, theme: GuiTheme) -> None:
        """Take the colours and type of a theme."""
        self.theme = theme
        self._want_ground()
        self.update()

    def show_mark(self, key: object) -> None:
        """Mark paths that the mouse points at, here or in a chart."""
        if key != self.marked:
            self.marked = key
            self.update()

    # What is seen

    @property
    def area(self) -> QRectF:
        """Where the picture lies in the widget, on whole device pixels."""
        key = (self.width(), self.height(), self.devicePixelRatioF(), self.theme.large)
        if self._area[0] != key:
            self._area = (key, self._measure())
        return self._area[1]

    def _measure(self) -> QRectF:
        ratio = self.devicePixelRatioF()
        metrics = QFontMetricsF(self.theme.font(small=True))
        left = round((metrics.horizontalAdvance("−0.0005") + 10) * ratio) / ratio
        below = round((metrics.height() + 10) * ratio) / ratio
        return QRectF(left, 0, max(self.width() - left, 1), max(self.height() - below, 1))

    @property
    def viewport(self) -> Viewport:
        """What is seen, on device pixels."""
        ratio, area = self.devicePixelRatioF(), self.area
        return self.camera.viewport(round(area.width() * ratio), round(area.height() * ratio), ratio)

    def fit(self) -> None:
        """Show the surface's whole domain."""
        area = self.area
        self._fitted = True
        problem = self._seen.experiment.problem
        # Values are no lengths, and of a domain a million times as wide as high one scale would show a line.
        (x0, x1), (y0, y1) = home = home_rectangle(problem)
        equal = problem.dimension == 2 and 1 / _LONGEST <= (x1 - x0) / (y1 - y0) <= _LONGEST
        self._look(Camera.fit(home, area.width(), area.height(), equal))

    @property
    def shows_whole(self) -> bool:
        """Whether the surface's whole domain is in sight, as it was fitted."""
        return self._fitted or self.camera == Camera()

    def zoom(self, factor: float) -> None:
        """See `factor` times as much, the middle staying where it is."""
        self.set_camera(self.camera.zoomed(factor, self.camera.x, self.camera.y))

    def set_camera(self, camera: Camera) -> None:
        """Look at another part of the plane."""
        self._fitted = False
        self._look(camera)

    def go_to(self, point: tuple[float, ...]) -> None:
        """Put a point of the problem into the middle of the picture, where it is not well in sight already."""
        x, y = self.places_of(np.array([point]))[0].tolist()
        area = self.area
        if np.isfinite([x, y]).all() and not area.adjusted(40, 40, -40, -40).contains(QPointF(x, y)):
            right, down = area.center().x() - x, area.center().y() - y
            self.set_camera(self.camera.panned(right, down))
        self.update()

    def pixel_of(self, x: float, y: float) -> QPointF:
        """Return where a point of the data is in the widget, in logical pixels."""
        middle, camera = self.area.center(), self.camera
        right, up = camera.units
        return QPointF(middle.x() + (x - camera.x) / right, middle.y() - (y - camera.y) / up)

    def data_at(self, place: QPointF) -> tuple[float, float]:
        """Return the point of the data at a place in the widget."""
        middle, camera = self.area.center(), self.camera
        right, up = camera.units
        return camera.x + (place.x() - middle.x()) * right, camera.y - (place.y() - middle.y()) * up

    def point_at(self, place: QPointF) -> tuple[float, ...]:
        """Return the point of the problem at a place: in one dimension the number below or above it on the axis."""
        return self.data_at(place)[: self._seen.experiment.problem.dimension]

    def meant(self, place: QPointF) -> tuple[float, ...]:
        """Return that point as exactly as the mouse can mean it."""
        return self.camera.rounded(*self.data_at(place))[: self._seen.experiment.problem.dimension]

    def places(self, points: Points) -> Points:
        """Return where points (…, 2) of the data are in the widget."""
        middle, camera = self.area.center(), self.camera
        right, up = camera.units
        with np.errstate(over="ignore", invalid="ignore"):
            return (points - (camera.x, camera.y)) / (right, -up) + (middle.x(), middle.y())

    def on_widget(self, pixels: Points) -> Points:
        """Return where device pixels (…, 2) of the viewport are in the widget."""
        placed: Points = pixels / self.devicePixelRatioF() + (self.area.left(), self.area.top())
        return placed

    def places_of(self, points: Points) -> Points:
        """Return where points (n, dimension) of the problem are in the widget, (n, 2); as far as f is compiled."""
        problem = self._seen.experiment.problem
        if problem.dimension == 1 and not problem.ready("value"):
            return np.full((len(points), 2), np.nan)
        return self.places(lift(problem, points))

    # What is done

    def stop(self) -> None:
        """Draw nothing more: the window closes."""
        self.ground.stop()
        self.painter.long_race.stop()
        self.painter.overlays.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole surface in sight where it was, else the middle."""
        before = event.oldSize()
        if self._fitted or before.width() <= 0:
            self.fit()
        self._want_ground()

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw everything."""
        self.painter.paint()
        self.painted.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse points at nothing."""
        self.mouse.constraint.hover(None)
        super().leaveEvent(event)

    def follow(self, place: QPointF) -> None:
        """The mouse is at a place: show what it points at."""
        inside = self.area.contains(place)
        self.pointer = place if inside else None
        cursor = self._cursor(inside)
        if cursor != self.cursor().shape():
            self.setCursor(cursor)
        self.pointer_moved.emit(self.point_at(place) if inside else None)
        self.path_pointed.emit(path_near(self, place) if inside and self.mouse.drag is None else None)
        self.update()

    def _cursor(self, inside: bool) -> Qt.CursorShape:
        drag = self.mouse.drag
        if drag is not None and drag.tool in ("pan", "move"):
            return Qt.CursorShape.ClosedHandCursor
        if self.mouse.hovered is not None:
            return Qt.CursorShape.OpenHandCursor
        if inside and self.mouse.constraint.hovered is not None:
            return self.mouse.constraint.cursor()
        return Qt.CursorShape.CrossCursor if inside else Qt.CursorShape.ArrowCursor

    def _look(self, camera: Camera) -> None:
        if camera == self.camera or not np.isfinite(hypot(camera.x, camera.y)):
            return
        self.camera = camera
        self._want_ground()
        self.camera_moved.emit()
        self.update()

    def _want_ground(self) -> None:
        if self.resting:
            return
        state = self._seen
        ratio = self.devicePixelRatioF()
        wish = Wish(state.experiment.problem, self.viewport, self.theme.picture, state.view.levels, ratio)
        self.ground.look_at(wish)
