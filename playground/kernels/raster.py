"""A field on a grid of points."""

from typing import Any

import numpy as np
from numba import types

from playground.kernels.call import call_field
from playground.kernels.compile_source import Kernel
from playground.kernels.contract import INTEGER
from playground.kernels.direct.kernel import kernel
from playground.kernels.frame import address
from playground.kernels.views import numbers

# Points at once: they and their values stay in the first cache.
WIDTH = 512


def raster(field: Kernel, xs: Any, ys: Any, p: Any, out: Any) -> None:
    """Evaluate a value field on the grid of `xs` (w) and `ys` (h) into `out` (h, w), all float64 and contiguous."""
    assert out.shape == (len(ys), len(xs))
    scratch = np.empty(3 * WIDTH)
    _raster(field.address, address(p), len(xs), len(ys), address(xs), address(ys), address(out), address(scratch))


@kernel(types.void(*(INTEGER,) * 8))
def _raster(field: int, p: int, w: int, h: int, xs: int, ys: int, out: int, scratch: int) -> None:
    up = numbers(ys, h)
    for first in range(0, w, WIDTH):
        n = min(WIDTH, w - first)
        across, here, there = numbers(xs + 8 * first, n), numbers(scratch, n), numbers(scratch + 8 * n, n)
        for i in range(n):
            here[i] = across[i]
        for j in range(h):
            for i in range(n):
                there[i] = up[j]
            call_field(field, scratch, n, p, out + 8 * (j * w + first))
