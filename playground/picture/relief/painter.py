"""The whole picture of a relief."""

import numpy as np
from numpy.typing import NDArray

from playground.base.run_shared import run_shared
from playground.picture.colors.theme import Theme
from playground.picture.lines.canvas import Canvas
from playground.picture.lines.path_pens import path_pens
from playground.picture.lines.pen import Pen
from playground.picture.pixels import Image
from playground.picture.relief.colors import packed, relief_colors
from playground.picture.relief.frame import Frame, relief_frame
from playground.picture.relief.ground import FINE, Depth, paint_ground
from playground.picture.relief.laid_paths import LaidPaths
from playground.picture.relief.lettering import write_words
from playground.picture.relief.race import ReliefRace
from playground.picture.relief.sight import ReliefSight
from playground.picture.relief.signs import dot_pens, paint_signs

Points = NDArray[np.float64]


class ReliefPainter:
    """Paints reliefs; what two pictures have in common is drawn once, and memory is taken once.

    A race that plays costs its paths alone, a turned block everything. Not to be used from two threads at once.
    """

    def __init__(self) -> None:
        self._key: object = None
        self._frame: Frame | None = None
        self._paths: list[LaidPaths] = []
        self._lines: dict[str, LaidPaths] = {}
        self._canvases: dict[str, Canvas] = {}
        self._ground: Image = np.empty((0, 0), np.uint32)
        self._image: Image = self._ground
        self.depth: Depth = np.empty((0, 0), np.float32)

    def paint(self, sight: ReliefSight, theme: Theme, text_size: float, race: ReliefRace, columns: int = FINE) -> Image:
        """Return the opaque image, uint32 (height, width) of the sight; it is valid until the next one is painted.

        Arguments: `text_size` in device pixels; `columns` 1 or 2 that are drawn for each of the picture's.
        """
        frame, image = self._block(sight, theme, text_size, columns), self._image
        np.copyto(image, self._ground)
        if len(race.record):
            self._lay(race, sight, theme)
        strokes = race.draped.strokes
        if strokes:
            lines = self._laid("layers", sight, tuple(stroke.pen for stroke in strokes))
            for pen, stroke in enumerate(strokes):
                lines.add(pen, stroke.lines.T[:, :, None], len(stroke.lines), sight, self.depth)
            lines.paint(image)
        canvas = self._canvas("dots", sight, dot_pens(race, theme, sight.ratio))
        paint_signs(canvas, image, sight, race, self.depth, theme)
        for word in frame.words:
            color = theme.ink if word.strong else theme.faint
            write_words(image, word.text, word.x, word.y, text_size, color, word.anchor)
        return image

    def _block(self, sight: ReliefSight, theme: Theme, text_size: float, columns: int) -> Frame:
        """Walls, block, edges and axes, painted where they are not what they were."""
        key = (sight.block, sight.camera, sight.width, sight.height, sight.ratio, theme.id, text_size, columns)
        if self._frame is None or self._key != key:
            size = sight.height, sight.width
            if self._ground.shape != size:
                self._ground, self._image = np.empty(size, np.uint32), np.empty(size, np.uint32)
                self.depth = np.empty(size, np.float32)
            self._frame, self._key = relief_frame(sight, text_size), key
            self._paint_block(sight, theme, self._frame, columns)
        return self._frame

    def _paint_block(self, sight: ReliefSight, theme: Theme, frame: Frame, columns: int) -> None:
        image, ratio = self._ground, sight.ratio
        image.fill(packed(theme.paper))
        canvas = self._canvas("walls", sight, (Pen(theme.faint, ratio, theme.paper, 0.0, 0.3),))
        canvas.draw(0, frame.back)
        canvas.paint_over(image)
        paint_ground(sight, theme, image, self.depth, columns)
        pens = (Pen(relief_colors(theme).edge, ratio, theme.paper, 0.0, 0.7),)
        rim = self._laid("rim", sight, pens)
        rim.add(0, _border(sight), 2, sight, self.depth, behind=False)
        rim.paint(image)
        canvas = self._canvas("axes", sight, (Pen(theme.faint, ratio, theme.paper, 0.0),))
        canvas.draw(0, frame.front)
        canvas.paint_over(image)

    def _lay(self, race: ReliefRace, sight: ReliefSight, theme: Theme) -> None:
        """The second processor lays the upper half of the contenders meanwhile."""
        pens = path_pens(race.looks, race.average_looks, theme, sight.ratio, race.count)
        half = len(pens) // 2
        parts = [part for part in (range(half), range(half, len(pens))) if part]
        wanted = [tuple(pens[c] for c in part) for part in parts]
        if [(one.pens, one.size) for one in self._paths] != [(part, (sight.width, sight.height)) for part in wanted]:
            self._paths = [LaidPaths(sight.width, sight.height, part) for part in wanted]

        def lay(part: int) -> None:
            for pen, contender in enumerate(parts[part]):
                record = race.record[contender]
                self._paths[part].add(pen, record, min(race.step + 1, record.shape[1]), sight, self.depth)

        run_shared(lay, len(parts))
        for paths in self._paths:
            paths.paint(self._image)

    def _laid(self, name: str, sight: ReliefSight, pens: tuple[Pen, ...]) -> LaidPaths:
        lines = self._lines.get(name)
        if lines is None or lines.pens != pens or lines.size != (sight.width, sight.height):
            lines = self._lines[name] = LaidPaths(sight.width, sight.height, pens)
        return lines

    def _canvas(self, name: str, sight: ReliefSight, pens: tuple[Pen, ...]) -> Canvas:
        canvas = self._canvases.get(name)
        if canvas is None or canvas.pens != pens or (canvas.width, canvas.height) != (sight.width, sight.height):
            canvas = self._canvases[name] = Canvas(sight.width, sight.height, pens)
        return canvas


def _border(sight: ReliefSight) -> Points:
    """The four edges of the surface as paths of one long step."""
    region = sight.block.region
    xs, ys = (region.x0, region.x1, region.x1, region.x0), (region.y0, region.y0, region.y1, region.y1)
    return np.array([[xs, xs[1:] + xs[:1]], [ys, ys[1:] + ys[:1]]])
