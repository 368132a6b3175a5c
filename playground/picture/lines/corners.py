"""Lines with as few points as the eye needs."""

import numpy as np
from numpy.typing import NDArray

from playground.kernels.drawing.simplify import simplify

Points = NDArray[np.float64]


# In device pixels: what the eye cannot see.
CLOSEST, TOLERANCE = 0.5, 0.1


def corners(points: Points, closest: float = CLOSEST, tolerance: float = TOLERANCE) -> Points:
    """Return the corners of lines: far fewer points, the line no more than about `tolerance` pixels from where it was.

    Arguments: `points` (n, 2) device pixels, parted where they are not finite; points nearer than `closest` pixels to
    the last one are dropped. The result is parted by NaN, also at its end; a single point appears twice, as a dot.

    >>> corners(np.array([[0.0, 0.0], [5.0, 0.0], [9.0, 0.0], [9.0, 4.0]]))[:3].tolist()
    [[0.0, 0.0], [9.0, 0.0], [9.0, 4.0]]
    """
    if len(points) and np.isnan(points[-1, 0]):
        ended = np.ascontiguousarray(points, np.float64)
    else:
        ended = np.append(points, [[np.nan, np.nan]], axis=0)
    chosen = np.empty(2 * len(ended), np.int32)
    count = simplify(ended, closest, tolerance, chosen)
    return ended.take(chosen[:count], axis=0)


def corners_of_each(points: Points) -> list[Points]:
    """Return the `corners` of each of many lines, (n, k, 2) with NaN at the end of each: one call for all of them."""
    count, length = points.shape[:2]
    if not count:
        return []
    flat = points.reshape(-1, 2)
    chosen = np.empty(2 * len(flat), np.int32)
    chosen = chosen[: simplify(flat, CLOSEST, TOLERANCE, chosen)]
    # What parts lines is the very last row, wherever it stands: it belongs to the line before it.
    lines = np.where(chosen == len(flat) - 1, -1, chosen // length)
    ends = np.searchsorted(np.maximum.accumulate(lines), np.arange(1, count))
    return np.split(flat.take(chosen, axis=0), ends)
