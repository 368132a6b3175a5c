"""The box between the axes: which gesture of the mouse means what."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsSceneWheelEvent

from playground.gui.graph.graph_keys import NOTCH
from playground.gui.graph.imported import pg
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.paints import paints

if TYPE_CHECKING:
    from playground.gui.graph.graph_view import GraphView

_LEFT, _MIDDLE, _RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton


class GraphBox(pg.ViewBox):
    """A view box whose ranges come from its view alone: gestures become what the view is asked for."""

    def __init__(self, view: "GraphView") -> None:
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self.disableAutoRange()
        self._view = view
        self.framing = False  # whether Shift was down when the left button was pressed
        self.frame = QGraphicsRectItem(self)
        self.frame.setZValue(100)
        self.frame.hide()

    def area(self) -> QRectF:
        """Return where it is in the scene."""
        return QRectF(self.mapRectToScene(self.rect()))

    def share(self, place: QPointF) -> tuple[float, float]:
        """Return where a place of the scene is, in parts of the box from its left and from its foot."""
        inside, size = self.mapFromScene(place), self.size()
        return inside.x() / max(size.width(), 1.0), 1.0 - inside.y() / max(size.height(), 1.0)

    @paints
    def wheelEvent(self, event: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        """Come nearer or go away, round the mouse."""
        self.zoom_at(event, axis)

    def zoom_at(self, event: QGraphicsSceneWheelEvent, axis: int | None) -> None:
        """Zoom by a turn of the wheel, on one axis alone where the mouse is over it."""
        factor = NOTCH ** (-event.delta() / 120)
        self._view.zoom((1.0 if axis == 1 else factor, 1.0 if axis == 0 else factor), *self.share(event.scenePos()))
        event.accept()

    @paints
    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        """The middle button pans, the right one or Shift draws a rectangle to be seen, the left one moves the cursor.

        Where there is no cursor, as on a plane, the left button pans too.
        """
        event.accept()
        button = event.button()
        if button == _RIGHT or (button == _LEFT and self.framing):
            self._drag_frame(event, axis)
        elif button == _MIDDLE or axis is not None or self._view.cursor_place is None:
            before, now = self.share(event.lastScenePos()), self.share(event.scenePos())
            self._view.pan(*((0.0 if axis == 1 - k else before[k] - now[k]) for k in (0, 1)))
        else:
            self._view.drag(event.scenePos(), event.isFinish())

    @paints
    def mouseClickEvent(self, event: Any) -> None:
        """A double click shows all, a right click offers what can be done."""
        event.accept()
        if event.button() == _LEFT and event.double():
            self._view.fit()
        elif event.button() == _RIGHT:
            self._view.menu_requested.emit(event.screenPos().toPoint())

    @paints
    def hoverEvent(self, event: Any) -> None:
        """Say what is under the mouse."""
        self._view.point_at(None if event.isExit() else event.scenePos())

    def _drag_frame(self, event: Any, axis: int | None) -> None:
        (x0, y0), (x1, y1) = self.share(event.buttonDownScenePos()), self.share(event.scenePos())
        across = (0.0, 1.0) if axis == 1 else (min(x0, x1), max(x0, x1))
        up = (0.0, 1.0) if axis == 0 else (min(y0, y1), max(y0, y1))
        self._show_frame(across, up)
        if event.isFinish():
            self.frame.hide()
            self._view.choose_share(across, up)
        for stage in self.scene().views():
            stage.paint_soon()

    def _show_frame(self, across: tuple[float, float], up: tuple[float, float]) -> None:
        wide, high = self.size().width(), self.size().height()
        color = current_theme().color("accent")
        self.frame.setPen(QPen(color, 1))
        soft = QColor(color)
        soft.setAlphaF(0.15)
        self.frame.setBrush(soft)
        self.frame.setRect(
            QRectF(across[0] * wide, (1 - up[1]) * high, (across[1] - across[0]) * wide, (up[1] - up[0]) * high)
        )
        self.frame.show()
