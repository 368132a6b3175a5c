"""Where the points of a block are on a picture."""

from dataclasses import dataclass
from functools import cached_property
from math import cos, hypot, radians, sin

import numpy as np
from numpy.typing import NDArray

from playground.picture.relief.block import Block
from playground.picture.relief.camera import ReliefCamera

Floats = NDArray[np.float64]
HEIGHT = 0.42  # of the block, its longer side being 1
FOOT = 0.035
# Logical pixels that axes and their labels take.
_BESIDE, _BELOW = 66.0, 44.0


@dataclass(frozen=True, eq=False)
class ReliefSight:
    """A block seen by a camera on a picture of width × height device pixels, `ratio` of them for a logical one.

    The scale does not depend on the direction, so that nothing grows or shrinks while it is turned.
    Screen coordinates are device pixels to the right and down; *across* and *along* are pixels on the ground, from the
    block's middle to the right and away from the viewer.
    """

    block: Block
    camera: ReliefCamera
    width: int
    height: int
    ratio: float

    @cached_property
    def scale(self) -> float:
        """Device pixels for the block's longer side."""
        usual = ReliefCamera()
        reach = 2 * hypot(*self.block.halves)
        deep = reach * sin(radians(usual.elevation)) + (HEIGHT + FOOT) * cos(radians(usual.elevation))
        wide = self.width - 2 * min(_BESIDE * self.ratio, 0.2 * self.width)
        high = self.height - 2 * min(_BELOW * self.ratio, 0.2 * self.height)
        return max(min(wide / reach, high / deep), 8.0) * self.camera.zoom

    @property
    def unit(self) -> float:
        """The same at zoom 1."""
        return self.scale / self.camera.zoom

    @cached_property
    def turn(self) -> tuple[float, float, float, float]:
        """Sine and cosine of the azimuth, then of the elevation."""
        azimuth, elevation = radians(self.camera.azimuth), radians(self.camera.elevation)
        # Straight down is straight down: the cosine of a quarter turn is not zero in floating point.
        flat = 0.0 if self.camera.elevation >= 90.0 else cos(elevation)
        return sin(azimuth), cos(azimuth), sin(elevation), flat

    @property
    def tall(self) -> float:
        """Pixels that height 1 is above height 0, seen from the side."""
        return HEIGHT * self.camera.height * self.scale

    @property
    def middle(self) -> tuple[float, float]:
        """Where the middle of the block's ground is on the screen."""
        unit = self.unit
        _, _, _, flat = self.turn
        across = 0.5 * self.width + self.camera.right * unit
        lift = 0.5 * (self.tall - FOOT * self.scale) * flat
        return across, 0.5 * self.height - 6 * self.ratio + lift - self.camera.up * unit

    @cached_property
    def view(self) -> Floats:
        """The numbers that kernels.relief takes, for one column of the picture to a pixel."""
        return self.view_of(1)

    def view_of(self, columns: int) -> Floats:
        """Return those numbers for a picture with so many columns to a pixel."""
        rows, across = self.block.heights.shape
        half_x, half_y = self.block.halves
        turn_sine, turn_cosine, sine, cosine = self.turn
        x, y = (across - 1) / (2 * half_x * self.scale), (rows - 1) / (2 * half_y * self.scale)
        middle_x, middle_y = self.middle
        levels = self.block.levels
        base = levels.low - round(levels.low)
        return np.array([
            middle_x, 1 / columns,
            (across - 1) / 2, turn_cosine * x, -turn_sine * x,
            (rows - 1) / 2, turn_sine * y, turn_cosine * y,
            middle_y, sine, cosine, self.tall, FOOT * self.scale, base, levels.high - levels.low, self.ratio,
        ])  # fmt: skip

    def ground(self, points: Floats) -> Floats:
        """Return across and along (n, 2) of points (n, 2) of the data."""
        half_x, half_y = self.block.halves
        region = self.block.region
        sides = 2 * half_x * self.scale, 2 * half_y * self.scale
        spans = region.x1 - region.x0, region.y1 - region.y0
        with np.errstate(over="ignore", invalid="ignore"):
            flat = (points - (region.x0, region.y0)) * (sides[0] / spans[0], sides[1] / spans[1])
            flat = flat - (0.5 * sides[0], 0.5 * sides[1])
            turn_sine, turn_cosine, _, _ = self.turn
            turned: Floats = flat @ np.array([[turn_cosine, -turn_sine], [turn_sine, turn_cosine]])
        return turned

    def screen(self, ground: Floats, heights: Floats | float) -> Floats:
        """Return the screen's pixels (n, 2) of places across and along, at heights 0 … 1; the foot is below 0."""
        _, _, sine, cosine = self.turn
        middle_x, middle_y = self.middle
        down = middle_y - ground[:, 1] * sine - np.asarray(heights) * self.tall * cosine
        return np.stack([middle_x + ground[:, 0], down], axis=1)

    @property
    def foot(self) -> float:
        """The height of the block's foot."""
        return -FOOT * self.scale / self.tall

    def heights_at(self, points: Floats) -> Floats:
        """Return the drawn surface's heights at points (n, 2) of the data, NaN outside the block and in holes."""
        x_rate, x_offset, y_rate, y_offset = self.block.to_grid
        grid = self.block.heights
        with np.errstate(over="ignore", invalid="ignore"):
            x, y = points[:, 0] * x_rate + x_offset, points[:, 1] * y_rate + y_offset
            inside = (x >= -1e-9) & (x <= grid.shape[1] - 1 + 1e-9) & (y >= -1e-9) & (y <= grid.shape[0] - 1 + 1e-9)
        x, y = (np.clip(np.where(inside, c, 0), 0, n - 1) for c, n in zip((x, y), grid.shape[::-1], strict=True))
        i, j = np.minimum(x.astype(int), grid.shape[1] - 2), np.minimum(y.astype(int), grid.shape[0] - 2)
        across, up = x - i, y - j
        low = grid[j, i] + (grid[j, i + 1] - grid[j, i]) * across
        high = grid[j + 1, i] + (grid[j + 1, i + 1] - grid[j + 1, i]) * across
        found: Floats = np.where(inside, low + (high - low) * up, np.nan)
        return found

    def places(self, points: Floats) -> Floats:
        """Return where points (n, 2) of the data are on the screen, laid on the surface; NaN outside the block."""
        return self.screen(self.ground(points), self.heights_at(points))

    @property
    def columns(self) -> int:
        """How many columns to a pixel make upright edges smooth: one where the screen's own pixels are small."""
        return 2 if self.ratio < 1.5 else 1
