"""A surface as an image: filled colours and contour lines."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from playground.kernels.drawing.colouring import colour, heights
from playground.picture.colors.palette import bent
from playground.picture.colors.theme import Theme
from playground.picture.pixels import Image
from playground.picture.surface.levels import Levels, choose_levels
from playground.picture.viewport import Viewport
from playground.problems.surface import Surface

Quality = Literal["coarse", "sharp"]
Values = NDArray[np.float64]
Heights = NDArray[np.float32]

_COARSE = 2


def sample(surface: Surface, viewport: Viewport, step: int = 1) -> Values:
    """Return f at the centres of all pixels, or of cells of step × step pixels; row 0 is the top."""
    return sample_grid(surface, *viewport.centres(step))


def sample_grid(surface: Surface, xs: Values, ys: Values) -> Values:
    """Return f on the grid of `xs` (w) and `ys` (h), float64 (h, w)."""
    return surface.raster(xs, ys)


def surface_levels(surface: Surface, values: Values, scale: str = "auto") -> Levels:
    """Return levels for what is seen of a surface: as asked, else as its author wished, else as its values suggest."""
    wished = surface.levels if scale == "auto" else scale
    chosen: Literal["auto", "log", "linear"] = "log" if wished == "log" else "linear" if wished == "linear" else "auto"
    return choose_levels(values, chosen, surface.minimum_value)


def paint_values(values: Values, levels: Levels, theme: Theme, line_width: float = 1.0) -> Image:
    """Return the image of values (h, w) in a theme; `line_width` of contours in pixels, 0 for none."""
    return paint_heights(level_heights(values, levels), levels, theme, line_width)


def level_heights(values: Values, levels: Levels) -> Heights:
    """Return how many contour levels values (h, w) lie above `levels.base`, float32; NaN where they are none."""
    u = np.empty(values.shape, np.float32)
    logarithmic = levels.scale == "log"
    heights(values, logarithmic, levels.offset, levels.least, levels.step, float(levels.base), u)
    return u


def paint_heights(u: Heights, levels: Levels, theme: Theme, line_width: float = 1.0) -> Image:
    """Return the image of heights (h, w) above `levels.base`, as `level_heights` has them."""
    image = np.empty(u.shape, np.uint32)
    low, high = levels.low - levels.base, levels.high - levels.base
    colour(u, low, high, bent(theme.table, levels.bend), bent(theme.lined, levels.bend), line_width, image)
    return image


def _doubled(u: Heights, height: int, width: int) -> Heights:
    """Twice as many rows and columns: new centres lie a quarter of a cell from the old, weights are 3 : 1."""
    tall = np.empty((2 * u.shape[0], u.shape[1]), np.float32)
    own = np.float32(0.75) * u
    other = np.float32(0.25) * u
    np.add(own, other[np.maximum(np.arange(len(u)) - 1, 0)], out=tall[0::2])
    np.add(own, other[np.minimum(np.arange(len(u)) + 1, len(u) - 1)], out=tall[1::2])
    full = np.empty((len(tall), 2 * u.shape[1]), np.float32)
    full[:, 0::2] = full[:, 1::2] = np.float32(0.75) * tall
    other = np.float32(0.25) * tall
    full[:, 2::2] += other[:, :-1]
    full[:, 0] += other[:, 0]
    full[:, 1:-1:2] += other[:, 1:]
    full[:, -1] += other[:, -1]
    return np.ascontiguousarray(full[:height, :width])


def render_background(
    surface: Surface,
    viewport: Viewport,
    theme: Theme,
    scale: str = "auto",
    quality: Quality = "sharp",
    line_width: float = 1.0,
    levels: Levels | None = None,
) -> Image:
    """Return a surface's opaque image, uint32 (h, w) of the viewport.

    "coarse" knows f at every second pixel of every second row only and fills in between: for frames of a drag.

    Arguments: `scale` "auto", "log" or "linear"; `line_width` of contours in device pixels; `levels` where they are
    known.
    """
    values = sample(surface, viewport, _COARSE if quality == "coarse" else 1)
    if levels is None:
        levels = surface_levels(surface, values, scale)
    u = level_heights(values, levels)
    if quality == "coarse":
        u = _doubled(u, viewport.height, viewport.width)
    return paint_heights(u, levels, theme, line_width)
