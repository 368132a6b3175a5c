"""Lines of the plane laid on a relief: where they go on the screen, and which parts of them are seen."""

from typing import Any

import numpy as np
from numba import types

from playground.kernels.contract import ARRAY1, ARRAY2, INTEGER, INTEGERS1
from playground.kernels.direct.kernel import kernel
from playground.kernels.drawing.relief import GRID, between, cut

# Places to which a step that goes far is laid at most; so much room must be left before it is begun.
MOST_PIECES = 512
ROOM = 3 * MOST_PIECES + 16
_LARGEST = 1e300


def _is_seen(depth: Any, column: Any, row: Any, along: Any) -> Any:
    """Whether nothing stands before a point; at an edge a line belongs to what lies behind, a pixel further."""
    seen = True
    if row >= 0.0 and column >= 0.0 and row < depth.shape[0] and column < depth.shape[1]:
        i, j = int(column), int(row)
        if along > depth[j, i]:
            seen = False
            for near_j in range(max(j - 1, 0), min(j + 2, depth.shape[0])):
                for near_i in range(max(i - 1, 0), min(i + 2, depth.shape[1])):
                    if along <= depth[near_j, near_i]:
                        seen = True
    return seen


def _write(lines: Any, count: Any, x: Any, y: Any) -> Any:
    """Add a point, and return how many there are."""
    lines[count, 0] = x
    lines[count, 1] = y
    return count + 1


def _add(
    seen: Any, hidden: Any, bright: Any, faint: Any, x: Any, y: Any, opened: Any, visible: Any, sight: Any
) -> Any:  # fmt: skip
    """Go on with a line to a point that is in `sight` or not, as the last one was `visible` or not."""
    if opened and sight != visible:
        # Both parts end where the line goes into hiding, or comes out of it.
        if visible:
            bright = _write(seen, bright, x, y)
        else:
            faint = _write(hidden, faint, x, y)
    if not opened or sight != visible:
        if sight:
            bright = _write(seen, bright, np.nan, np.nan)
        else:
            faint = _write(hidden, faint, np.nan, np.nan)
    if sight:
        bright = _write(seen, bright, x, y)
    else:
        faint = _write(hidden, faint, x, y)
    return bright, faint


@kernel(types.int64(ARRAY2, INTEGER, INTEGER, GRID, ARRAY1, ARRAY1, GRID, ARRAY2, ARRAY2, INTEGERS1))
def drape(
    record: Any, times: int, paths: int, heights: Any, view: Any, place: Any, depth: Any, seen: Any, hidden: Any,
    state: Any,
) -> int:  # fmt: skip
    """Lay paths on a surface, until all are laid or the room is used up.

    A step is cut where it leaves the grid and, where it is long, laid over hills and valleys in pieces of a few pixels.
    Points nearer than half a pixel to the last are left out.

    Arguments: `record` (2, steps·paths) of which the first `times` steps count; `heights` (h, w) at the grid's nodes;
    `view` (16) as `relief.relief` has it; `place` (6) factor and offset of x and those of y that turn the record into
    the grid's columns and rows, how far behind what is seen a point may lie and be seen, and a piece's length in cells;
    `depth` (rows, columns) of the picture; `seen` and `hidden` (n, 2) receive lines in pixels, each after a NaN;
    `state` (4) the path and step to go on with, and how many points of each were written. Returns 1 where all paths
    were laid, 0 where it is to be called again.
    """
    last_x, last_y = heights.shape[1] - 1.0, heights.shape[0] - 1.0
    # Across and along from the grid's column and row: the inverse of the view's matrix of two by two.
    scale = view[3] * view[7] - view[4] * view[6]
    across_x, across_y, along_x, along_y = view[7] / scale, -view[4] / scale, -view[6] / scale, view[3] / scale
    most, bright, faint = min(seen.shape[0], hidden.shape[0]) - ROOM, 0, 0
    begin = state[1]
    for path in range(state[0], paths):
        x, y = np.nan, np.nan
        at_x, at_y, opened, visible = 0.0, 0.0, False, True
        for t in range(max(begin - 1, 0), times):
            if bright > most or faint > most:
                state[0], state[1], state[2], state[3] = path, t, bright, faint
                return 0
            before_x, before_y = x, y
            x = record[0, t * paths + path] * place[0] + place[1]
            y = record[1, t * paths + path] * place[2] + place[3]
            if not (abs(x) <= _LARGEST and abs(y) <= _LARGEST):
                opened = False
                continue
            if not (abs(before_x) <= _LARGEST and abs(before_y) <= _LARGEST):
                before_x, before_y = x, y
            dx, dy = x - before_x, y - before_y
            from_x, to_x = cut(before_x, dx, last_x)
            from_y, to_y = cut(before_y, dy, last_y)
            low, high = max(from_x, from_y), min(to_x, to_y)
            low, high = max(low, 0.0), min(high, 1.0)
            if not high >= low:
                opened = False
                continue
            opened = opened and low == 0.0
            long = (high - low) * max(abs(dx), abs(dy)) / place[5]
            pieces = int(min(long, MOST_PIECES - 1.0)) + 1
            for piece in range(1 if opened else 0, pieces + 1):
                part = low + (high - low) * piece / pieces
                column, row = min(max(before_x + dx * part, 0.0), last_x), min(max(before_y + dy * part, 0.0), last_y)
                along = (column - view[2]) * along_x + (row - view[5]) * along_y
                z = float(between(heights, column, row))
                rise = z * view[11] if z >= 0.0 else 0.0 - view[12]
                right = (column - view[2]) * across_x + (row - view[5]) * across_y + view[0]
                down = view[8] - along * view[9] - rise * view[10]
                if opened and abs(right - at_x) + abs(down - at_y) < 0.5:
                    continue
                sight = _is_seen(depth, right, down, along - place[4])
                bright, faint = _add(seen, hidden, bright, faint, right, down, opened, visible, sight)
                at_x, at_y, opened, visible = right, down, True, sight
            opened = opened and high == 1.0
        begin = 0
    state[0], state[1], state[2], state[3] = paths, 0, bright, faint
    return 1
