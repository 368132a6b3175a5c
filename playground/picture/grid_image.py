"""grid_image."""

import numpy as np
from numpy.typing import NDArray

from playground.picture.background import paint_heights
from playground.picture.levels import choose_levels
from playground.picture.pixels import Image
from playground.picture.theme import Theme

Floats = NDArray[np.float64]


def grid_image(values: Floats, width: int, height: int, theme: Theme, line_width: float = 1.0) -> Image:
    """Return the image of a function that is known on a grid alone: filled colours and contours, opaque.

    Between the grid's points heights above the lowest level follow cubic splines through them (Catmull and Rom's), so
    that contours are smooth; the outermost points lie on the picture's edges. Where values are not finite is a hole.

    Arguments: `values` (n, m), n, m ≥ 2, row 0 at the bottom; `width`, `height` of the image in pixels, ≥ 1.
    """
    levels = choose_levels(values)
    heights = levels.height(values)
    holes = ~np.isfinite(heights)
    known = heights[~holes]
    # Far above everything that gets a colour the spline would only swing.
    top = levels.high + (levels.high - levels.low)
    filled = np.where(holes, float(known.max()) if known.size else 0.0, heights).clip(max=top)
    rows = (height - 0.5 - np.arange(height)) / height * (len(values) - 1)
    columns = (np.arange(width) + 0.5) / width * (values.shape[1] - 1)
    smooth = _weights(rows, len(values)) @ filled @ _weights(columns, values.shape[1]).T
    if holes.any():
        smooth[holes[np.ix_(np.round(rows).astype(int), np.round(columns).astype(int))]] = np.nan
    return paint_heights((smooth - levels.base).astype(np.float32), levels, theme, line_width)


def _weights(places: Floats, count: int) -> Floats:
    """The weights (places, count) of a grid's points at places on it; beyond the ends it goes on straight."""
    first = np.clip(np.floor(places).astype(int), 0, count - 2)
    t = places - first
    weights = np.zeros((len(places), count + 2))
    rows = np.arange(len(places))
    for k, part in enumerate(
        (-t / 2 + t**2 - t**3 / 2, 1 - 2.5 * t**2 + 1.5 * t**3, t / 2 + 2 * t**2 - 1.5 * t**3, (t**3 - t**2) / 2)
    ):
        weights[rows, first + k] += part
    inner = weights[:, 1:-1].copy()
    for outside, near, far in ((0, 0, 1), (count + 1, count - 1, count - 2)):
        inner[:, near] += 2 * weights[:, outside]
        inner[:, far] -= weights[:, outside]
    return inner
