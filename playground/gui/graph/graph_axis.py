"""An axis of pyqtgraph with the ticks of every other picture."""

from itertools import pairwise
from math import ceil
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsSceneWheelEvent

from playground.gui.graph.imported import pg
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.paints import paints
from playground.picture.graph import Axis
from playground.picture.graph.ticks import Tick, axis_ticks

_TICK, _GAP = 4.0, 6.0  # a tick's length, and the room between axis and numbers
_NAME, _STEP = 15, 8  # the room of a name, and the step in which that of numbers grows


class PlacedTick(NamedTuple):
    """A tick as it is painted: its number on the axis, its words, its place along the item, where its words begin."""

    value: float
    label: str
    place: float
    begin: float


class GraphAxis(pg.AxisItem):
    """The left or the lower axis of a plot; `show_axis` says what it counts and which part of it is seen."""

    def __init__(self, side: str) -> None:
        super().__init__(side, maxTickLength=0)
        self.enableAutoSIPrefix(False)
        self._upright = side == "left"
        self.axis = Axis(0.0, 1.0)
        self._drawn: tuple[object, Any] | None = None
        self._placed: tuple[object, tuple[PlacedTick, ...]] | None = None
        self.show_theme()

    def show_theme(self) -> None:
        """Take the room that words have in the theme."""
        theme = current_theme()
        self.setTickFont(theme.font(small=True))
        named = theme.size(_NAME) if self.axis.name else 0
        if self._upright:
            # Numbers of many figures take more room than usual ones, in steps, so that the plot seldom moves.
            metrics = QFontMetricsF(theme.font(small=True))
            longest = max((metrics.horizontalAdvance(tick.label) for tick in self.ticks()), default=0.0)
            self.setWidth(max(theme.size(48), _STEP * ceil((longest + _GAP + 2) / _STEP)) + named)
        else:
            self.setHeight(theme.size(18) + named)
        self.update()

    def show_axis(self, axis: Axis) -> None:
        """Show an axis whose ends are what is seen."""
        if axis != self.axis:
            self.axis = axis
            self.show_theme()

    def ticks(self) -> tuple[PlacedTick, ...]:
        """Return the ticks as they are painted, those of the left axis measured from its top."""
        key = self.axis, self.size(), current_theme()
        if self._placed is None or self._placed[0] != key:
            metrics = QFontMetricsF(current_theme().font(small=True))
            self._placed = key, self._ticks_up(metrics) if self._upright else self._ticks_across(metrics)
        return self._placed[1]

    def generateDrawSpecs(self, painter: QPainter) -> tuple[Any, Any, Any]:
        """Lines and words of the axis."""
        theme = current_theme()
        metrics, faint = QFontMetricsF(theme.font(small=True)), QPen(theme.color("faint"), 1)
        wide, high = self.size().width(), self.size().height()
        lines, words = [], []
        ticks = self.ticks()
        for tick in ticks:
            place = round(tick.place) + 0.5
            if self._upright:
                lines.append((faint, QPointF(wide - _TICK, place), QPointF(wide, place)))
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                words.append((QRectF(0, tick.begin, wide - _GAP, metrics.height()), flags, tick.label))
            else:
                lines.append((faint, QPointF(place, 0), QPointF(place, _TICK)))
                box = QRectF(tick.begin, _TICK + 1, metrics.horizontalAdvance(tick.label) + 2, metrics.height())
                words.append((box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, tick.label))
        if self._upright:
            return (faint, QPointF(wide - 0.5, 0), QPointF(wide - 0.5, high)), lines, words
        return (faint, QPointF(0, 0.5), QPointF(wide, 0.5)), lines, words

    def drawPicture(self, painter: QPainter, axis: Any, ticks: Any, words: Any) -> None:
        """Draw them, and the name of an upright axis along it."""
        theme = current_theme()
        painter.setFont(theme.font(small=True))
        for pen, begin, end in (axis, *ticks):
            painter.setPen(pen)
            painter.drawLine(begin, end)
        painter.setPen(theme.color("faint"))
        for box, flags, label in words:
            painter.drawText(box, int(flags | Qt.TextFlag.TextDontClip), label)
        self._draw_name(painter)

    @paints
    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        """Draw it, worked out once for each change."""
        key = self.axis, self.size(), current_theme()
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = key, self.generateDrawSpecs(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.drawPicture(painter, *self._drawn[1])

    @paints
    def wheelEvent(self, event: QGraphicsSceneWheelEvent) -> None:
        """Zoom on this axis alone."""
        box = self.linkedView()
        if box is not None:
            box.zoom_at(event, 1 if self._upright else 0)

    def _draw_name(self, painter: QPainter) -> None:
        if not self.axis.name:
            return
        theme, wide, high = current_theme(), self.size().width(), self.size().height()
        long = high if self._upright else wide
        name = painter.fontMetrics().elidedText(self.axis.name, Qt.TextElideMode.ElideRight, round(long))
        middle = int(Qt.AlignmentFlag.AlignCenter)
        if not self._upright:
            painter.drawText(QRectF(0, high - theme.size(_NAME), wide, theme.size(_NAME)), middle, name)
            return
        painter.save()
        painter.translate(0, high / 2)
        painter.rotate(-90)
        painter.drawText(QRectF(-high / 2, 0, high, theme.size(_NAME)), middle, name)
        painter.restore()

    def _ticks_up(self, metrics: QFontMetricsF) -> tuple[PlacedTick, ...]:
        """As many as have room above each other, and two where there is room for none."""
        high, tall = self.size().height(), metrics.height()
        placed: list[PlacedTick] = []
        for most in range(max(2, int(high / (1.7 * tall))), 1, -1):
            placed = []
            for tick in axis_ticks(self.axis, most):
                place = high * (self.axis.high - tick.value) / (self.axis.high - self.axis.low)
                if -0.5 <= place <= high + 0.5:
                    top = min(max(place - tall / 2, 0.0), high - tall + 4)
                    placed.append(PlacedTick(tick.value, tick.label, place, top))
            tops = sorted(tick.begin for tick in placed)
            if self.axis.labels or all(after - top >= 0.9 * tall for top, after in pairwise(tops)):
                return tuple(placed)
        return (placed[0], placed[-1]) if len(placed) > 2 else tuple(placed)

    def _ticks_across(self, metrics: QFontMetricsF) -> tuple[PlacedTick, ...]:
        """As many as have room for their words, and two where there is room for none."""
        wide, gap = self.size().width(), metrics.horizontalAdvance("0")
        longest = max((metrics.horizontalAdvance(tick.label) for tick in axis_ticks(self.axis, 4)), default=1.0)
        for most in range(max(2, int(wide / (longest + gap)) + 1), 1, -1):
            placed = self._side_by_side(axis_ticks(self.axis, most), metrics, wide)
            if self.axis.labels or all(after.begin - _end(one, metrics) >= gap for one, after in pairwise(placed)):
                return placed
        return (placed[0], placed[-1]) if len(placed) > 2 else placed

    def _side_by_side(self, ticks: tuple[Tick, ...], metrics: QFontMetricsF, wide: float) -> tuple[PlacedTick, ...]:
        placed: list[PlacedTick] = []
        for tick in ticks:
            place = wide * (tick.value - self.axis.low) / (self.axis.high - self.axis.low)
            if -0.5 <= place <= wide + 0.5:
                advance = metrics.horizontalAdvance(tick.label)
                placed.append(PlacedTick(tick.value, tick.label, place, min(place - advance / 2, wide - advance)))
        return tuple(placed)


def _end(tick: PlacedTick, metrics: QFontMetricsF) -> float:
    return tick.begin + metrics.horizontalAdvance(tick.label)
