"""A surface over the plane as a solid block in parallel projection, seen from above.

Verticals stay vertical, so a column of pixels sees one straight line across the plane, and whatever is nearer hides
what is farther and lower on the screen: going from near to far, the *horizon* is the highest row reached, and only what
rises above it is painted (the floating horizon, Wright 1973, "A two-space solution to the hidden line problem for
plotting functions of two variables"). No triangle, no sorting, each pixel is shaded once and the block has no seams. A
row that two depths share at the horizon gets both, by the part that each covers.

Lengths of the plane are counted in pixels of the picture, *across* to the right and *along* away from the viewer:
row = middle_row − along·sin(elevation) − height·cos(elevation).
"""

from typing import Any

import numpy as np
from numba import types

from playground.kernels.contract import ARRAY1, INTEGER
from playground.kernels.direct.kernel import kernel

GRID = types.Array(types.float32, 2, "C")
PIXELS1 = types.Array(types.uint32, 1, "C")
PIXELS2 = types.Array(types.uint32, 2, "C")
_TWO = np.uint32(0x00FF00FF)
_EIGHT = np.uint32(8)
_FAR = 1e30
# Distance between contour lines, in pixels, at which they vanish and at which they are in full strength.
_CROWDED, _SPARSE = 2.0, 7.0
# A sample is never more than so many cells of the grid from the last: no hill is stepped over.
_LONGEST_STEP = 1.5


def mix(pixel: Any, other: Any, weight: Any) -> Any:
    """Go from one opaque pixel towards another, `weight` of 256 parts, two channels at a time."""
    part = np.uint32(weight)
    rest = np.uint32(256) - part
    low = ((pixel & _TWO) * rest + (other & _TWO) * part) >> _EIGHT
    high = ((pixel >> _EIGHT) & _TWO) * rest + ((other >> _EIGHT) & _TWO) * part
    return (low & _TWO) | (high & ~_TWO)


def between(grid: Any, column: Any, row: Any) -> Any:
    """Return a grid's value between its nodes, bilinear; NaN beside a node that is none."""
    i, j = min(int(column), grid.shape[1] - 2), min(int(row), grid.shape[0] - 2)
    across, up = column - i, row - j
    low = grid[j, i] + (grid[j, i + 1] - grid[j, i]) * across
    high = grid[j + 1, i] + (grid[j + 1, i + 1] - grid[j + 1, i]) * across
    return low + (high - low) * up


def _shaded(pixel: Any, light: Any, shadow: Any, glow: Any) -> Any:
    """A colour in more or less than the usual light: −1 … 1."""
    weight = 256.0 * min(abs(light), 1.0)
    return mix(pixel, shadow if light < 0.0 else glow, weight)


def _ink(level: Any, steep: Any, width: Any) -> Any:
    """How much of a pixel a contour line covers, of 256; `steep` levels to a pixel."""
    away = abs(level - np.floor(level + 0.5))
    ink = (0.5 * width + 0.5) - away / max(steep, 1e-12)
    clear = (1.0 / max(steep, 1e-12) - _CROWDED) / (_SPARSE - _CROWDED)
    ink = min(max(ink, 0.0), 1.0) * min(max(clear, 0.0), 1.0)
    return 256.0 * ink * min(width, 1.0)


def _slope(grid: Any, column: Any, row: Any, x_pace: Any, y_pace: Any) -> Any:
    """How fast a grid's value changes in a direction, within a cell as its lower left corner has it."""
    i, j = min(int(column), grid.shape[1] - 2), min(int(row), grid.shape[0] - 2)
    here = grid[j, i]
    return float(grid[j, i + 1] - here) * x_pace + float(grid[j + 1, i] - here) * y_pace


def cut(begin: Any, pace: Any, last: Any) -> Any:
    """From where to where on a line begin + pace·s lies between 0 and last; backwards where nowhere."""
    if abs(pace) < 1e-12:
        inside = begin >= 0.0 and begin <= last
        return (0.0 - _FAR if inside else _FAR), (_FAR if inside else 0.0 - _FAR)
    one, other = (0.0 - begin) / pace, (last - begin) / pace
    return min(one, other), max(one, other)


@kernel(types.void(GRID, GRID, PIXELS1, PIXELS1, PIXELS1, ARRAY1, INTEGER, INTEGER, PIXELS2, PIXELS2, GRID))
def relief(
    heights: Any, light: Any, table: Any, lined: Any, inks: Any, view: Any, first: int, last: int, ground: Any,
    image: Any, depth: Any,
) -> None:  # fmt: skip
    """Paint the columns from `first` to before `last` of a picture.

    Arguments: `heights` (h, w) 0 … 1 at the nodes of a grid, row 0 the least y, NaN for a hole; `light` (h, w) −1 … 1;
    `table` and `lined` (n + 1) colours of heights and the same under a contour line, the last for holes; `inks` (4)
    shadow, glow, and the colours of the block's sides that face left and right; `view` (16) the middle column, pixels
    to a column, the grid's column in the middle with its pace across and along, the same three for the grid's row, the
    middle row, sine and cosine of the elevation, what height 1 and the block's foot are in pixels, the level at height
    0 and the levels up to height 1, a contour line's width in pixels. `ground` (rows, columns) is the background and
    `image` a copy of it to be painted on; `depth` (rows, columns) gets how far along the nearest thing lies.
    """
    rows = image.shape[0]
    top, count_x, count_y = table.size - 2, heights.shape[1] - 1.0, heights.shape[0] - 1.0
    x_across, x_along, y_across, y_along = view[3], view[4], view[6], view[7]
    middle, sine, cosine, tall, foot = view[8], view[9], view[10], view[11], view[12]
    base, span, width = view[13], view[14], view[15]
    cells = max(abs(x_along), abs(y_along))
    longest = _LONGEST_STEP / max(cells, 1e-12)
    for column in range(first, last):
        across = (column + 0.5) * view[1] - view[0]
        begin_x, begin_y = view[2] + across * x_across, view[5] + across * y_across
        near_x, far_x = cut(begin_x, x_along, count_x)
        near_y, far_y = cut(begin_y, y_along, count_y)
        near, far = max(near_x, near_y), min(far_x, far_y)
        if not far > near:
            continue
        count = int((far - near) / min(1.0 / max(sine, 1e-6), longest)) + 1
        pace = (far - near) / count
        to_left = x_across * x_along > 0.0 if near_x > near_y else y_across * y_along > 0.0
        side = inks[2] if to_left else inks[3]
        horizon = middle - near * sine + foot * cosine
        before_z, before_row, before_light, was_hole = 0.0, horizon, 0.0, True
        ended, painted, joined, shared, covered = np.uint32(0), False, False, -1, 0.0
        for k in range(count + 1):
            along = near + k * pace
            x = min(max(begin_x + along * x_along, 0.0), count_x)
            y = min(max(begin_y + along * y_along, 0.0), count_y)
            z = float(between(heights, x, y))
            hole = not (z >= 0.0)
            z = 0.0 if hole else z
            lit = 0.0 if hole else float(between(light, x, y))
            row = middle - along * sine - (0.0 - foot if hole else z * tall) * cosine
            if row < horizon:
                if not joined:
                    shared = int(np.floor(horizon))
                    covered = 256.0 * (shared + 1.0 - horizon)
                    if not painted:
                        ended = ground[min(max(shared, 0), rows - 1), column]
                wall = was_hole and not hole
                rise = max(before_row - row, 1e-9)
                steep = 0.0
                if not wall and not hole:
                    sideways = span * sine * _slope(heights, x, y, x_across, y_across)
                    slope = span * (z - before_z) / pace
                    steep = np.sqrt(slope * slope + sideways * sideways) * pace / rise
                upper = max(int(np.floor(row + 0.5)), 0)
                for place in range(min(int(np.floor(horizon + 0.5)) - 1, rows - 1), upper - 1, -1):
                    part = min((before_row - place - 0.5) / rise, 1.0)
                    pixel = side
                    if hole:
                        pixel = table[top + 1]
                    elif not wall:
                        tone = before_z + (z - before_z) * part
                        slot = min(max(tone, 0.0), 1.0) * top
                        pixel = table[int(slot)]
                        ink = _ink(base + span * tone, steep, width)
                        if ink >= 1.0 and tone > 0.0:
                            pixel = mix(pixel, lined[int(slot)], ink)
                        pixel = _shaded(pixel, before_light + (lit - before_light) * part, inks[0], inks[1])
                    image[place, column] = pixel
                    depth[place, column] = np.float32(along - pace * (1.0 - part))
                    if shared >= 0:
                        # The row of the horizon belongs to what is nearer up to the horizon, to this above it.
                        if shared < rows:
                            image[shared, column] = mix(pixel, ended, covered)
                        shared = -1
                    ended, painted = pixel, True
                horizon, joined = row, not wall
            else:
                joined = False
            before_z, before_row, before_light, was_hole = z, row, lit, hole
        shared = int(np.floor(horizon))
        if painted and shared >= 0 and shared < rows:
            image[shared, column] = mix(ground[shared, column], ended, 256.0 * (shared + 1.0 - horizon))
