"""The surface as a relief."""

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

from playground.gui.plane.picture_widget import PictureWidget
from playground.gui.plane.plane import Plane
from playground.gui.relief.blocks import Blocks, BlockWish
from playground.gui.relief.keys import handle_key, is_home
from playground.gui.relief.layers import ReliefLayers
from playground.gui.relief.mouse import ReliefMouse
from playground.gui.relief.paint_relief import WidgetPainter
from playground.gui.theme.theme import SMALL, GuiTheme
from playground.gui.widgets.paints import paints
from playground.picture.relief.camera import ReliefCamera
from playground.picture.relief.home_region import home_region
from playground.picture.viewport import Viewport
from playground.services.worker import Worker
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result
    from playground.picture.relief.sight import ReliefSight

_FINE_AFTER_MS = 140


class Relief(PictureWidget):
    """The part of the surface that the plane shows, in parallel projection with the paths on it.

    While it is hidden nothing is told to it; `wake` shows everything anew.
    """

    mouse: ReliefMouse
    painter: WidgetPainter

    def __init__(self, plane: Plane, worker: Worker) -> None:
        super().__init__(plane.document, plane.theme)
        self._plane = plane
        self.camera = ReliefCamera()
        self.mouse = ReliefMouse(self)
        self.blocks = Blocks(worker, self)
        self.blocks.improved.connect(self.update)
        self.blocks.failed.connect(self.failed)
        self._sight: ReliefSight | None = None
        self.layers = ReliefLayers(self)
        self.painter = WidgetPainter(self)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.timeout.connect(self.update)
        self.setObjectName("relief")
        self.setAccessibleName("Relief")
        self.setAccessibleDescription("The surface in three dimensions with its paths. Arrows turn it.")

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means; return whether it means anything."""
        return handle_key(self, event)

    # What is shown

    def show_state(self, state: State) -> None:
        """Show the document."""
        self.want_block()
        self.update()

    def show_result(self, result: "Result | None") -> None:
        """Show the paths of a race."""
        self.result = result
        self.want_block()
        self.update()

    def show_theme(self, theme: GuiTheme) -> None:
        """Take the colours and type of a theme."""
        self.theme = theme
        self.update()

    # What is seen

    @property
    def alone(self) -> bool:
        """Whether it is seen in the plane's place, not beside it."""
        return self._plane.resting

    @property
    def region(self) -> Viewport:
        """The part of the plane that is seen: what the plane shows, or the whole domain where it shows that."""
        return home_region(self.document.state.experiment.problem) if self._plane.shows_whole else self._plane.viewport

    @property
    def sight(self) -> "ReliefSight | None":
        """Where everything is on the widget's device pixels; None while the grid is prepared."""
        block, ratio = self.blocks.block, self.devicePixelRatioF()
        if block is None:
            return None
        size = round(self.width() * ratio), round(self.height() * ratio)
        sight = self._sight
        if sight is None or (sight.block, sight.camera, sight.width, sight.height, sight.ratio) != (
            block, self.camera, *size, ratio,
        ):  # fmt: skip
            from playground.picture.relief.sight import ReliefSight

            sight = self._sight = ReliefSight(block, self.camera, *size, ratio)
        return sight

    @property
    def text_size(self) -> float:
        """The labels' size in logical pixels."""
        return self.theme.size(SMALL)

    @property
    def unit(self) -> float:
        """Logical pixels for the block's longer side at zoom 1."""
        sight = self.sight
        return 500.0 if sight is None else sight.unit / sight.ratio

    @property
    def still(self) -> bool:
        """Whether nothing was turned for a moment, so that there is time to draw at its best."""
        return not self._still.isActive() and self.mouse.drag is None

    def set_camera(self, camera: ReliefCamera) -> None:
        """See it from somewhere else."""
        if camera != self.camera:
            self.camera = camera
            self._still.start(_FINE_AFTER_MS)
            self.camera_moved.emit()
            self.update()

    def stretch(self, factor: float) -> None:
        """Make the heights higher or lower."""
        self.set_camera(self.camera.raised(factor))

    def reset(self) -> None:
        """See it as at first."""
        self.set_camera(ReliefCamera())

    def want_block(self) -> None:
        """Have the grid made for what is to be seen."""
        state = self.document.state
        if state.experiment.problem.dimension == 2:
            self.blocks.look_at(BlockWish(state.experiment.problem, self.region, state.view.levels))

    def wake(self) -> None:
        """Be shown: follow the plane from now on."""
        self._plane.camera_moved.connect(self._follow_plane)
        self.result, self.step, self.theme = self._plane.result, self._plane.step, self._plane.theme
        self.want_block()
        self.update()

    def rest(self) -> None:
        """Be hidden: follow nothing, want nothing."""
        self._plane.camera_moved.disconnect(self._follow_plane)
        self._still.stop()
        self.blocks.forget_wish()
        self.painter.forget()
        self.result = self._sight = None

    def stop(self) -> None:
        """Draw nothing more: the window closes."""
        self.layers.stop()

    def _follow_plane(self) -> None:
        self.want_block()
        self.update()

    def point_at(self, place: QPointF) -> tuple[float, float] | None:
        """Return the point of the problem that is seen at a place, None beside the surface."""
        sight = self.sight
        if sight is None:
            return None
        from playground.picture.relief.find_point import find_point

        return find_point(sight, place.x() * sight.ratio, place.y() * sight.ratio)

    def meant(self, place: QPointF) -> tuple[float, ...] | None:
        """Return that point as exactly as the mouse can mean it."""
        point = self.point_at(place)
        return None if point is None else self._plane.camera.rounded(*point)

    def places(self, points: Any) -> Any:
        """Return where points (n, 2) of the data are in the widget, in logical pixels; NaN beside the block."""
        sight = self.sight
        return np.full((len(points), 2), np.nan) if sight is None else sight.places(points) / sight.ratio

    def places_of(self, points: Any) -> Any:
        """The same: what has a relief is a function of two numbers."""
        return self.places(points)

    def start_places(self) -> list[QPointF]:
        """Return where the starts are in the widget."""
        starts = [start.position for start in self.document.state.experiment.starts]
        return [QPointF(x, y) for x, y in self.places(np.array(starts, np.float64).reshape(-1, 2)).tolist()]

    def event(self, event: QEvent) -> bool:
        """One kind of event is answered here."""
        return (event.type() == QEvent.Type.ShortcutOverride and self._override(event)) or super().event(event)

    @staticmethod
    def _override(event: QEvent) -> bool:
        """Home goes to the race's start, but not while the relief has the focus."""
        home = isinstance(event, QKeyEvent) and is_home(event)
        if home:
            event.accept()
        return home

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw everything."""
        painter = QPainter(self)
        self.painter.paint(painter, QRectF(self.rect()))
        painter.end()
        self.painted.emit()

    def follow(self, place: QPointF) -> None:
        """The mouse is at a place: show what it points at."""
        self.pointer = place
        drag = self.mouse.drag
        cursor = Qt.CursorShape.CrossCursor
        if drag is not None and drag.tool != "press":
            cursor = Qt.CursorShape.ClosedHandCursor
        elif self.mouse.hovered is not None:
            cursor = Qt.CursorShape.OpenHandCursor
        if cursor != self.cursor().shape():
            self.setCursor(cursor)
        if drag is None or drag.tool == "move":
            self.pointer_moved.emit(self.point_at(place))
        self.update()
