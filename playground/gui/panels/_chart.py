"""A chart over the step axis, painted from pixels."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.experiments.csv_table import csv_field
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.paints import paints
from playground.picture.chart_range import chart_range
from playground.picture.ticks import Tick, linear_ticks, log_ticks
from playground.picture.viewport import Viewport

if TYPE_CHECKING:
    from playground.picture.canvas import Canvas
    from playground.picture.pen import Pen

Floats = NDArray[np.float64]
_MARGIN = 0.04  # of its height a chart reaches beyond the axis' round ends, or curves there would be cut in half
_MANY = 24  # curves of one colour that would run into each other if they were not thin


@dataclass(frozen=True, eq=False)
class Curves:
    """Curves of one colour.

    Arguments: `values` (n, k), NaN after an end; `names` (n) for copies; `dashed`; `strong` ones lie on top; `steps`
    (k) as in `picture.outline`, the same for all curves of a chart; `edged` ones have an edge of ink, as averages have;
    `pattern` as of `picture.line_pattern`.
    """

    values: Floats
    color: str
    names: tuple[str, ...]
    dashed: bool = False
    strong: bool = False
    steps: Floats | None = None
    edged: bool = False
    pattern: int = 0


class Chart(QWidget):
    """Curves, their axes, and a line at the present step that can be dragged: `seek_requested(step)`.

    Everything but that line is painted once for each change, and only while it is seen.

    Arguments: `name` of what is drawn, for those who cannot see it; `height` its least, in logical pixels.
    """

    seek_requested = Signal(int)
    unit = "step"  # what is counted along it

    def __init__(self, name: str, height: int) -> None:
        super().__init__()
        self._height = height
        self.curves: tuple[Curves, ...] = ()
        self.logarithmic = True
        self.empty = "Nothing to draw yet."
        self._last, self._step = 0, 0
        self._wanted: Callable[[], None] | None = None
        self._flushing = False
        self._pixmap: QPixmap | None = None
        self._canvas: Canvas | None = None
        self._axes: tuple[object, QPixmap] | None = None
        self.setAccessibleName(name)
        self.setToolTip("Drag to move through the race")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_curves(self, curves: Sequence[Curves], last: int, logarithmic: bool) -> None:
        """Show curves over the steps 0 … last."""
        self.curves, self._last, self.logarithmic = tuple(curves), last, logarithmic
        self._forget()

    def expect(self, draw: Callable[[], None]) -> None:
        """Have `draw` called, which hands over curves, once they are to be seen; a newer one replaces an older one."""
        self._wanted = draw
        self.update()

    def flush(self) -> None:
        """Have the curves handed over now."""
        draw, self._wanted = self._wanted, None
        if draw is not None:
            self._flushing = True
            try:
                draw()
            finally:
                self._flushing = False

    @property
    def step(self) -> int:
        """Where the line stands."""
        return self._step

    @property
    def last(self) -> int:
        """Where the axis ends."""
        return self._last

    def show_step(self, step: int) -> None:
        """Move the line."""
        if step != self._step:
            self._step = step
            self.update()

    def refresh(self) -> None:
        """Paint anew, in the theme of now."""
        self._canvas = None
        self.updateGeometry()
        self._forget()

    def sizeHint(self) -> QSize:
        """The least that is of use: it stretches to what is left of its column."""
        return QSize(160, self._height + current_theme().size(16))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint anew."""
        self._forget()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move time to the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._seek(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Time follows the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move time, as they do on a slider."""
        far = max(1, self._last // 20)
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: far, Qt.Key.Key_PageDown: -far}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._last}
        if event.key() in moves:
            self._wish(self._step + moves[Qt.Key(event.key())])
        elif event.key() in ends:
            self._wish(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what was painted, and the line at the present step."""
        self.flush()
        if self._pixmap is None:
            self._pixmap = self._paint()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pixmap)
        theme, area = current_theme(), self._area()
        if self._axes is not None:
            x = round(area.left() + area.width() * min(self._step, self._last) / self._last) + 0.5
            colour = theme.color("accent" if self.hasFocus() else "ink")
            painter.setPen(QPen(colour, 1.5 if self.hasFocus() else 1))
            painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def csv_text(self) -> str:
        """Return the curves as a table: a column for each curve, a row for each step, of a long race for every n-th."""
        self.flush()
        names = [name for curves in self.curves for name in curves.names]
        rows = [",".join(["step", *(csv_field(name) for name in names)])]
        if not names:
            return rows[0]
        columns, steps = np.concatenate([curves.values for curves in self.curves]), self.curves[0].steps
        if steps is not None:
            columns, steps = columns[:, ::4], steps[::4]
        for row, values in enumerate(columns.T.tolist()):
            step = row if steps is None else int(steps[row])
            rows.append(",".join([str(step), *("" if value != value else repr(value) for value in values)]))
        return "\n".join(rows) + "\n"

    def _area(self) -> QRectF:
        theme = current_theme()
        left = theme.size(48)
        return QRectF(left, 4, max(1, self.width() - left - 4), max(1, self.height() - theme.size(16) - 4))

    def _forget(self) -> None:
        self._pixmap = None
        # The curves are asked for right before they are painted: another wish would have the chart painted twice.
        if not self._flushing:
            self.update()

    def _seek(self, x: float) -> None:
        area = self._area()
        self._wish(round((x - area.left()) / area.width() * self._last))

    def _wish(self, step: int) -> None:
        step = min(max(step, 0), self._last)
        if step != self._step:
            self.seek_requested.emit(step)

    def _paint(self) -> QPixmap:
        """Axes first, curves over them."""
        from playground.gui.plane.qimage import as_qimage

        ratio, area = self.devicePixelRatioF(), self._area()
        stack = self._stacked()
        arrays = [curves.values for curves in self.curves] if stack is None else [stack.reshape(-1, stack.shape[-1])]
        ends = chart_range(arrays, self.logarithmic)
        if ends is None or self._last < 1:
            self._axes = None
            return self._blank(self._paint_empty)
        room = _MARGIN * (ends[1] - ends[0])
        bounds = ends[0] - room, ends[1] + room
        axes = bounds, self._last, self.logarithmic, self.size(), ratio, current_theme()
        if self._axes is None or axes != self._axes[0]:
            self._axes = axes, self._blank(lambda painter: self._paint_axes(painter, area, bounds))
        pixmap = self._axes[1].copy()
        painter = QPainter(pixmap)
        width, height = max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio))
        canvas = self._drawn(Viewport(0, self._last, *bounds, width, height), ratio, stack)
        order = sorted(range(len(self.curves)), key=lambda pen: self.curves[pen].strong)
        painter.drawImage(area.topLeft(), as_qimage(canvas.paint_once(order=order), ratio))
        painter.end()
        return pixmap

    def _blank(self, paint: Callable[[QPainter], None]) -> QPixmap:
        """A pixmap as large as the chart, with something painted on it in small type."""
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(current_theme().color("paper"))
        painter = QPainter(pixmap)
        painter.setFont(current_theme().font(small=True))
        paint(painter)
        painter.end()
        return pixmap

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setPen(current_theme().color("faint"))
        area = QRectF(self.rect()).adjusted(16, 0, -16, 0)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.empty)

    def _paint_axes(self, painter: QPainter, area: QRectF, bounds: tuple[float, float]) -> None:
        theme, metrics = current_theme(), QFontMetricsF(painter.font())
        most = max(2, int(area.height() / (1.7 * metrics.height())))
        ticks = log_ticks(*bounds, most) if self.logarithmic else linear_ticks(*bounds, most)
        for tick in ticks:
            y = round(area.bottom() - area.height() * (tick.value - bounds[0]) / (bounds[1] - bounds[0])) + 0.5
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
            painter.setPen(theme.color("faint"))
            top = min(max(y - metrics.height() / 2, 0.0), area.bottom() - metrics.height() + 4)
            box = QRectF(0, top, area.left() - 6, metrics.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), tick.label)
        painter.setPen(QPen(theme.color("faint"), 1))
        painter.drawLine(QLineF(area.left() - 0.5, area.top(), area.left() - 0.5, area.bottom() + 0.5))
        painter.drawLine(QLineF(area.left() - 0.5, area.bottom() + 0.5, area.right(), area.bottom() + 0.5))
        for tick, left in self._step_ticks(area, metrics):
            x = area.left() + area.width() * tick.value / self._last
            painter.drawLine(QLineF(x, area.bottom() + 0.5, x, area.bottom() + 4))
            painter.drawText(QPointF(left, area.bottom() + 5 + metrics.ascent()), tick.label)

    def _step_ticks(self, area: QRectF, metrics: QFontMetricsF) -> list[tuple[Tick, float]]:
        """As many as have room for their labels, and where these begin. Whole numbers only: there is no half step."""
        many = min(self._last + 1, int(area.width() / metrics.horizontalAdvance("0000")))
        for most in range(max(2, many), 1, -1):
            placed: list[tuple[Tick, float]] = []
            end = -np.inf
            for tick in linear_ticks(0, self._last, most):
                wide = metrics.horizontalAdvance(tick.label)
                left = min(area.left() + area.width() * tick.value / self._last - wide / 2, self.width() - wide)
                if left - end < metrics.horizontalAdvance("0"):
                    break
                if tick.value == round(tick.value):
                    placed.append((tick, left))
                    end = left + wide
            else:
                break
        return placed

    def _stacked(self) -> Floats | None:
        """All values (pens, n, steps + 1) as one array, where curves are alike: one pass is quicker than many."""
        shapes = {curves.values.shape for curves in self.curves}
        if len(shapes) != 1 or any(curves.dashed for curves in self.curves):
            return None
        return np.stack([curves.values for curves in self.curves])

    def _drawn(self, viewport: Viewport, ratio: float, stack: Floats | None) -> "Canvas":
        """The canvas with all curves on it."""
        from playground.picture.curves import curve_lines, many_curve_lines

        canvas = self._fitting_canvas(viewport, ratio)
        if stack is not None:
            steps = self.curves[0].steps if self.curves else None
            for pen, lines in enumerate(many_curve_lines(stack, viewport, self.logarithmic, steps)):
                canvas.draw(pen, lines)
            return canvas
        for pen, curves in enumerate(self.curves):
            if curves.dashed and curves.steps is not None:
                columns = curves.steps * (viewport.width / self._last)
                values = np.where(_in_gap(columns, 5 * ratio), np.nan, curves.values)
                canvas.draw(pen, curve_lines(values, viewport, self.logarithmic, curves.steps))
            elif curves.dashed:
                values = _dashed(curves.values, viewport.width, 5 * ratio)
                canvas.draw(pen, curve_lines(values, replace(viewport, x1=viewport.width), self.logarithmic, first=0.5))
            else:
                canvas.draw(pen, curve_lines(curves.values, viewport, self.logarithmic, curves.steps))
        return canvas

    def _fitting_canvas(self, viewport: Viewport, ratio: float) -> "Canvas":
        """The canvas of the last time, where it fits: its memory is taken once."""
        from playground.picture.canvas import Canvas

        pens = tuple(self._pen(curves, ratio) for curves in self.curves)
        old = self._canvas
        if old is None or (old.width, old.height, old.pens) != (viewport.width, viewport.height, pens):
            self._canvas = old = Canvas(viewport.width, viewport.height, pens)
        return old

    @staticmethod
    def _pen(curves: Curves, ratio: float) -> "Pen":
        many = len(curves.values) > _MANY
        if curves.edged:
            return current_theme().picture.average_pen(curves.color, ratio, pattern=curves.pattern)
        width = 0.8 if many else 2.0 if curves.strong else 1.4
        return current_theme().picture.curve_pen(curves.color, ratio, width, curves.pattern)


def _dashed(values: Floats, width: int, dash: float) -> Floats:
    """Curves (n, steps + 1) as one value for each of `width` columns of pixels, with gaps as long as dashes."""
    columns = np.arange(width)
    places = (columns + 0.5) * (values.shape[1] - 1) / width
    before = places.astype(np.intp)
    share = places - before
    sampled: Floats = values[:, before] * (1 - share) + values[:, np.minimum(before + 1, values.shape[1] - 1)] * share
    sampled[:, _in_gap(columns, dash)] = np.nan
    return sampled


def _in_gap(columns: NDArray[Any], dash: float) -> NDArray[np.bool_]:
    gap: NDArray[np.bool_] = (columns // dash) % 2 == 1
    return gap
