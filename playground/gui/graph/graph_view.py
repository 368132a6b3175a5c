"""A view of a graph: axes, curves, a cursor, and everything a mouse or a key can do with them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.gui.graph.axis_link import AxisLink
from playground.gui.graph.brush import Brush
from playground.gui.graph.graph_keys import answer_key
from playground.gui.graph.grips import Grips
from playground.gui.graph.hovered import Hovered
from playground.gui.graph.load import load_graphs_soon
from playground.gui.graph.pointer import Pointer
from playground.gui.graph.scales import Scales
from playground.gui.graph.seen_range import SeenRange
from playground.gui.plane.paint_chip import paint_chip
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.paints import paints
from playground.picture.graph import Graph
from playground.picture.region import Interval, Region

if TYPE_CHECKING:
    from playground.gui.graph.stage import Stage


_HELD_MS = 150  # how often it is asked whether a drag is over


class GraphView(QWidget):
    """Shows one graph; the room's text says how it is used.

    Arguments: `name` of what is drawn, for those who cannot see it; `height` its least, in logical pixels; `link`
    shared by charts whose level axes move together; `limits` of zooming, in widths of everything.
    """

    seek_requested = Signal(int)
    sought = Signal(float)
    range_changed = Signal(object)
    hovered = Signal(object)
    target_moved = Signal(float)
    target_released = Signal()
    menu_requested = Signal(QPoint)

    def __init__(
        self, name: str, height: int = 90, link: AxisLink | None = None, limits: Interval | None = None
    ) -> None:
        super().__init__()
        self._height = height
        self.graph: Graph | None = None
        self.empty = "Nothing to draw yet."
        self.waiting = ""
        self.describe: Callable[[Hovered], str] | None = None
        self.cursor_place: float | None = None
        self.target_value: float | None = None
        self.shown: Graph | None = None
        self.link = link or AxisLink()
        self.seen = SeenRange(self.link, limits)
        self._given: Graph | None = None
        self.scales = Scales(self.link, self._rescale)
        self.link.scales_changed.connect(self._rescale)
        self.pointer = Pointer(self)
        self.grips = Grips(self)
        self.brush: Brush | None = None
        self.link.changed.connect(self._refresh_range)
        self.link.hidden_changed.connect(self._refresh_lines)
        self.link.marked.connect(self._refresh_looks)
        self.link.looks_changed.connect(self._refresh_looks)
        self.stage: Stage | None = None
        self._wanted: Callable[[], Graph | None] | None = None
        self._flushing = False
        self._let_go = QTimer(self)
        self._let_go.setSingleShot(True)
        self._let_go.timeout.connect(self._fit_again)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # What is shown

    def show_graph(self, graph: Graph | None) -> None:
        """Show a graph, None for nothing; the range that a person chose stays."""
        self._given, graph = graph, self.scales.applied(graph)
        self.graph, self.shown = graph, self.link.without_hidden(graph)
        if graph is None:
            self.pointer.refresh()
            if self.stage is not None:
                self.stage.hide()
            self.update()
            return
        if self.stage is None:
            self._make_stage()
        assert self.stage is not None
        self.seen.show(graph)
        if self.link.held:
            self._let_go.start(_HELD_MS)
        self.show_seen()
        if self.stage.isHidden():
            self.stage.show()
        if self.pointer.hovered is not None:
            self.pointer.refresh()

    def expect(self, make: Callable[[], Graph | None]) -> None:
        """Have a graph made once it is to be seen; a newer wish replaces an older one."""
        self._wanted = make
        if self.stage is not None and not self.stage.isHidden():
            self.stage.paint_soon()
        else:
            self.update()

    def flush(self) -> None:
        """Have the graph made now that is expected."""
        make, self._wanted = self._wanted, None
        if make is not None and not self._flushing:
            self._flushing = True
            try:
                self.show_graph(make())
            finally:
                self._flushing = False

    def show_cursor(self, place: float | None) -> None:
        """Put the cursor to a number of the level axis, None for no cursor."""
        if place != self.cursor_place:
            self.cursor_place = place
            self.grips.show()

    def show_target(self, value: float | None) -> None:
        """Put the target's line to a number of the upright axis, None for no target; a person can drag it."""
        if value != self.target_value:
            self.target_value = value
            self.grips.show()

    def show_waiting(self, words: str) -> None:
        """Say over what is there, which becomes paler, what is waited for; "" when it has come."""
        if words != self.waiting:
            self.waiting = words
            self.refresh()

    def refresh(self) -> None:
        """Paint anew, in the theme of now."""
        self.updateGeometry()
        if self.stage is not None:
            self.stage.show_theme()
        self.update()

    # Which part is seen

    @property
    def region(self) -> Region:
        """What is seen, in the numbers of the axes."""
        return self.seen.region

    def choose(self, region: Region) -> None:
        """Show another part, as if a person had chosen it."""
        if self.seen.choose(region):
            self.show_seen()
            self.range_changed.emit(self.seen.region)

    def fit(self) -> None:
        """Show everything again."""
        self.seen.forget()
        self.show_seen()
        self.range_changed.emit(None)

    def hold(self, held: bool) -> None:
        """While something is dragged the automatic range only grows, of all charts of the link."""
        self.link.hold(held)

    def zoom(self, factors: tuple[float, float], right: float, up: float) -> None:
        """See `factors` times as much on each axis, what is at a share of the plot staying where it is."""
        self.choose(self.seen.zoomed(factors, right, up))

    def pan(self, right: float, up: float) -> None:
        """Move by parts of what is seen."""
        self.choose(self.seen.panned(right, up))

    def choose_share(self, across: tuple[float, float], up: tuple[float, float]) -> None:
        """Show a part of what is seen; of a rectangle without an area nothing comes."""
        if across[0] < across[1] and up[0] < up[1]:
            self.choose(self.seen.part(across, up))

    # What the mouse does

    def drag(self, place: QPointF, released: bool) -> None:
        """The left button is down at a place of the stage: the cursor goes there."""
        if self.cursor_place is not None and not released:
            self.seek(self.data_at(place)[0])

    def point_at(self, place: QPointF | None) -> None:
        """Say what is at a place of the stage, None for nothing."""
        self.pointer.move(place)

    def data_at(self, place: QPointF) -> tuple[float, float]:
        """Return the numbers of the data at a place of the stage."""
        if self.stage is None or self.graph is None:
            return 0.0, 0.0
        right, up = self.stage.box.share(place)
        x, y = self.seen.at(right, up)
        return self.graph.across.value(x), self.graph.up.value(y)

    def place_of(self, x: float, y: float) -> QPointF:
        """Return where numbers of the data are on this widget."""
        if self.stage is None or self.graph is None:
            return QPointF()
        region, box = self.seen.region, self.stage.box.area()
        right = (self.graph.across.place(x) - region.x0) / (region.x1 - region.x0)
        up = (self.graph.up.place(y) - region.y0) / (region.y1 - region.y0)
        return QPointF(box.left() + right * box.width(), box.bottom() - up * box.height())

    def area(self) -> QRectF:
        """Return where the plot is on this widget, within its axes."""
        return QRectF() if self.stage is None else self.stage.box.area()

    # Qt's events

    def event(self, event: QEvent) -> bool:
        """A tooltip would lie over what is told of the mouse's place."""
        if event.type() == QEvent.Type.ToolTip and self.pointer.hovered is not None:
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """The least that is of use: it stretches to what is left of its column."""
        return QSize(160, self._height + current_theme().size(18))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The stage fills everything."""
        if self.stage is not None:
            self.stage.setGeometry(self.rect())
            self.show_seen()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark what keys move."""
        self._show_focus()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is marked."""
        self._show_focus()
        super().focusOutEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key, where the stage does not answer it."""
        self.menu_requested.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the cursor, as they do on a slider; plus and minus zoom, 0 fits, Alt with an arrow pans."""
        if not answer_key(self, event):
            super().keyPressEvent(event)

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Say why there is nothing to see."""
        self.flush()
        if self.stage is not None and not self.stage.isHidden():
            return
        load_graphs_soon()
        theme, painter = current_theme(), QPainter(self)
        painter.fillRect(self.rect(), theme.color("paper"))
        painter.setFont(theme.font(small=True))
        painter.setPen(theme.color("faint"))
        area = QRectF(self.rect()).adjusted(16, 0, -16, 0)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(area, flags, self.waiting or self.empty)
        self._paint_focus(painter)

    def paint_over(self, viewport: QWidget, area: QRectF) -> None:
        """Paint what lies over the stage: what is waited for, what is said of the mouse's place, the focus."""
        painter = QPainter(viewport)
        theme = current_theme()
        if self.waiting:
            veil = theme.color("paper")
            veil.setAlphaF(0.6)
            painter.fillRect(area, veil)
            paint_chip(painter, self.waiting, area, theme, centred=True)
        self._paint_focus(painter)

    def _paint_focus(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.setPen(QPen(current_theme().color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _make_stage(self) -> None:
        from playground.gui.graph.stage import Stage

        self.stage = Stage(self)
        self.stage.setGeometry(self.rect())

    def _fit_again(self) -> None:
        """The automatic range fits again once nothing is dragged any more."""
        if self.link.held:
            self._let_go.start(_HELD_MS)
        elif self.graph is not None:
            self.seen.show(self.graph)
            self.show_seen()

    def show_seen(self) -> None:
        """Show what is seen on the plot as large as it is now."""
        if self.stage is not None and self.graph is not None:
            area = self.stage.box.size()
            self.seen.fit_into(area.width(), area.height())
            self.stage.show_graph(self.shown or self.graph, self.seen.region)
            self.grips.show()

    def _refresh_range(self) -> None:
        """Another chart of the same link chose."""
        if self.seen.follow():
            self.show_seen()

    def _rescale(self) -> None:
        """An axis has another scale."""
        self.show_graph(self._given)

    def _refresh_lines(self) -> None:
        """Other lines are hidden."""
        self.shown = self.link.without_hidden(self.graph)
        self.show_seen()

    def _refresh_looks(self) -> None:
        """Something else is marked, or lines behind the cursor are paler or no longer so."""
        if self.stage is not None:
            self.stage.paint_soon()

    def _show_focus(self) -> None:
        if self.stage is not None:
            self.stage.show_focus()
        self.update()

    def seek(self, x: float) -> None:
        """Ask for the cursor to be moved to a number of the level axis, within its ends."""
        if self.graph is None:
            return
        across = self.graph.across
        low, high = (across.value(end) for end in (across.low, across.high))
        x = min(max(x, low), high)
        if across.whole and round(x) == self.cursor_place:
            return
        self.sought.emit(x)
        self.seek_requested.emit(round(x))
