"""A field on a grid of points."""

from typing import Any

import numba
import numpy as np
from numba import types

from playground.kernels.call import call_field
from playground.kernels.compile_source import Kernel
from playground.kernels.contract import ARRAY1, ARRAY2, INTEGER, OPTIONS


def raster(field: Kernel, xs: Any, ys: Any, p: Any, out: Any) -> None:
    """Evaluate a value field on the grid of `xs` (columns, w) and `ys` (rows, h) into `out` (h, w)."""
    _raster(field.address, xs, ys, p, out)


@numba.njit(types.void(INTEGER, ARRAY1, ARRAY1, ARRAY1, ARRAY2), **OPTIONS)
def _raster(field: int, xs: Any, ys: Any, p: Any, out: Any) -> None:
    """The points of a row are made in a buffer that stays in the cache; the field sees 512 or fewer at a time."""
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
            call_field(field, points, p, values)
            row = out[j]
            for i in range(n):
                row[first + i] = found[i]
