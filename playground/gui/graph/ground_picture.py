"""What lies under the lines of a plot, as pixels at a place of the data."""

from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QColor, QPainter

from playground.gui.graph.ground_painter import GroundPainter
from playground.gui.plane.qimage import as_qimage
from playground.picture.colors.theme import Theme
from playground.picture.graph import Graph, Ground
from playground.picture.graph.plot_of import contour_stroke
from playground.picture.pixels import Image
from playground.picture.region import Region
from playground.picture.viewport import Viewport

_LARGEST = 1e5  # logical pixels of a stretched image: of a larger one nothing is to be seen


class _Made(NamedTuple):
    """An image, where it lies in the numbers of the axes, and what it is a picture of."""

    image: Image
    region: Region
    key: object


class GroundPicture(QObject):
    """The picture of a ground, which lies where its numbers are.

    What is slow is painted in a thread, with its contours; the last picture of the same thing is stretched until then.
    `changed` says that another one is there, `failed(error)` that there will be none.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked: tuple[object, ...] = ()
        self._made: _Made | None = None
        self._painter: GroundPainter | None = None

    @property
    def idle(self) -> bool:
        """Whether the picture is the one of what is seen."""
        return self._painter is None or self._painter.idle

    @property
    def region(self) -> Region | None:
        """Where the picture lies, None while there is none."""
        return None if self._made is None else self._made.region

    def show(self, graph: Graph, view: Viewport, theme: Theme, ratio: float) -> None:
        """Have the picture of what is seen, now or soon."""
        ground = graph.ground
        asked = ground, *(() if ground is None or ground.region is not None else (view, ratio)), theme
        if asked == self._asked:
            return
        self._asked = asked
        if ground is None:
            self._made = None
            return
        if self._made is not None and (ground.key is None or ground.key != self._made.key):
            self._made = None
        if not ground.slow:
            self._made = _Made(ground.paint(view, theme, ratio), ground.region or _seen(view), ground.key)
            return
        if self._painter is None:
            self._painter = GroundPainter(self)
            self._painter.painted.connect(self._take)
            self._painter.failed.connect(self.failed)
        self._painter.ask((ground, _seen(view)), lambda: _with_contours(graph, ground, view, theme, ratio))

    def paint(self, painter: QPainter, view: Viewport, box: QRectF, theme: Theme) -> None:
        """Draw it where its numbers are seen; round it is paper, or a hole where the ground goes on."""
        made, ground = self._made, self._asked[0] if self._asked else None
        if made is None or not isinstance(ground, Ground):
            return
        region, ratio = made.region, view.width / max(box.width(), 1.0)
        (left, top), (right, bottom) = view.pixel(region.x0, region.y1), view.pixel(region.x1, region.y0)
        where = QRectF(left / ratio, top / ratio, (right - left) / ratio, (bottom - top) / ratio)
        painter.fillRect(box, QColor(theme.hole if ground.region is None else theme.paper))
        if where.width() < _LARGEST and where.height() < _LARGEST:
            painter.save()
            painter.setClipRect(box)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(where, as_qimage(made.image, opaque=True))
            painter.restore()

    def close(self) -> None:
        """End the thread."""
        if self._painter is not None:
            self._painter.close()

    def _take(self, about: Any, image: Image) -> None:
        ground, region = about
        if self._asked and isinstance(self._asked[0], Ground) and self._asked[0].key == ground.key:
            self._made = _Made(image, ground.region or region, ground.key)
            self.changed.emit()


def _seen(view: Viewport) -> Region:
    return Region(view.x0, view.x1, view.y0, view.y1)


def _with_contours(graph: Graph, ground: Ground, view: Viewport, theme: Theme, ratio: float) -> Image:
    from playground.picture.lines.canvas import Canvas

    image = ground.paint(view, theme, ratio)
    contours = contour_stroke(graph, view, theme, ratio)
    if contours is None:
        return image
    canvas = Canvas(view.width, view.height, [contours.pen])
    canvas.draw(0, contours.lines)
    return canvas.paint_once(image)
