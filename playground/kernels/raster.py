"""A field on a grid of points."""

from typing import Any

import numba
import numpy as np
from numba import types

from playground.kernels.contract import ARRAY1, ARRAY2, FIELD, OPTIONS


@numba.njit(types.void(FIELD, ARRAY1, ARRAY1, ARRAY1, ARRAY2), **OPTIONS)
def raster(field: Any, xs: Any, ys: Any, p: Any, out: Any) -> None:
    """Evaluate a value field on the grid of `xs` (columns, w) and `ys` (rows, h) into `out` (h, w).

    The points of a row are made in a buffer that stays in the cache; the field sees 512 or fewer at a time.
    """
    width = 512
    for first in range(0, xs.size, width):
        n = min(width, xs.size - first)
        points = np.empty((2, n))
        values = np.empty((1, n))
        across, up, found = points[0], points[1], values[0]
        for i in range(n):
            across[i] = xs[first + i]
        for j in range(ys.size):
            for i in range(n):
                up[i] = ys[j]
            field(points, p, values)
            row = out[j]
            for i in range(n):
                row[first + i] = found[i]
