"""A raster of values as a picture of levels: filled colours and contour lines, each pixel by itself.

The *height* u of a value counts contour lines: whole numbers lie on a line. A pixel's distance to the nearest line is
|u − round(u)|/‖∇u‖ in pixels, to first order, which is all an antialiased line of a pixel's width needs: no line is
ever traced, and a picture costs the same whatever its function. Where lines come closer than a few pixels they fade
out.
"""

from typing import Any

import numpy as np
from numba import types

from playground.kernels.contract import ARRAY2, FLOAT
from playground.kernels.direct.kernel import kernel
from playground.kernels.elementary import log

_HEIGHTS = types.Array(types.float32, 2, "C")
_PIXELS1 = types.Array(types.uint32, 1, "C")
_PIXELS2 = types.Array(types.uint32, 2, "C")
_NONE = np.float32(0)
_ONE = np.float32(1)
_HALF = np.float32(0.5)
_LARGEST = np.float32(1e30)
_TWO = np.uint32(0x00FF00FF)
_EIGHT = np.uint32(8)
# Distance between lines, in pixels, at which they vanish and at which they are in full strength.
_CROWDED = np.float32(2.0)
_SPARSE = np.float32(7.0)


@kernel(types.void(ARRAY2, types.boolean, FLOAT, FLOAT, FLOAT, FLOAT, _HEIGHTS))
def heights(values: Any, logarithmic: bool, offset: float, least: float, step: float, base: float, out: Any) -> None:
    """Turn values into heights: u = (v − offset)/step − base, or (log₁₀ max(v − offset, least))/step − base.

    Arguments: `values` and `out` (h, w); `step` > 0 between lines, in units of v or in decades; `base` is taken off
    before rounding to float32. Not finite values give NaN.
    """
    rate = 1.0 / (2.302585092994046 * step) if logarithmic else 1.0 / step
    for j in range(values.shape[0]):
        row = values[j]
        target = out[j]
        if logarithmic:
            for i in range(row.size):
                above = row[i] - offset
                above = least if above < least else above
                target[i] = np.float32(log(above) * rate - base)
        else:
            for i in range(row.size):
                target[i] = np.float32((row[i] - offset) * rate - base)


def _mix(pixel: Any, line: Any, weight: Any) -> Any:
    """Go from one opaque pixel towards another, `weight` of 256 parts, two channels at a time."""
    rest = np.uint32(256) - weight
    low = ((pixel & _TWO) * rest + (line & _TWO) * weight) >> _EIGHT
    high = ((pixel >> _EIGHT) & _TWO) * rest + ((line >> _EIGHT) & _TWO) * weight
    return (low & _TWO) | (high & ~_TWO)


@kernel(types.void(_HEIGHTS, FLOAT, FLOAT, _PIXELS1, _PIXELS1, FLOAT, _PIXELS2))
def colour(u: Any, low: float, high: float, table: Any, lined: Any, width: float, image: Any) -> None:
    """Paint heights: colours from `low` to `high`, contour lines at whole numbers from `low` on.

    Arguments: `u` (h, w) float32; `table` (n + 1) opaque pixels, the last for what is not finite; `lined` (n + 1) the
    same colours under a contour line; `width` of the lines in pixels, 0 for none; `image` (h, w).
    """
    height, across = u.shape
    top = np.float32(table.size - 2)
    scale = np.float32(top / (high - low)) if high > low else _NONE
    lowest, reach, full = np.float32(low), np.float32(0.5 * width + 0.5), np.float32(256.0 * min(width, 1.0))
    for j in range(height):
        row, target = u[j], image[j]
        above, below = u[max(j - 1, 0)], u[min(j + 1, height - 1)]
        for i in range(across):
            here = row[i]
            if not abs(here) <= _LARGEST:
                target[i] = table[table.size - 1]
                continue
            slot = (here - lowest) * scale
            slot = slot if slot > _NONE else _NONE
            slot = slot if slot < top else top
            pixel = table[np.int32(slot)]
            dx = (row[min(i + 1, across - 1)] - row[max(i - 1, 0)]) * _HALF
            dy = (below[i] - above[i]) * _HALF
            steep = np.sqrt(dx * dx + dy * dy)
            if reach * steep > abs(here - np.floor(here + _HALF)) and _CROWDED * steep < _ONE:
                # On the floor of a valley as narrow as a few pixels both sides rise, and `steep` knows of neither.
                right, left = row[min(i + 1, across - 1)] - here, here - row[max(i - 1, 0)]
                down, up = below[i] - here, here - above[i]
                dx = max(abs(right), abs(left)) + abs(right - left)
                dy = max(abs(down), abs(up)) + abs(down - up)
                crowd = np.sqrt(dx * dx + dy * dy)
                if _CROWDED * crowd < _ONE and np.floor(here + _HALF) >= lowest:
                    ink = reach - abs(here - np.floor(here + _HALF)) / steep
                    clear = (_ONE / crowd - _CROWDED) / (_SPARSE - _CROWDED)
                    ink = full * (ink if ink < _ONE else _ONE) * (clear if clear < _ONE else _ONE)
                    pixel = _mix(pixel, lined[np.int32(slot)], np.uint32(ink))
            target[i] = pixel
