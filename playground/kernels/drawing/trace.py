"""The paths of many contenders onto their planes: from positions to pixels in one call.

Drawn path by path from Python, two threads with half of a race each wait for the interpreter more than they draw.
"""

from typing import Any

import numpy as np
from numba import types
from numba.extending import intrinsic

from playground.kernels.compiling.call import caller
from playground.kernels.compiling.views import numbers, rows
from playground.kernels.contract import ARRAY1, INTEGER, INTEGERS1
from playground.kernels.direct.compiled import flattened
from playground.kernels.direct.kernel import kernel
from playground.kernels.drawing.simplify import SIMPLIFY
from playground.kernels.drawing.strokes import MARK

# Places in the list of a job's numbers, in the order of `trace`'s text.
JOB = 18

_INDICES1 = types.Array(types.int32, 1, "C")
_SIMPLIFY = SIMPLIFY.return_type(*flattened(SIMPLIFY.args))
_MARK = MARK.return_type(*flattened(MARK.args))


@intrinsic
def _simplify(
    typing_context: Any, address: Any, points: Any, n: Any, two: Any, closest: Any, tolerance: Any, out: Any, size: Any
) -> Any:
    return caller(_SIMPLIFY)


@intrinsic
def _mark(
    typing_context: Any, address: Any, points: Any, n: Any, two: Any, count: Any, plane: Any, size: Any, number: Any,
    dirty: Any, blocks: Any, touched: Any, places: Any, known: Any, width: Any, height: Any, reach: Any,
) -> Any:  # fmt: skip
    return caller(_MARK)


@kernel(types.int64(INTEGERS1, INTEGERS1, ARRAY1, _INDICES1, INTEGER))
def trace(order: Any, job: Any, scales: Any, chosen: Any, known: int) -> int:
    """Mark the paths of contenders on their planes; return how many blocks are touched (see `strokes.mark`).

    Arguments: `order` which contenders, contender c on plane c; `job` (18) numbers and addresses: record (contenders,
    2, times, paths), its times, those to draw, its paths, the kernels `simplify` and `mark`, scratch for points (times
    + 1, 2) and for lines (chosen's size, 2), `chosen` itself, reaches (planes), planes, their number, their size,
    dirty, touched, blocks, width, height; `scales` (6) scale and offset of x and y, and the `closest` and `tolerance`
    of `simplify`; `chosen` int32 (≥ 2·times + 2) scratch; `known` blocks touched before.
    """
    record, times, steps, paths = job[0], job[1], job[2], job[3]
    points, lines = rows(job[6], steps + 1, 2), rows(job[7], chosen.size, 2)
    reaches = numbers(job[9], job[11])
    scale_x, offset_x, scale_y, offset_y = scales[0], scales[1], scales[2], scales[3]
    size, blocks = job[12], job[15]
    for c in order:
        xs = numbers(record + 16 * c * times * paths, times * paths)
        ys = numbers(record + 8 * (2 * c + 1) * times * paths, times * paths)
        for path in range(paths):
            for t in range(steps):
                points[t, 0] = xs[t * paths + path] * scale_x + offset_x
                points[t, 1] = ys[t * paths + path] * scale_y + offset_y
            points[steps, 0] = np.nan
            points[steps, 1] = np.nan
            count = _simplify(job[4], job[6], steps + 1, 2, scales[4], scales[5], job[8], chosen.size)
            for k in range(count):
                lines[k, 0] = points[chosen[k], 0]
                lines[k, 1] = points[chosen[k], 1]
            known = _mark(
                job[5], job[7], chosen.size, 2, count, job[10] + c * size, size, c, job[13], blocks,
                job[14], blocks, known, job[16], job[17], reaches[c],
            )  # fmt: skip
    return known
