"""Contour lines and filled bands as vectors, for files that stay sharp at any size."""

from dataclasses import dataclass
from math import ceil, floor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.picture.colors.theme import Theme
from playground.picture.lines.corners import Points, corners
from playground.picture.surface.background import sample_grid
from playground.picture.surface.levels import Levels
from playground.picture.viewport import Viewport
from playground.problems.surface import Surface

_SPACING = 2.0
_BANDS = 48


@dataclass(frozen=True)
class Band:
    """All places above a level: `outlines` in device pixels, parted by NaN, even-odd filled with `color`.

    A hole is an outline inside another.
    """

    color: str
    outlines: Points


def contour_lines(surface: Surface, viewport: Viewport, levels: Levels) -> list[Points]:
    """Return the lines of every level, lowest first, in device pixels parted by NaN; empty ones are left out."""
    return height_lines(*_height_grid(surface, viewport, levels), levels)


def height_lines(xs: Points, ys: Points, heights: Points, levels: Levels) -> list[Points]:
    """Return the lines of every level through heights (h, w), masked where there are none, on a grid of pixels.

    Arguments: `xs` (w) and `ys` (h) device pixels of the grid's columns and rows.
    """
    from contourpy import LineType, contour_generator

    generator = contour_generator(xs, ys, heights, line_type=LineType.ChunkCombinedNan)
    found: list[Any] = [generator.lines(float(k)) for k in range(ceil(levels.low), floor(levels.high) + 1)]
    return [corners(lines[0][0], 0.3, 0.05) for lines in found if lines[0][0] is not None]


def filled_bands(surface: Surface, viewport: Viewport, levels: Levels, theme: Theme) -> list[Band]:
    """Return bands from the lowest to the highest; each is painted over those before, so that no seam shows."""
    from contourpy import FillType, contour_generator

    xs, ys, heights = _height_grid(surface, viewport, levels)
    generator = contour_generator(xs, ys, heights, fill_type=FillType.ChunkCombinedOffset)
    span = levels.high - levels.low
    bands = []
    for k in range(_BANDS):
        place = (k + 0.5) / _BANDS
        floor_height = -1e30 if k == 0 else levels.low + span * k / _BANDS
        filled: Any = generator.filled(floor_height, 1e30)
        points, offsets = filled[0][0], filled[1][0]
        if points is None:
            continue
        parted = np.insert(points, offsets[1:-1].astype(np.intp), np.nan, axis=0)
        bands.append(Band(theme.map_color(place**levels.bend), corners(parted, 0.3, 0.05)))
    return bands


def _height_grid(
    surface: Surface, viewport: Viewport, levels: Levels
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Pixels and heights of a grid that reaches to the very edges; what is not finite is masked."""
    columns = np.linspace(0, viewport.width, max(2, round(viewport.width / _SPACING) + 1))
    rows = np.linspace(0, viewport.height, max(2, round(viewport.height / _SPACING) + 1))
    xs, ys = viewport.data_axes(columns, rows)
    heights = np.clip(levels.height(sample_grid(surface, xs, ys)), -1e29, 1e29)
    return columns, rows, np.ma.masked_invalid(heights)
