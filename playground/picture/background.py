"""A surface as an image: filled colours and contour lines."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from playground.kernels.colouring import colour, heights
from playground.kernels.raster import raster
from playground.picture.levels import Levels, choose_levels
from playground.picture.pixels import Image
from playground.picture.theme import Theme
from playground.picture.viewport import Viewport
from playground.problems.surface import Surface

Quality = Literal["coarse", "sharp"]
Values = NDArray[np.float64]

_COARSE = 2


def sample(surface: Surface, viewport: Viewport, step: int = 1) -> Values:
    """Return f at the centres of all pixels, or of cells of step × step pixels; row 0 is the top."""
    xs, ys = viewport.centres(step)
    out = np.empty((len(ys), len(xs)))
    raster(surface.field("value"), xs, ys, surface.packed_parameters(), out)
    return out


def surface_levels(surface: Surface, values: Values, scale: str = "auto") -> Levels:
    """Return levels for what is seen of a surface: as asked for, else as its author wished, else as its values suggest."""
    wished = surface.levels if scale == "auto" else scale
    chosen: Literal["auto", "log", "linear"] = "log" if wished == "log" else "linear" if wished == "linear" else "auto"
    return choose_levels(values, chosen, surface.minimum_value)


def paint_values(values: Values, levels: Levels, theme: Theme, line_width: float = 1.0) -> Image:
    """Return the image of values (h, w) in a theme; `line_width` of contours in pixels, 0 for none."""
    u = np.empty(values.shape, np.float32)
    logarithmic = levels.scale == "log"
    heights(values, logarithmic, levels.offset, levels.least, levels.step, float(levels.base), u)
    image = np.empty(values.shape, np.uint32)
    low, high = levels.low - levels.base, levels.high - levels.base
    colour(u, low, high, _bent(theme.table, levels.bend), _bent(theme.lined, levels.bend), line_width, image)
    return image


def _bent(table: Image, bend: float) -> Image:
    """A colour map whose places are raised to a power; the last pixel is the hole's and stays."""
    size = len(table) - 1
    # A little further in, because the power's infinite slope at 0 would skip colours.
    powers = np.linspace(0.01, 1, size) ** bend
    places = np.round((size - 1) * (powers - powers[0]) / (1 - powers[0])).astype(np.intp)
    return table[np.append(places, size)]


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

    "coarse" knows f at every second pixel of every second row only and shows each value as four pixels: for frames of a drag.

    Arguments: `scale` "auto", "log" or "linear"; `line_width` of contours in device pixels; `levels` where they are known.
    """
    step = _COARSE if quality == "coarse" else 1
    values = sample(surface, viewport, step)
    if levels is None:
        levels = surface_levels(surface, values, scale)
    image = paint_values(values, levels, theme, line_width / step)
    if step == 1:
        return image
    grown = image.repeat(step, axis=0).repeat(step, axis=1)
    return np.ascontiguousarray(grown[: viewport.height, : viewport.width])
