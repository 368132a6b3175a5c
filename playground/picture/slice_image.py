"""A slice of a network's loss as an image: colours, contour lines, the path projected onto it."""

import numpy as np
from numpy.typing import NDArray

from playground.picture.background import paint_values
from playground.picture.canvas import Canvas
from playground.picture.levels import Levels, choose_levels
from playground.picture.paths import path_lines
from playground.picture.pixels import Image
from playground.picture.theme import Theme
from playground.picture.viewport import Viewport
from playground.slices.loss_slice import LossSlice

Floats = NDArray[np.float64]


def slice_image(
    found: LossSlice, width: int, height: int, theme: Theme, ratio: float = 1.0, levels: Levels | None = None,
    color: str | None = None,
) -> Image:  # fmt: skip
    """Return a slice on width × height device pixels, opaque, (height, width), y upwards.

    Between the grid's points the loss is a cubic through them, so that a coarse slice can be shown as it is.

    Arguments: `ratio` device pixels for a logical one; `levels` of the contours, by default those that suit the slice
    (a view takes the same ones for slices that it compares); `color` of the path, by default the theme's first.
    """
    view = slice_viewport(found, width, height)
    chosen = choose_levels(found.losses) if levels is None else levels
    image = paint_values(slice_values(found, width, height, chosen), chosen, theme, ratio)
    canvas = Canvas(width, height, [theme.path_pen(theme.contender_color(0, color), ratio)])
    canvas.draw(0, path_lines(found.path.T[:, :, None], 0, len(found.path) - 1, view))
    return canvas.paint_once(image)


def slice_viewport(found: LossSlice, width: int, height: int) -> Viewport:
    """Return the map between a slice's coordinates and device pixels; its axes have scales of their own."""
    (x0, x1), (y0, y1) = ((float(axis[0]), float(axis[-1])) for axis in (found.xs, found.ys))
    return Viewport(x0, x1, y0, y1, width, height)


def slice_values(found: LossSlice, width: int, height: int, levels: Levels | None = None) -> Floats:
    """Return the loss at the centres of pixels, (height, width), row 0 at the top; NaN next to what is not finite.

    With `levels` their heights are interpolated: where a loss spans decades, a cubic through the losses themselves
    would swing below the lowest.
    """
    finite = np.isfinite(found.losses)
    if not finite.any():
        return np.full((height, width), np.nan)
    heights = found.losses if levels is None else levels.height(found.losses)
    low, high = float(heights[finite].min()), float(heights[finite].max())
    rows, columns = _weights(len(found.ys), height)[::-1], _weights(len(found.xs), width)
    values: Floats = rows @ np.where(finite, heights, high) @ columns.T
    # A cubic may swing beyond the numbers it goes through: no colour shows a loss that nobody found.
    np.clip(values, low, high, out=values)
    if not finite.all():
        touched = np.abs(rows) @ (~finite).astype(np.float64) @ np.abs(columns).T
        values[touched > 1e-12] = np.nan
    if levels is None:
        return values
    steps = values * levels.step
    return levels.offset + (10.0**steps if levels.scale == "log" else steps)


def _weights(points: int, pixels: int) -> Floats:
    """The weights of evenly spread points at the centres of pixels, (pixels, points): Catmull & Rom's cubic."""
    places = (np.arange(pixels) + 0.5) / pixels * (points - 1)
    first = np.minimum(places.astype(int), points - 2)
    t = places - first
    cubic = np.stack([
        -0.5 * t + t**2 - 0.5 * t**3, 1 - 2.5 * t**2 + 1.5 * t**3, 0.5 * t + 2 * t**2 - 1.5 * t**3, 0.5 * (t**3 - t**2)
    ])  # fmt: skip
    made, own = np.zeros((pixels, points)), np.arange(pixels)
    for k, weight in enumerate(cubic):
        wanted = first - 1 + k
        within = np.clip(wanted, 0, points - 1)
        # Before the first point and behind the last the grid goes on along a line: v₋₁ = 2v₀ − v₁.
        inner = np.clip(2 * within - wanted, 0, points - 1)
        outside = wanted != within
        np.add.at(made, (own, within), np.where(outside, 2 * weight, weight))
        np.add.at(made, (own, inner), np.where(outside, -weight, 0.0))
    return made
