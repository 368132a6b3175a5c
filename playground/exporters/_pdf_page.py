"""A page of a PDF file: strokes, signs and images as vectors and pixels, words in a subset of the bundled font."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from playground.base.assets import assets_folder
from playground.exporters._pixels import as_picture
from playground.picture.lines.corners import Points
from playground.picture.lines.marks import Mark
from playground.picture.lines.pen import Band
from playground.picture.lines.stroke import Stroke
from playground.picture.pixels import Image
from playground.picture.sheet.figure_words import Label
from playground.picture.sheet.sheet import Patch
from playground.picture.sheet.text_width import text_width

if TYPE_CHECKING:
    pass

POINTS: Final = 72 / 96  # of a logical pixel, which is a 96th of an inch
_FONT: Final = "DejaVu Sans"
_FARTHEST: Final = 1e5  # as in an SVG drawing: farther out no viewer needs to know where a line goes


class PdfPage:
    """One page whose unit is a device pixel of the figure, y downwards.

    Arguments: `width`, `height` in device pixels, `ratio` of them for a logical one; `title` of the document; `paper`
    the colour of the page.
    """

    def __init__(self, width: float, height: float, ratio: float, title: str, paper: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        _register_font()
        self._buffer = BytesIO()
        unit = POINTS / ratio
        # Without a date and a random name: the same figure gives the same bytes.
        self.pen: Canvas = Canvas(
            self._buffer, (width * unit, height * unit), invariant=1, pageCompression=1, initialFontName=_FONT
        )
        self.pen.setTitle(title)
        self.pen.setCreator("Optimizer Playground")
        self.pen.translate(0, height * unit)
        self.pen.scale(unit, -unit)
        self.rectangle(0, 0, width, height, paper)

    def encode(self) -> bytes:
        """Return the file."""
        self.pen.showPage()
        self.pen.save()
        return self._buffer.getvalue()

    @contextmanager
    def clipped(self, left: float, top: float, width: float, height: float) -> Iterator[None]:
        """Measure from (left, top), and draw nothing outside of a rectangle."""
        self.pen.saveState()
        self.pen.translate(left, top)
        path = self.pen.beginPath()
        path.rect(0, 0, width, height)
        self.pen.clipPath(path, stroke=0, fill=0)
        yield
        self.pen.restoreState()

    def rectangle(self, left: float, top: float, width: float, height: float, color: str, opacity: float = 1.0) -> None:
        """Fill a rectangle."""
        self._fill(color, opacity)
        self.pen.rect(left, top, width, height, stroke=0, fill=1)

    def patches(self, patches: Iterable[Patch]) -> None:
        """Fill rectangles."""
        for patch in patches:
            self.rectangle(patch.left, patch.top, patch.width, patch.height, patch.color, patch.opacity)

    def area(self, outlines: Sequence[Points], color: str, opacity: float = 1.0) -> None:
        """Fill what lies in an odd number of outlines, each a closed line or several parted by NaN."""
        self._fill(color, opacity)
        self.pen.drawPath(self._path(outlines, closed=True), stroke=0, fill=1, fillMode=0)

    def line(
        self, lines: Sequence[Points], color: str, width: float, opacity: float = 1.0,
        dash: tuple[float, float] | None = None,
    ) -> None:  # fmt: skip
        """Draw lines, each parted by NaN, with round ends; those of dashes are flat."""
        self._stroke(color, width, opacity, dash)
        self.pen.drawPath(self._path(lines), stroke=1, fill=0)

    def stroke(self, stroke: Stroke) -> None:
        """Draw the halo, then the core and what lies on it."""
        pen = stroke.pen
        if pen.halo_width > 0:
            self.line([stroke.lines], pen.halo, pen.width + 2 * pen.halo_width, pen.halo_opacity)
        for band in (Band(pen.color, pen.width), *pen.bands):
            self.line([stroke.lines], band.color, band.width, pen.opacity, stroke.dash)

    def mark(self, mark: Mark) -> None:
        """Draw a sign."""
        lines = [np.array(line) for line in mark.lines()]
        if lines:
            self.line(lines, mark.edge, mark.line_width + 2 * mark.edge_width)
            self.line(lines, mark.fill, mark.line_width)
            return
        self._stroke(mark.edge, mark.edge_width, 1.0, None)
        self._fill(mark.fill, 1.0)
        edge = int(mark.edge_width > 0)
        if mark.outline():
            self.pen.drawPath(self._path([np.array(mark.outline())], closed=True), stroke=edge, fill=1)
        else:
            self.pen.circle(mark.x, mark.y, mark.radius, stroke=edge, fill=1)
        for ring in mark.rings:
            self._fill(ring.color, 1.0)
            self.pen.circle(mark.x, mark.y, ring.width / 2, stroke=0, fill=1)

    def label(self, label: Label) -> None:
        """Write words."""
        self._fill(label.color, 1.0)
        self.pen.saveState()
        self.pen.translate(label.x, label.y)
        self.pen.scale(1, -1)
        if label.upwards:
            self.pen.rotate(90)
        self.pen.setFont(_FONT, label.size)
        width = text_width(label.text, label.size)
        left = {"start": 0.0, "middle": -width / 2, "end": -width}[label.anchor]
        self.pen.drawString(left, -0.35 * label.size, label.text)
        self.pen.restoreState()

    def image(self, image: Image, left: float, top: float, width: float, height: float) -> None:
        """Draw pixels, stretched over a rectangle; smoothly, as viewers of PDF files differ in that."""
        from PIL.Image import Resampling
        from reportlab.lib.utils import ImageReader

        picture = as_picture(image)
        if picture.width < width or picture.height < height:
            picture = picture.resize((round(width), round(height)), Resampling.BILINEAR)
        self.pen.saveState()
        self.pen.translate(left, top + height)
        self.pen.scale(1, -1)
        self.pen.drawImage(ImageReader(picture), 0, 0, width, height)
        self.pen.restoreState()

    def _fill(self, color: str, opacity: float) -> None:
        self.pen.setFillColor(_color(color))
        self.pen.setFillAlpha(opacity)

    def _stroke(self, color: str, width: float, opacity: float, dash: tuple[float, float] | None) -> None:
        self.pen.setStrokeColor(_color(color))
        self.pen.setStrokeAlpha(opacity)
        self.pen.setLineWidth(width)
        self.pen.setLineJoin(1)
        self.pen.setLineCap(1 if dash is None else 0)
        self.pen.setDash([] if dash is None else list(dash))

    def _path(self, lines: Iterable[Points], closed: bool = False) -> Any:
        path = self.pen.beginPath()
        for one in lines:
            for part in _parts(np.asarray(one, np.float64)):
                (x, y), *rest = part.tolist()
                path.moveTo(x, y)
                for x, y in rest:
                    path.lineTo(x, y)
                if closed:
                    path.close()
        return path


def image_page(image: Image, ratio: float, title: str, paper: str) -> bytes:
    """Return a PDF file that shows pixels alone, `ratio` of them for a logical one."""
    height, width = image.shape
    page = PdfPage(width, height, ratio, title, paper)
    page.image(image, 0, 0, width, height)
    return page.encode()


def _parts(lines: Points) -> Iterator[Points]:
    """The pieces between points that are not finite; one alone is a line of no length, a dot."""
    finite = np.isfinite(lines).all(axis=1)
    away = np.maximum(np.abs(lines).max(axis=1, initial=0.0, keepdims=True), _FARTHEST)
    near = np.round(lines / away * _FARTHEST, 2)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], finite, [False]]).astype(np.int8)))
    for begin, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        yield near[begin:end] if end > begin + 1 else np.repeat(near[begin:end], 2, axis=0)


def _color(text: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(text)


def _register_font() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    # Registered anew for each file, since a font remembers which letters the last file used.
    pdfmetrics.registerFont(TTFont(_FONT, str(assets_folder() / "fonts" / "DejaVuSans.ttf")))
