"""A field on a grid of points."""

from typing import Any

import numpy as np
from numba import types

from playground.kernels.compiling.address import address
from playground.kernels.compiling.call import call_field
from playground.kernels.compiling.compile_source import Kernel
from playground.kernels.compiling.views import numbers
from playground.kernels.contract import INTEGER
from playground.kernels.direct.kernel import kernel

# Points at once: they and their values stay in the first cache.
WIDTH = 512


def raster(field: Kernel, xs: Any, ys: Any, p: Any, out: Any, columns: Kernel | None = None, count: int = 0) -> None:
    """Evaluate a value field on the grid of `xs` (w) and `ys` (h) into `out` (h, w), all float64 and contiguous.

    Arguments: `columns` a field of `count` rows, or None: what it computes for each column of the grid, once, are
    further coordinates of the points that `field` is given.
    """
    assert out.shape == (len(ys), len(xs))
    scratch = np.empty((2 + count) * WIDTH)
    beside = 0 if columns is None else columns.address
    _raster(
        field.address, beside, address(p), len(xs), len(ys), address(xs), address(ys), address(out), address(scratch)
    )


@kernel(types.void(*(INTEGER,) * 9))
def _raster(field: int, columns: int, p: int, w: int, h: int, xs: int, ys: int, out: int, scratch: int) -> None:
    up = numbers(ys, h)
    for first in range(0, w, WIDTH):
        n = min(WIDTH, w - first)
        across, here, there = numbers(xs + 8 * first, n), numbers(scratch, n), numbers(scratch + 8 * n, n)
        for i in range(n):
            here[i] = across[i]
            there[i] = 0.0
        if columns != 0:
            call_field(columns, scratch, n, p, scratch + 16 * n)
        for j in range(h):
            for i in range(n):
                there[i] = up[j]
            call_field(field, scratch, n, p, out + 8 * (j * w + first))
