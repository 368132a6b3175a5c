"""A part of a surface as a grid of heights."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.picture.surface.background import level_heights, sample_grid, surface_levels
from playground.picture.surface.levels import Levels
from playground.picture.viewport import Viewport
from playground.problems.surface import Surface

Grid = NDArray[np.float32]
NODES = 480  # along the longer side: two cells or so to a pixel of a usual picture, and evaluated in milliseconds
COARSE = 160


@dataclass(frozen=True, eq=False)
class Block:
    """Heights over a rectangle: `heights` (h, w) 0 … 1 from the lowest level to the highest, row 0 at the least y.

    Heights are those of the contour levels: linear in f, or in log₁₀(f − offset). NaN stands where f is not finite.
    Arguments: `region` the rectangle and how long its sides are on the screen.
    """

    surface: Surface
    region: Viewport
    scale: str
    levels: Levels
    heights: Grid

    @property
    def halves(self) -> tuple[float, float]:
        """Half the sides in x and in y, the longer side being 1."""
        longer = max(self.region.width, self.region.height)
        return 0.5 * self.region.width / longer, 0.5 * self.region.height / longer

    @property
    def to_grid(self) -> tuple[float, float, float, float]:
        """Factor and offset of x, factor and offset of y: the grid's column and row of a point."""
        rows, columns = self.heights.shape
        x = (columns - 1) / (self.region.x1 - self.region.x0)
        y = (rows - 1) / (self.region.y1 - self.region.y0)
        return x, -self.region.x0 * x, y, -self.region.y0 * y


def make_block(surface: Surface, region: Viewport, scale: str = "auto", nodes: int = NODES) -> Block:
    """Return a block; `nodes` ≥ 8 along its longer side, `scale` of the levels as contours have it."""
    longer = max(region.width, region.height)
    columns = max(8, round(nodes * region.width / longer))
    rows = max(8, round(nodes * region.height / longer))
    values = sample_grid(
        surface, np.linspace(region.x0, region.x1, columns), np.linspace(region.y0, region.y1, rows)
    )  # fmt: skip
    levels = surface_levels(surface, values, scale)
    low, high = np.float32(levels.low - levels.base), np.float32(levels.high - levels.base)
    with np.errstate(invalid="ignore", over="ignore"):
        heights = np.clip((level_heights(values, levels) - low) / (high - low), 0, 1)
    # An infinite value is a hole, not the highest of all.
    heights[~np.isfinite(values)] = np.nan
    return Block(surface, region, scale, levels, heights)
