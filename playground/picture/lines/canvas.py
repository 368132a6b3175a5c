"""Lines of several colours on one image, drawn at once or grown while a race plays."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from playground.kernels.compiling.address import address
from playground.kernels.drawing.simplify import simplify
from playground.kernels.drawing.strokes import BLOCK, compose, mark
from playground.kernels.drawing.trace import trace
from playground.picture.lines.corners import CLOSEST, TOLERANCE
from playground.picture.lines.pen import Pen
from playground.picture.pixels import Image
from playground.picture.viewport import Viewport

Points = NDArray[np.float64]

_NO_GROUND: Image = np.empty(0, np.uint32)


class Canvas:
    """Planes of nearness, one for each pen, and the image they make; all memory is taken once.

    `draw` adds lines, `paint` makes the image. While a race plays, draw what is new and paint again: only touched
    pixels are composed anew, in the pens' order, and the image is the one a drawing of the same lines from scratch
    would give. Not to be used from two threads at once.

    Arguments: `width`, `height` in device pixels; `pens`, the first lies lowest.
    """

    def __init__(self, width: int, height: int, pens: Sequence[Pen]) -> None:
        if not (0 < width <= 32768 and 0 < height <= 32768):
            raise ValueError(f"a canvas has 1 to 32768 pixels on each side, got {width} × {height}")
        blocks = -(-width // BLOCK)
        self.width, self.height = width, height
        self._planes = np.zeros((len(pens), height * blocks * BLOCK), np.uint8)
        self._words = self._planes.view(np.uint64)
        self._dirty = np.zeros(height * blocks, np.uint32)
        self._touched = np.empty(height * blocks, np.int32)
        self._count = 0
        self._inks = np.empty(BLOCK, np.uint32)
        self._order = np.arange(len(pens))
        self._image: Image = np.zeros((height, width), np.uint32)
        self._blank = True
        self.pens = tuple(pens)
        self._tables = np.array([pen.table() for pen in pens], np.uint32).reshape(-1, 256)
        self._reaches = np.array([pen.reach for pen in pens], np.float64)
        self._scratch: tuple[Points, Points, NDArray[np.int32]] = _scratch(0)

    def draw(self, pen: int, lines: Points) -> None:
        """Add lines of one pen: (n, 2) device pixels, x right, y down, parted where they are not finite."""
        lines = np.ascontiguousarray(lines, np.float64)
        reach = self.pens[pen].reach
        plane, dirty, touched = self._planes[pen], self._dirty, self._touched
        count, width, height = self._count, self.width, self.height
        self._count = mark(lines, len(lines), plane, pen, dirty, touched, count, width, height, reach)
        self._blank = self._blank and self._count == 0

    def draw_paths(self, record: Points, last: int, viewport: Viewport, order: Sequence[int]) -> None:
        """Add the paths of contenders up to a step, contender c with pen c: `draw` of `path_lines`, in one call.

        Arguments: `record` (contenders, 2, steps, paths), NaN after a path's end; `order` which contenders.
        """
        record = np.ascontiguousarray(record, np.float64)
        _, _, times, paths = record.shape
        steps = min(last + 1, times)
        if len(self._scratch[0]) <= steps:
            self._scratch = _scratch(steps)
        points, lines, chosen = self._scratch
        kernels = simplify.address, mark.address
        scratch = address(points), address(lines), address(chosen), address(self._reaches)
        planes = address(self._planes), *self._planes.shape, address(self._dirty), address(self._touched)
        job = (address(record), times, steps, paths, *kernels, *scratch, *planes)
        sizes = len(self._dirty), self.width, self.height
        scales = (*viewport.transform, CLOSEST, TOLERANCE)
        self._count = trace(
            np.array(order, np.int64), np.array(job + sizes, np.int64), np.array(scales), chosen, self._count
        )
        self._blank = self._blank and self._count == 0

    def paint(self, order: Sequence[int] | None = None) -> Image:
        """Compose what was drawn since the last time and return the image, transparent where no line is.

        The image is a view of the canvas' own memory. Arguments: `order` of the pens, the last on top; always the
        same.
        """
        self._compose(_NO_GROUND, self._image, order, erase=False)
        return self._image

    def paint_once(self, ground: Image | None = None, order: Sequence[int] | None = None) -> Image:
        """Compose what was drawn into a new image and forget it: the quick way where everything moves in each frame."""
        image = np.zeros((self.height, self.width), np.uint32) if ground is None else ground.copy()
        self._compose(_NO_GROUND if ground is None else ground, image, order, erase=True)
        return image

    def paint_over(self, image: Image) -> None:
        """Compose what was drawn on an image (h, w) itself and forget it: no memory is taken."""
        self._compose(image, image, None, erase=True)

    def _compose(self, ground: Image, image: Image, order: Sequence[int] | None, erase: bool) -> None:
        chosen = self._order if order is None else np.array(order, np.int64)
        touched, count = self._touched, self._count
        compose(
            self._words, self._planes, self._tables, chosen, self._dirty, touched, count,
            ground.ravel(), image.ravel(), self._inks, self.width, erase,
        )  # fmt: skip
        self._count = 0

    def clear(self) -> None:
        """Forget all lines."""
        if not self._blank:
            self._planes.fill(0)
            self._dirty.fill(0)
            self._image.fill(0)
            self._count, self._blank = 0, True


def _scratch(steps: int) -> tuple[Points, Points, NDArray[np.int32]]:
    """Memory for a path of so many steps: its points, its corners, and which of the points they are."""
    most = 2 * steps + 2
    return np.empty((steps + 1, 2)), np.empty((most, 2)), np.empty(most, np.int32)
