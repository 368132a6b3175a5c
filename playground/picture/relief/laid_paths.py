"""The paths of a race on a relief: what of them is seen, and faintly what is hidden."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from playground.kernels.drawing.drape import drape
from playground.picture.lines.canvas import Canvas
from playground.picture.lines.corners import corners
from playground.picture.lines.pen import Pen
from playground.picture.pixels import Image
from playground.picture.relief.ground import Depth
from playground.picture.relief.sight import ReliefSight

Points = NDArray[np.float64]
_ROOM = 1 << 17
_PIECE = 3.0  # pixels of a long step that are straight
_BEHIND = 2.5  # pixels along the ground by which a line may lie behind what is drawn over it
HIDDEN = 0.28  # opacity of what lies behind a hill


class LaidPaths:
    """Draws lines of the plane on a relief; its memory is taken once and used for every frame.

    Arguments: `width`, `height` of the picture; `pens`, one for each colour.
    """

    def __init__(self, width: int, height: int, pens: Sequence[Pen]) -> None:
        self.pens = tuple(pens)
        faint = [Pen(pen.color, pen.width, pen.halo, 0.0, HIDDEN) for pen in pens]
        self._canvas = Canvas(width, height, [*faint, *pens])
        self._seen, self._hidden = np.empty((_ROOM, 2)), np.empty((_ROOM, 2))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self._canvas.width, self._canvas.height

    def add(self, pen: int, record: Points, times: int, sight: ReliefSight, depth: Depth, behind: bool = True) -> None:
        """Lay paths; `record` (2, steps, paths), of which the first `times` steps count; NaN after a path's end.

        `behind` says whether hidden parts are drawn faintly, or not at all.
        """
        _, _, paths = record.shape
        flat = np.ascontiguousarray(record.reshape(2, -1), np.float64)
        view = sight.view
        cells = max(abs(float(pace)) for pace in view[[3, 4, 6, 7]])
        place = np.array([*sight.block.to_grid, _BEHIND / max(float(view[9]), 0.2), _PIECE * cells])
        state, done = np.zeros(4, np.int64), 0
        while not done:
            done = drape(
                flat, times, paths, sight.block.heights, view, place, depth, self._seen, self._hidden, state
            )  # fmt: skip
            seen, hidden = int(state[2]), int(state[3])
            if seen:
                self._canvas.draw(len(self.pens) + pen, corners(self._seen[:seen]))
            if hidden and behind:
                self._canvas.draw(pen, corners(self._hidden[:hidden]))

    def paint(self, image: Image) -> None:
        """Paint everything that was added on an image, and forget it."""
        self._canvas.paint_over(image)
