"""How much light falls on a surface."""

from typing import Any

import numpy as np
from numba import types

from playground.kernels.contract import ARRAY1
from playground.kernels.direct.kernel import kernel
from playground.kernels.drawing.relief import GRID


@kernel(types.void(GRID, ARRAY1, GRID))
def shade(heights: Any, lamp: Any, out: Any) -> None:
    """Light each node of a grid of heights: n·l less the light on flat ground (Lambert), n the surface's normal.

    A hole's edge is lit as if flat.

    Arguments: `heights` (h, w), NaN for holes; `lamp` (7) the light's direction in x, y and upwards, the height of 1
    measured in cells along x and along y, and factors of what is less and of what is more than the light on flat
    ground; `out` (h, w).
    """
    h, w = heights.shape
    level = lamp[2]
    for j in range(h):
        row, target = heights[j], out[j]
        above, below = heights[min(j + 1, h - 1)], heights[max(j - 1, 0)]
        tall_y = lamp[4] / max(min(j + 1, h - 1) - max(j - 1, 0), 1)
        for i in range(w):
            right, left = min(i + 1, w - 1), max(i - 1, 0)
            dx = float(row[right] - row[left]) * lamp[3] / max(right - left, 1)
            dy = float(above[i] - below[i]) * tall_y
            lit = (lamp[2] - dx * lamp[0] - dy * lamp[1]) / np.sqrt(1.0 + dx * dx + dy * dy) - level
            lit = lit * (lamp[5] if lit < 0.0 else lamp[6])
            target[i] = np.float32(lit if abs(lit) <= 2.0 else 0.0)
