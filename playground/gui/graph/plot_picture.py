"""What lies between the axes, as pixels that are made once for each change."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from playground.base.run_shared import run_shared
from playground.gui.graph.axis_link import AxisLink
from playground.gui.graph.ground_picture import GroundPicture
from playground.gui.graph.imported import pg
from playground.gui.plane.qimage import as_qimage
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.paints import paints
from playground.picture.graph import Graph
from playground.picture.graph.plot_of import contour_stroke, dots_stroke, patches_of, strokes_of
from playground.picture.graph.pointing import lines_outside
from playground.picture.lines.stroke import Stroke, undashed
from playground.picture.region import Region
from playground.picture.viewport import Viewport

if TYPE_CHECKING:
    from playground.picture.lines.canvas import Canvas
    from playground.picture.pixels import Image

_STRONGER = 1.4  # logical pixels that a marked line is wider
_WORTH_TWO = 20_000  # points that are worth waking a second processor
PALE = 0.3  # what is left of a line behind the cursor while it plays


class PlotPicture(pg.GraphicsObject):
    """The inside of a plot, painted in the pixels of its box and not through pyqtgraph's transforms.

    `grid` are the places of lines across it, from its top, in logical pixels; `cursor_at` is a number of the
    level axis, behind which lines are paler where the link says so; what the link marks is stronger.
    """

    def __init__(self, box: Any, link: AxisLink) -> None:
        super().__init__(box)
        self.link = link
        self.graph: Graph | None = None
        self.region = Region(0.0, 1.0, 0.0, 1.0)
        self.grid: tuple[float, ...] = ()
        self.cursor_at: float | None = None
        self._canvases: list[Canvas] = []
        self._made: tuple[object, ...] = ()
        self.ground = GroundPicture(self)
        self._lines: Image | None = None
        self._outside = 0, 0
        self._mark_made: tuple[object, ...] = ()
        self._mark: Image | None = None

    def boundingRect(self) -> QRectF:
        """All of the box."""
        return QRectF(self.parentItem().rect())

    def view(self, ratio: float) -> Viewport:
        """Return what is seen on the device pixels of the box."""
        size = self.parentItem().size()
        return self.region.on(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))

    @paints
    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        """Ground, grid, bars, lines, dots, words."""
        graph = self.graph
        if graph is None:
            return
        theme, ratio = current_theme(), painter.device().devicePixelRatioF()
        view, box = self.view(ratio), self.boundingRect()
        self._make(graph, view, theme, ratio)
        self.ground.show(graph, view, theme.picture, ratio)
        self.ground.paint(painter, view, box, theme.picture)
        if graph.grid and graph.ground is None:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLines([QLineF(0, y, box.width(), y) for y in self.grid])
        for patch in patches_of(graph, view):
            color = QColor(patch.color)
            color.setAlphaF(patch.opacity)
            area = patch.left / ratio, patch.top / ratio, patch.width / ratio, patch.height / ratio
            painter.fillRect(QRectF(*area), color)
        if self._lines is not None:
            self._paint_lines(painter, as_qimage(self._lines, ratio), box)
        self._paint_outside(painter, theme, box)
        self._make_mark(graph, view, theme, ratio)
        if self._mark is not None:
            painter.drawImage(QPointF(0, 0), as_qimage(self._mark, ratio))
        painter.setFont(theme.font(small=True))
        for note in graph.notes:
            x, y = view.pixel(note.x, note.y)
            painter.setPen(QColor(note.color))
            place = QRectF(x / ratio - 500, y / ratio - 50, 1000, 100)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), note.words)

    def _paint_lines(self, painter: QPainter, image: QImage, box: QRectF) -> None:
        if not self.link.pales or self.cursor_at is None:
            painter.drawImage(QPointF(0, 0), image)
            return
        share = (self.cursor_at - self.region.x0) / (self.region.x1 - self.region.x0)
        until = round(min(max(share, 0.0), 1.0) * box.width())
        ratio = image.devicePixelRatio()
        for left, right, opacity in ((0.0, float(until), 1.0), (float(until), box.width(), PALE)):
            area = QRectF(left, 0, right - left, box.height())
            painter.setOpacity(opacity)
            painter.drawImage(area, image, QRectF(left * ratio, 0, (right - left) * ratio, box.height() * ratio))
        painter.setOpacity(1.0)

    def _paint_outside(self, painter: QPainter, theme: GuiTheme, box: QRectF) -> None:
        """A triangle at the border, with how many lines are seen only further up, or further down."""
        painter.setFont(theme.font(small=True))
        high = painter.fontMetrics().height()
        for count, up in zip(self._outside, (True, False), strict=True):
            if count:
                words = f"{'▲' if up else '▼'} {count}"
                room = QRectF(box.right() - 60, box.top() + 1 if up else box.bottom() - high - 1, 56, high)
                back = painter.fontMetrics().horizontalAdvance(words) + 6.0
                painter.fillRect(QRectF(room.right() - back, room.top(), back + 2, room.height()), theme.color("paper"))
                painter.setPen(theme.color("faint"))
                painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)

    def _make(self, graph: Graph, view: Viewport, theme: GuiTheme, ratio: float) -> None:
        """Make the pixels of lines and dots, unless they are those of the last time."""
        contours = None if graph.ground is None or graph.ground.slow else graph.ground.lines
        made = graph.lines, graph.dots, contours, graph.across, graph.up, view, theme, ratio
        if made == self._made:
            return
        self._made = made
        self._outside = lines_outside(graph, self.region)
        parts = list(_merged(_strokes(graph, view, theme, ratio)))
        self._lines = self._drawn(_halves(parts), view) if parts else None

    def _make_mark(self, graph: Graph, view: Viewport, theme: GuiTheme, ratio: float) -> None:
        """Make the marked lines, stronger and on top: the others stay as they are."""
        made = graph, view, theme, ratio, self.link.mark_key
        if made == self._mark_made:
            return
        self._mark_made, self._mark = made, None
        marked = tuple(
            replace(line, width=line.width + _STRONGER, halo=True, opacity=1.0)
            for line in graph.lines
            if self.link.marks(line.key)
        )
        if marked:
            from playground.picture.lines.canvas import Canvas

            parts = list(_merged(_strokes(replace(graph, lines=marked, dots=(), ground=None), view, theme, ratio)))
            canvas = Canvas(view.width, view.height, [part.pen for part in parts])
            for pen, part in enumerate(parts):
                canvas.draw(pen, part.lines)
            self._mark = canvas.paint_once()

    def _drawn(self, halves: list[list[Stroke]], view: Viewport) -> "Image":
        """Draw lines, of long ones the upper half by a second processor: kernels run without the interpreter's lock."""
        canvases = self._fitting_canvases(halves, view)

        def draw(half: int) -> None:
            for pen, part in enumerate(halves[half]):
                canvases[half].draw(pen, part.lines)

        run_shared(draw, len(halves), number=len(halves) - 1)
        image = canvases[0].paint_once()
        for canvas in canvases[1:]:
            canvas.paint_over(image)
        return image

    def _fitting_canvases(self, halves: list[list[Stroke]], view: Viewport) -> "list[Canvas]":
        """The canvases of the last time, where they fit: their memory is taken once."""
        from playground.picture.lines.canvas import Canvas

        pens, size = [tuple(part.pen for part in half) for half in halves], (view.width, view.height)
        if [(*size, one) for one in pens] != [(old.width, old.height, old.pens) for old in self._canvases]:
            self._canvases = [Canvas(*size, one) for one in pens]
        return self._canvases


def _strokes(graph: Graph, view: Viewport, theme: GuiTheme, ratio: float) -> Iterator[Stroke]:
    if graph.ground is not None and not graph.ground.slow:
        contours = contour_stroke(graph, view, theme.picture, ratio)
        if contours is not None:
            yield contours
    for stroke in strokes_of(graph, view, theme.picture, ratio):
        yield from undashed(stroke)
    for dots in graph.dots:
        yield dots_stroke(dots, graph, view, ratio)


def _merged(strokes: Iterable[Stroke]) -> Iterator[Stroke]:
    """Lines of one pen that follow each other are one: a canvas holds a plane of pixels for each."""
    for pen, group in groupby(strokes, lambda stroke: stroke.pen):
        lines = [stroke.lines for stroke in group]
        yield Stroke(pen, lines[0] if len(lines) == 1 else np.concatenate(lines))


def _halves(strokes: list[Stroke]) -> list[list[Stroke]]:
    """Strokes in two halves, in one where that is not worth waking a second processor.

    Halves of pens and not of points, which change with each turn of the wheel: a canvas is used again for its pens.
    """
    worth = len(strokes) > 1 and sum(len(stroke.lines) for stroke in strokes) >= _WORTH_TWO
    middle = len(strokes) // 2
    return [strokes[:middle], strokes[middle:]] if worth else [strokes]
