"""The legend of a graph in the window: what a file says below the plot."""

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.gui.plane.qimage import as_qimage
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.paints import paints
from playground.picture.graph import Graph

if TYPE_CHECKING:
    from playground.picture.sheet.legend import Entry, LegendRoom

_HIGH = 1e4  # logical pixels of a figure in which there is room for every row


class GraphKey(QWidget):
    """Names of lines and dots with a sample of each, in rows; nothing where a graph has no names."""

    def __init__(self) -> None:
        super().__init__()
        self._graph: Graph | None = None
        self.words: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(0)

    def show_graph(self, graph: Graph | None) -> None:
        """Name what a graph shows; one with the same lines and dots changes nothing."""
        if graph is not None and self._graph is not None and _named(graph) == _named(self._graph):
            return
        self._graph = graph
        self.words = tuple(entry.name for entry in self._entries(1.0))
        self.setAccessibleName(f"legend: {', '.join(self.words)}")
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(80, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other rows."""
        self._fit()

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw samples and names, as files have them."""
        from playground.picture.lines.canvas import Canvas
        from playground.picture.sheet.legend import legend_of

        theme, painter, ratio = current_theme(), QPainter(self), self.devicePixelRatioF()
        painter.fillRect(self.rect(), theme.color("paper"))
        if not self.words:
            return
        unit, high = ratio * theme.factor, self.height() * ratio
        entries = self._entries(unit)
        labels, strokes = legend_of(entries, self._room(entries), 0.0, 0.0, high, theme.picture, unit)
        canvas = Canvas(round(self.width() * ratio), round(high), [stroke.pen for stroke in strokes])
        for k, stroke in enumerate(strokes):
            canvas.draw(k, stroke.lines)
        image = canvas.paint_once()
        painter.drawImage(QPointF(0, 0), as_qimage(image, ratio))
        painter.setFont(theme.font(small=True))
        for label in labels:
            painter.setPen(QColor(label.color))
            place = QRectF(label.x / ratio, label.y / ratio - 50, self.width(), 100)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), label.text)

    def _entries(self, unit: float) -> "tuple[Entry, ...]":
        from playground.picture.sheet.legend_entries import legend_entries

        return () if self._graph is None else legend_entries(self._graph, current_theme().picture, unit)

    def _room(self, entries: "tuple[Entry, ...]") -> "LegendRoom":
        from playground.picture.sheet.legend import legend_room

        return legend_room(entries, max(self.width() / current_theme().factor, 1.0), _HIGH, "below")

    def _fit(self) -> None:
        from playground.picture.sheet.figure_words import ROW

        high = ceil(self._room(self._entries(1.0)).rows * ROW * current_theme().factor)
        if high != self.minimumHeight():
            self.setFixedHeight(high)


def _named(graph: Graph) -> tuple[object, ...]:
    """What the legend is made of."""
    return graph.dots, tuple((line.name, line.color, line.width, line.dashed) for line in graph.lines)
