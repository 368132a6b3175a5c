"""The surface as a relief."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.base.errors import PlaygroundError
from playground.gui.plane.plane import Plane
from playground.gui.plane.race_layer import racing_places
from playground.gui.relief.blocks import Blocks, BlockWish
from playground.gui.relief.keys import handle_key
from playground.gui.relief.mouse import ReliefMouse
from playground.gui.relief.paint_relief import WidgetPainter
from playground.gui.theme.theme import SMALL, GuiTheme
from playground.picture.heads import head_positions
from playground.picture.relief.camera import ReliefCamera
from playground.picture.relief.home_region import home_region
from playground.picture.viewport import Viewport
from playground.services.worker import Worker
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result
    from playground.picture.relief.sight import Sight

_HEAD_GRASP = 8.0
_FINE_AFTER_MS = 140


class Relief(QWidget):
    """The part of the surface that the plane shows, in parallel projection with the paths on it.

    It holds no truth but its camera, and is told what to show as the plane is. While it is hidden nothing is told to
    it; `wake` shows everything anew.
    """

    pointer_moved = Signal(object)
    failed = Signal(str)
    menu_requested = Signal(object)
    camera_moved = Signal()
    painted = Signal()
    escaped = Signal()

    def __init__(self, plane: Plane, worker: Worker) -> None:
        super().__init__()
        self._plane = plane
        self.document = plane.document
        self.theme = plane.theme
        self.result: Result | None = None
        self.step = 0
        self.camera = ReliefCamera()
        self.pointer: QPointF | None = None
        self.mouse = ReliefMouse(self)
        self.blocks = Blocks(worker, self)
        self.blocks.improved.connect(self.update)
        self.blocks.failed.connect(self.failed)
        self.reached_by_key = False
        self._sight: Sight | None = None
        self._painter = WidgetPainter(self)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.timeout.connect(self.update)
        self.setObjectName("relief")
        self.setAccessibleName("Relief")
        self.setAccessibleDescription("The surface in three dimensions with its paths. Arrows turn it.")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 200)

    def sizeHint(self) -> QSize:
        """Large: the picture is the largest thing always."""
        return QSize(760, 780)

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

    def show_step(self, step: int) -> None:
        """Show the race at a step."""
        self.step = step
        self.update()

    def show_theme(self, theme: GuiTheme) -> None:
        """Take the colours and type of a theme."""
        self.theme = theme
        self.update()

    # What is seen

    @property
    def region(self) -> Viewport:
        """The part of the plane that is seen: what the plane shows, or the whole domain where it shows that."""
        return home_region(self.document.state.experiment.problem) if self._plane.shows_whole else self._plane.viewport

    @property
    def sight(self) -> "Sight | None":
        """Where everything is on the widget's device pixels; None while the grid is prepared."""
        block, ratio = self.blocks.block, self.devicePixelRatioF()
        if block is None:
            return None
        size = round(self.width() * ratio), round(self.height() * ratio)
        sight = self._sight
        if sight is None or (sight.block, sight.camera, sight.width, sight.height, sight.ratio) != (
            block, self.camera, *size, ratio,
        ):  # fmt: skip
            from playground.picture.relief.sight import Sight

            sight = self._sight = Sight(block, self.camera, *size, ratio)
        return sight

    @property
    def text_size(self) -> float:
        """The labels' size in logical pixels."""
        return self.theme.size(SMALL)

    @property
    def unit(self) -> float:
        """Logical pixels for the block's longer side at zoom 1."""
        sight = self.sight
        return 500.0 if sight is None else sight.scale / sight.camera.zoom / sight.ratio

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
        self.set_camera(replace(self.camera, height=self.camera.height * factor))

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
        self._painter.forget()
        self.result = self._sight = None

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

    def start_places(self) -> list[QPointF]:
        """Return where the starts are in the widget."""
        starts = [start.position for start in self.document.state.experiment.starts]
        return [QPointF(x, y) for x, y in self.places(np.array(starts, np.float64).reshape(-1, 2)).tolist()]

    def nearest_start(self, place: QPointF, within: float) -> int | None:
        """Return the start nearest to a place, the later of two alike; None where none is so near."""
        distances = [
            (one.x() - place.x()) ** 2 + (one.y() - place.y()) ** 2 for one in reversed(self.start_places())
        ]  # fmt: skip
        near = [(distance, k) for k, distance in enumerate(distances) if distance <= within**2]
        return len(distances) - 1 - min(near)[1] if near else None

    def path_at(self, place: QPointF) -> tuple[int, int] | None:
        """Return (place of the contender, start) of the head at a place, None where there is none."""
        if self.result is None or not self.result.statuses.size:
            return None
        heads = head_positions(self.result, self.step)
        away = self.places(heads.reshape(-1, 2)) - (place.x(), place.y())
        distances = np.nan_to_num(np.hypot(away[:, 0], away[:, 1]), nan=np.inf).reshape(heads.shape[:2])
        racer, start = np.unravel_index(int(np.argmin(distances)), distances.shape)
        if distances[racer, start] > _HEAD_GRASP:
            return None
        return racing_places(self.result.experiment)[racer], int(start)

    def picture(self) -> QPixmap:
        """Return what is seen as a picture, without hints."""
        self._painter.plain = True
        try:
            return self.grab()
        finally:
            self._painter.plain = False

    # What is done

    def perform(self, action: Callable[..., State], *arguments: Any) -> None:
        """Perform an action; a refusal is told in a sentence and changes nothing."""
        try:
            self.document.perform(action, *arguments)
        except PlaygroundError as error:
            self.failed.emit(str(error))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.mouse.press(event.position(), event.modifiers())
        elif event.button() == Qt.MouseButton.MiddleButton:
            self.mouse.press_middle(event.position())
        elif event.button() == Qt.MouseButton.RightButton and not self.mouse.right_click(event.position()):
            self.menu_requested.emit(event.globalPosition().toPoint())
        self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a gesture, or point."""
        self.mouse.move(event.position())
        self._follow(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a gesture."""
        if event.button() != Qt.MouseButton.RightButton:
            self.mouse.release(event.position())
        self._follow(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See it as at first."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.mouse.double_click(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come nearer or stretch."""
        delta = event.angleDelta()
        notches = (delta.y() or delta.x()) / 120
        if notches:
            self.mouse.wheel(event.position(), notches, event.modifiers())
            self._follow(event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means."""
        if handle_key(self, event):
            self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A frame shows the focus where Tab brought it; a click needs none."""
        self.reached_by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse points at nothing."""
        self.pointer = self.mouse.hovered = None
        self.pointer_moved.emit(None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw everything."""
        painter = QPainter(self)
        self._painter.paint(painter, QRectF(self.rect()))
        painter.end()
        self.painted.emit()

    def _follow(self, place: QPointF) -> None:
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
