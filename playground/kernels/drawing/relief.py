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


def _ink(level: Any, steep: Any, width: Any) -> Any:
    """How much of a pixel a contour line covers, of 256; `steep` levels to a pixel."""
    away = abs(level - np.floor(level + 0.5))
    ink = (0.5 * width + 0.5) - away / max(steep, 1e-12)
    clear = (1.0 / max(steep, 1e-12) - _CROWDED) / (_SPARSE - _CROWDED)
    ink = min(max(ink, 0.0), 1.0) * min(max(clear, 0.0), 1.0)
    return 256.0 * ink * min(width, 1.0)


def _coloured(tone: Any, steep: Any, table: Any, lined: Any, view: Any) -> Any:
    """The colour of a height without light, with the contour line that may lie there."""
    slot = min(max(tone, 0.0), 1.0) * (table.size - 2)
    pixel = table[int(slot)]
    ink = _ink(view[13] + view[14] * tone, steep, view[15])
    # Below the lowest level all is one plain, and its edge no line.
    if ink >= 1.0 and tone > 0.0:
        pixel = mix(pixel, lined[int(slot)], ink)
    return pixel


def _steepness(heights: Any, column: Any, row: Any, view: Any, slope: Any, shrunk: Any) -> Any:
    """How many levels a pixel of the screen spans.

    `slope` is how fast the height changes along, `shrunk` how far along a row of the screen reaches: nearly nothing
    where the surface faces the viewer, much where it is seen from the side.
    """
    i, j = min(int(column), heights.shape[1] - 2), min(int(row), heights.shape[0] - 2)
    here = heights[j, i]
    sideways = float(heights[j, i + 1] - here) * view[3] + float(heights[j + 1, i] - here) * view[6]
    sideways = sideways * view[9]
    return view[14] * np.sqrt(slope * slope + sideways * sideways) * shrunk


def _longest(view: Any) -> Any:
    """The step along: a row of the screen on the ground, and not so far that a hill is stepped over."""
    cells = max(abs(view[4]), abs(view[7]))
    return min(1.0 / max(view[9], 1e-6), _LONGEST_STEP / max(cells, 1e-12))


def _faces_left(view: Any, in_x: Any) -> Any:
    """Whether the side through which lines enter the block, at an end in x or in y, faces left of the viewer."""
    return view[3] * view[4] > 0.0 if in_x else view[6] * view[7] > 0.0


def cut(begin: Any, pace: Any, last: Any) -> Any:
    """From where to where on a line begin + pace·s lies between 0 and last; backwards where nowhere."""
    if abs(pace) < 1e-12:
        inside = begin >= 0.0 and begin <= last
        return (0.0 - _FAR if inside else _FAR), (_FAR if inside else 0.0 - _FAR)
    one, other = (0.0 - begin) / pace, (last - begin) / pace
    return min(one, other), max(one, other)


def _inside(view: Any, begin_x: Any, begin_y: Any, last_x: Any, last_y: Any) -> Any:
    """From where to where a column's line lies over the block, and 1 where it enters at an end in x, else 0."""
    near_x, far_x = cut(begin_x, view[4], last_x)
    near_y, far_y = cut(begin_y, view[7], last_y)
    return max(near_x, near_y), min(far_x, far_y), 1.0 if near_x > near_y else 0.0


def _lit(pixel: Any, brightness: Any, inks: Any) -> Any:
    """A colour in light, towards the glow, or in shadow."""
    return mix(pixel, inks[0 if brightness < 0.0 else 1], 256.0 * min(abs(brightness), 1.0))


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
    last_x, last_y = heights.shape[1] - 1.0, heights.shape[0] - 1.0
    middle, sine, cosine, tall, foot = view[8], view[9], view[10], view[11], view[12]
    for column in range(first, last):
        across = (column + 0.5) * view[1] - view[0]
        begin_x, begin_y = view[2] + across * view[3], view[5] + across * view[6]
        near, far, in_x = _inside(view, begin_x, begin_y, last_x, last_y)
        if not far > near:
            continue
        count = int((far - near) / _longest(view)) + 1
        pace = (far - near) / count
        side = inks[2 if _faces_left(view, in_x > 0.0) else 3]
        horizon = middle - near * sine + foot * cosine
        before_z, before_row, before_light, was_hole = 0.0, horizon, 0.0, True
        ended, painted, joined, shared, covered = np.uint32(0), False, False, -1, 0.0
        for k in range(count + 1):
            along = near + k * pace
            x = min(max(begin_x + along * view[4], 0.0), last_x)
            y = min(max(begin_y + along * view[7], 0.0), last_y)
            z = float(between(heights, x, y))
            hole, z = not (z >= 0.0), z if z >= 0.0 else 0.0
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
                steep = 0.0 if wall or hole else _steepness(heights, x, y, view, (z - before_z) / pace, pace / rise)
                upper = max(int(np.floor(row + 0.5)), 0)
                for place in range(min(int(np.floor(horizon + 0.5)) - 1, rows - 1), upper - 1, -1):
                    part = min((before_row - place - 0.5) / rise, 1.0)
                    pixel = table[table.size - 1] if hole else side
                    if not wall and not hole:
                        tone, brightness = before_z + (z - before_z) * part, before_light + (lit - before_light) * part
                        pixel = _lit(_coloured(tone, steep, table, lined, view), brightness, inks)
                    image[place, column] = pixel
                    depth[place, column] = np.float32(along - pace * (1.0 - part))
                    if shared >= 0:
                        # The row of the horizon belongs to what is nearer up to the horizon, to this above it.
                        if shared < rows:
                            image[shared, column] = mix(pixel, ended, covered)
                        shared = -1
                    ended, painted = pixel, True
                horizon = row
            joined = row == horizon and not (was_hole and not hole)
            before_z, before_row, before_light, was_hole = z, row, lit, hole
        shared = int(np.floor(horizon))
        if painted and shared >= 0 and shared < rows:
            image[shared, column] = mix(ground[shared, column], ended, 256.0 * (shared + 1.0 - horizon))
