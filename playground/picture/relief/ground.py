"""The picture of a block alone: shaded surface, contour lines, sides."""

from math import cos, radians, sin

import numpy as np
from numpy.typing import NDArray

from playground.base.run_shared import run_shared
from playground.kernels.drawing.relief import relief
from playground.kernels.drawing.shade import shade
from playground.picture.colors.palette import bent
from playground.picture.colors.theme import Theme
from playground.picture.pixels import Image
from playground.picture.relief.block import Grid
from playground.picture.relief.colors import relief_colors
from playground.picture.relief.sight import HEIGHT, ReliefSight

Depth = NDArray[np.float32]
# The light comes over the viewer's left shoulder, as maps of mountains have it: right, away, up.
_LAMP = (-0.55, 0.30, 0.78)
_SOFT, _BRIGHT = 0.42, 0.5  # of the way to shadow and to glow
FINE = 2  # columns for a pixel where there is time: edges that stand upright are smooth then


def paint_ground(sight: ReliefSight, theme: Theme, image: Image, depth: Depth, columns: int = FINE) -> None:
    """Paint a block over the background that an image (rows, columns) holds.

    Arguments: `depth` (rows, columns) gets how far along each pixel's surface lies, infinity where there is none;
    `columns` 1 or 2 that are drawn for each of the picture's.
    """
    back = image.copy() if columns == 1 else np.repeat(image, columns, axis=1)
    target = image if columns == 1 else back.copy()
    far = depth if columns == 1 else np.empty(back.shape, np.float32)
    far.fill(np.inf)
    levels = sight.block.levels
    tables = bent(theme.table, levels.bend), bent(theme.lined, levels.bend)
    light, view, inks = _light(sight), sight.view_of(columns), relief_colors(theme).inks()
    # A few more parts than processors: the middle of the picture takes longer than its sides.
    parts = np.linspace(0, back.shape[1], 9).astype(int).tolist()

    def part(k: int) -> None:
        relief(sight.block.heights, light, *tables, inks, view, parts[k], parts[k + 1], back, target, far)

    run_shared(part, len(parts) - 1)
    if columns > 1:
        _halve(target, image)
        np.maximum(far[:, ::2], far[:, 1::2], out=depth)


def _light(sight: ReliefSight) -> Grid:
    rows, columns = sight.block.heights.shape
    half_x, half_y = sight.block.halves
    azimuth, tall = radians(sight.camera.azimuth), HEIGHT * sight.camera.height
    right, away, up = np.array(_LAMP) / np.linalg.norm(_LAMP)
    lamp = np.array([
        right * cos(azimuth) - away * sin(azimuth), right * sin(azimuth) + away * cos(azimuth), up,
        tall * (columns - 1) / (2 * half_x), tall * (rows - 1) / (2 * half_y), _SOFT, _BRIGHT / (1 - up),
    ])  # fmt: skip
    light = np.empty((rows, columns), np.float32)
    shade(sight.block.heights, lamp, light)
    return light


def _halve(wide: Image, out: Image) -> None:
    """The mean of neighbouring columns, channel by channel without carrying into the next one."""
    left, right = wide[:, ::2], wide[:, 1::2]
    np.add(left & right, ((left ^ right) & np.uint32(0xFEFEFEFE)) >> np.uint32(1), out=out)
