"""The paths of a race as an image."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from playground.picture.lines.canvas import Canvas
from playground.picture.lines.corners import Points, corners
from playground.picture.pixels import Image
from playground.picture.viewport import Viewport

Record = NDArray[np.float64]

# So many paths at a time stay in the cache while they are turned from steps × paths to paths × steps.
_TOGETHER = 64


def path_lines(record: Record, first: int, last: int, viewport: Viewport) -> Points:
    """Return paths between two steps as lines in device pixels, parted by NaN, with the corners the eye needs.

    Arguments: `record` (2, steps, paths) of one contender, NaN after a path's end; steps `first` … `last` are drawn.
    """
    parts = [
        _some(record[:, first : last + 1, s : s + _TOGETHER], viewport) for s in range(0, record.shape[2], _TOGETHER)
    ]
    if len(parts) == 1:
        return parts[0]
    return np.concatenate(parts) if parts else np.empty((0, 2))


def _some(record: Record, viewport: Viewport) -> Points:
    """Corners of a few paths (2, steps, paths)."""
    _, steps, paths = record.shape
    scale_x, offset_x, scale_y, offset_y = viewport.transform
    lines = np.empty((paths, steps + 1, 2))
    xs, ys = lines[:, :-1, 0], lines[:, :-1, 1]
    with np.errstate(over="ignore", invalid="ignore"):
        np.add(np.multiply(record[0].T, scale_x, out=xs), offset_x, out=xs)
        np.add(np.multiply(record[1].T, scale_y, out=ys), offset_y, out=ys)
    lines[:, -1] = np.nan
    return corners(lines.reshape(-1, 2))


def draw_paths(canvas: Canvas, record: Record, until: int, viewport: Viewport) -> None:
    """Draw all contenders' paths up to a step; `record` (contenders, 2, steps, paths), contender c with pen c."""
    canvas.draw_paths(record, until, viewport, range(len(record)))


class GrowingPaths:
    """The paths of a long race while it plays: each frame draws only what is new.

    The image differs from `draw_paths` by less than the tolerance of `corners`, a tenth of a pixel.

    Arguments: `canvas` with one pen for each contender, used for nothing else; `record` (contenders, 2, steps, paths);
    `viewport` as large as the canvas; `order` of the contenders, the last on top.
    """

    def __init__(self, canvas: Canvas, record: Record, viewport: Viewport, order: Sequence[int] | None = None) -> None:
        self._canvas, self._record, self._viewport, self._order = canvas, record, viewport, order
        self._restart(0)

    def _restart(self, step: int) -> None:
        self._canvas.clear()
        draw_paths(self._canvas, self._record, step, self._viewport)
        self._kept = self._positions(step, step)[:, 0]
        self.step = step

    def _positions(self, first: int, last: int) -> NDArray[np.float64]:
        """Device pixels (contenders, steps, paths, 2) at some steps."""
        return self._viewport.pixels(np.moveaxis(self._record[:, :, first : last + 1], 1, -1))

    def image(self, step: int) -> Image:
        """Return the image at a step: cheap forwards, drawn from scratch backwards; a view, valid until the next."""
        if step < self.step:
            self._restart(step)
        elif step > self.step:
            self._grow(step)
        return self._canvas.paint(self._order)

    def _grow(self, step: int) -> None:
        new = self._positions(self.step + 1, step)
        with np.errstate(invalid="ignore", over="ignore"):
            near = ((new - self._kept[:, None]) ** 2).sum(axis=-1) < 0.25
        moved = ~near.all(axis=1)
        for c in range(len(new)):
            paths = np.flatnonzero(moved[c])
            if not paths.size:
                continue
            lines = np.full((paths.size, new.shape[1] + 2, 2), np.nan)
            lines[:, 0] = self._kept[c, paths]
            lines[:, 1:-1] = new[c][:, paths].swapaxes(0, 1)
            self._canvas.draw(c, corners(lines.reshape(-1, 2)))
            self._kept[c, paths] = new[c, -1, paths]
        self.step = step
