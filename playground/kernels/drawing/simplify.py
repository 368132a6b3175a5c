"""As few corners of a polyline as the eye needs."""

from typing import Any

import numpy as np
from numba import types

from playground.kernels.contract import ARRAY2, FLOAT
from playground.kernels.direct.kernel import kernel

SIMPLIFY = types.int64(ARRAY2, FLOAT, FLOAT, types.Array(types.int32, 1, "C"))
_LARGEST = 1e300


@kernel(SIMPLIFY)
def simplify(points: Any, closest: float, tolerance: float, out: Any) -> int:
    """Choose the corners of polylines: a path of a thousand steps covers a few hundred pixels.

    A point nearer than `closest` to the last candidate adds nothing; points that lie within `tolerance` of a straight
    line are replaced by that line. The test keeps the cone of all directions from the last corner that pass every
    point seen since closely enough (Imai and Iri 1988, "Polygonal approximations of a curve").

    Arguments: `points` (n, 2), a row that is not finite parts the lines, the last row must be one; `out` (≥ 2n)
    receives indices of rows, n − 1 between parts. A part's first and last points are always kept; a single point is
    given twice, as a dot. Returns how many indices were written.
    """
    n = points.shape[0]
    count, first, corner, kept, last = 0, -1, 0, 0, 0
    far, left_x, left_y, right_x, right_y = 0.0, 0.0, 0.0, 0.0, 0.0
    for i in range(n):
        x, y = points[i, 0], points[i, 1]
        if not (abs(x) <= _LARGEST and abs(y) <= _LARGEST):
            if first >= 0:
                if kept != corner:
                    out[count] = kept
                    count += 1
                if last != kept or last == first:
                    out[count] = last
                    count += 1
                out[count] = n - 1
                count += 1
            first = -1
            continue
        last = i
        if first < 0:
            out[count] = i
            count += 1
            first, corner, kept, far = i, i, i, 0.0
            continue
        step_x, step_y = x - points[kept, 0], y - points[kept, 1]
        if step_x * step_x + step_y * step_y < closest * closest:
            continue
        vx, vy = x - points[corner, 0], y - points[corner, 1]
        square = vx * vx + vy * vy
        if far > 0.0 and not (left_x * vy <= left_y * vx and right_x * vy >= right_y * vx and square >= far):
            out[count] = kept
            count += 1
            corner, far = kept, 0.0
            vx, vy = step_x, step_y
            square = vx * vx + vy * vy
        bend = tolerance / np.sqrt(square)
        nx, ny = -vy * bend, vx * bend
        if far == 0.0 or left_x * (vy + ny) <= left_y * (vx + nx):
            left_x, left_y = vx + nx, vy + ny
        if far == 0.0 or right_x * (vy - ny) >= right_y * (vx - nx):
            right_x, right_y = vx - nx, vy - ny
        far, kept = square, i
    return count
