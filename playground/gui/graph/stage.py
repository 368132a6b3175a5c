"""The scene of one graph: box, axes, cursor and target of pyqtgraph in their places."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPaintEvent, QPen

from playground.base.errors import PlaygroundError
from playground.gui.graph.color_bar import ColorBar
from playground.gui.graph.graph_axis import GraphAxis
from playground.gui.graph.graph_box import GraphBox
from playground.gui.graph.imported import pg
from playground.gui.graph.plot_picture import PlotPicture
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.as_sentence import as_sentence
from playground.gui.widgets.paints import paints
from playground.picture.graph import Graph
from playground.picture.region import Region

if TYPE_CHECKING:
    from playground.gui.graph.graph_view import GraphView

_TOP, _RIGHT = 4, 4
_NEAR = 2.0  # pixels: as near as pyqtgraph looks for what is dragged


class PlacedLine(pg.InfiniteLine):
    """A line of pyqtgraph that has the stage painted when it moves or looks otherwise."""

    def setPos(self, place: Any) -> None:
        """Stand at another place."""
        super().setPos(place)
        self.update()

    def update(self, *area: Any) -> None:
        """Have it painted."""
        super().update(*area)
        for stage in self.scene().views() if self.scene() is not None else ():
            stage.paint_soon()


class Stage(pg.GraphicsView):
    """What a `GraphView` shows a graph with, made when there is one."""

    def __init__(self, view: "GraphView") -> None:
        super().__init__(view)
        self._view, self._preparing = view, False
        # Keys and the focus are the view's: it has a name for those who cannot see it.
        for widget in (self, self.viewport()):
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Code that changes something here asks for the stage to be painted. The scene would have it painted once more
        # after each frame, for axes, box and lines that were put in their places right before they were painted.
        self.setViewportUpdateMode(self.ViewportUpdateMode.NoViewportUpdate)
        self.sceneObj.setMoveDistance(4)
        self.box, self.up, self.across = GraphBox(view), GraphAxis("left"), GraphAxis("bottom")
        grid = self.centralLayout
        grid.setContentsMargins(0, _TOP, _RIGHT, 0)
        grid.setSpacing(0)
        grid.addItem(self.up, 0, 0)
        grid.addItem(self.box, 0, 1)
        grid.addItem(self.across, 1, 1)
        self.bar = ColorBar()
        grid.addItem(self.bar, 0, 2)
        self.up.linkToView(self.box)
        self.across.linkToView(self.box)
        self.plot = PlotPicture(self.box, view.link)
        self.plot.ground.changed.connect(self.paint_soon)
        self.plot.ground.failed.connect(self._say_failure)
        self.box.sigResized.connect(view.show_seen)
        self.cursor, self.target = PlacedLine(angle=90, movable=False), PlacedLine(angle=0, movable=True)
        for line in (self.cursor, self.target):
            line.hide()
            self.box.addItem(line, ignoreBounds=True)
        self.target.sigDragged.connect(view.grips.note_target)
        self.target.sigPositionChangeFinished.connect(view.target_released)
        self.show_theme()

    def paint_soon(self) -> None:
        """Have all of it painted once, unless that is what is being done."""
        if not self._preparing:
            self.viewport().update()

    def show_theme(self) -> None:
        """Take the colours and type of the theme."""
        self.setBackground(current_theme().color("paper"))
        self.up.show_theme()
        self.across.show_theme()
        self.show_focus()

    def show_focus(self) -> None:
        """Mark what keys move."""
        focused = self._view.hasFocus()
        self.cursor.setPen(_pen("accent" if focused else "ink", 1.5 if focused else 1.0))
        self.target.setPen(_pen("ink", 1.5, Qt.PenStyle.DashLine))
        self.target.setHoverPen(_pen("accent", 2.0, Qt.PenStyle.DashLine))
        self.paint_soon()

    def show_graph(self, graph: Graph, region: Region) -> None:
        """Show a part of a graph."""
        self.plot.graph = graph
        seen = graph.seen(region)
        self.up.show_axis(seen.up)
        self.across.show_axis(seen.across)
        self.bar.show_scale(seen.scale)
        if region != self.plot.region:
            self.plot.region = region
            self.box.setRange(xRange=region.across, yRange=region.up, padding=0.0)
        self.paint_soon()

    def show_line(self, line: Any, place: float | None) -> None:
        """Put one of both lines to a place on its axis, None for none."""
        if place is not None and line.value() != place:
            line.setValue(place)
        if line.isVisible() != (place is not None):
            line.setVisible(place is not None)
            line.update()

    def grasps(self, place: QPointF) -> bool:
        """Return whether a drag with the left button from a place of the scene would move something."""
        near = QRectF(place.x() - _NEAR, place.y() - _NEAR, 2 * _NEAR, 2 * _NEAR)
        return self.target.isVisible() and any(item is self.target for item in self.sceneObj.items(near))

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """The graph, made now where it is to be made right before it is seen, and the mark of the focus."""
        self._preparing = True
        try:
            self._view.flush()
            self.box.updateMatrix()
        finally:
            self._preparing = False
        self.plot.grid = tuple(round(tick.place) + 0.5 for tick in self.up.ticks())
        super().paintEvent(event)
        self._view.paint_over(self.viewport(), self.box.area())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The left button moves the cursor at once, unless something is grasped."""
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        self.box.framing = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        place = self.mapToScene(event.position().toPoint())
        if self._view.brush is not None and self._view.brush.press(place, event.button()):
            event.accept()
            return
        super().mousePressEvent(event)
        inside = self.box.area().contains(place)
        if event.button() == Qt.MouseButton.LeftButton and inside and not self.box.framing and not self.grasps(place):
            self._view.drag(place, False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A stroke of the brush goes on, or what else a drag does."""
        brush = self._view.brush
        if brush is None or not brush.move(self.mapToScene(event.position().toPoint())):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The stroke is done, or the drag."""
        if self._view.brush is None or not self._view.brush.release():
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """For a brush these are two clicks."""
        brush = self._view.brush
        if brush is None or not brush.press(self.mapToScene(event.position().toPoint()), event.button()):
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button draws a rectangle first; what it offers comes with a click of it."""
        event.accept()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._view.menu_requested.emit(event.globalPos())

    def _say_failure(self, error: PlaygroundError) -> None:
        """Say why there is nothing to see."""
        self._view.empty = as_sentence(error)
        self._view.show_graph(None)

    def viewportEvent(self, event: QEvent) -> bool:
        """A tooltip is the view's."""
        if event.type() == QEvent.Type.ToolTip:
            return bool(self._view.event(event))
        return bool(super().viewportEvent(event))


def _pen(color: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen of so many pixels, whatever the axes' scales are."""
    pen = QPen(current_theme().color(color), width, style)
    pen.setCosmetic(True)
    return pen
