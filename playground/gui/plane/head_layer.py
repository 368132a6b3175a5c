"""Many heads as one image: a painter needs a call for each, the strokes a microsecond."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from playground.gui.plane.race_layer import Points
from playground.picture.colors.contender_look import ContenderLook
from playground.picture.colors.theme import Theme
from playground.picture.lines.pen import Pen
from playground.picture.pixels import Image
from playground.picture.viewport import Viewport

if TYPE_CHECKING:
    from playground.picture.lines.canvas import Canvas

_RADIUS, _EDGE = 2.6, 0.9


class HeadLayer:
    """Draws the heads of a crowd as small dots."""

    def __init__(self) -> None:
        self._canvas: Canvas | None = None

    def draw(
        self, heads: Sequence[Points], looks: Sequence[ContenderLook], viewport: Viewport, theme: Theme, ratio: float
    ) -> Image:
        """Return the image of heads, each (n, 2) of the data in one look, transparent elsewhere."""
        from playground.picture.lines.canvas import Canvas

        unit = ratio * theme.strength
        pens = tuple(
            Pen(one.color, 2 * _RADIUS * unit, theme.halo, _EDGE * unit, 1.0, theme.halo_opacity,
                one.rings(theme, _RADIUS * unit))
            for one in looks
        )  # fmt: skip
        canvas = self._canvas
        size = viewport.width, viewport.height
        if canvas is None or canvas.pens != pens or (canvas.width, canvas.height) != size:
            canvas = self._canvas = Canvas(*size, pens)
        # A dot is a line from a point to itself; the third point, which is none, parts it from the next.
        for row, places in enumerate(heads):
            dots = np.full((len(places), 3, 2), np.nan)
            dots[:, :2] = viewport.pixels(places)[:, None]
            canvas.draw(row, dots.reshape(-1, 2))
        return canvas.paint_once()
