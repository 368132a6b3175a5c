"""Long curves with as few values as a chart can show."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_PIECE = 250_000  # values between two of Python's turns: NumPy reduces without letting other threads go on


class Outline(NamedTuple):
    """Curves: `values` (…, k) at `steps` (k), ascending; NaN after a curve's end.

    `steps` is None where all values are kept, at 0, 1, 2 …; else four values stand for many steps: the first, the
    least, the greatest, the last.
    """

    values: Floats
    steps: Floats | None = None


def stride_of(count: int, most: int) -> int:
    """Return how many of `count` values become four, so that about `most` are left; 1 where all can stay."""
    return 1 if count <= most else -(-count // max(most // 4, 1))


def outline(values: Floats, stride: int) -> Outline:
    """Return curves with four values in place of `stride`, their extremes among them.

    Made once for a race, so that drawing costs what a chart is wide, not what the race is long (M4: Jugel, Jerzak,
    Hackenbroich and Markl 2014, "M4: a visualization-oriented time series data aggregation").

    Arguments: `values` (…, n), NaN after a curve's end; `stride` ≥ 1, 1 leaves everything as it is.

    >>> outline(np.array([0.0, 5.0, -5.0, 1.0, 2.0, 2.0]), 4).values.tolist()
    [0.0, -5.0, 5.0, 1.0, 2.0, 2.0, 2.0, 2.0]
    """
    if stride == 1:
        return Outline(values)
    begins = np.arange(0, values.shape[-1], stride)
    ends = np.append(begins[1:], values.shape[-1]) - 1
    kept = np.empty((*values.shape[:-1], len(begins), 4))
    many = max(1, _PIECE // stride)
    for curve in np.ndindex(values.shape[:-1]):
        for first in range(0, len(begins), many):
            part = values[curve][begins[first] : ends[min(first + many, len(ends)) - 1] + 1]
            here = slice(first, first + many)
            kept[(*curve, here, 1)] = np.fmin.reduceat(part, begins[here] - begins[first])
            kept[(*curve, here, 2)] = np.fmax.reduceat(part, begins[here] - begins[first])
    kept[..., 0] = values[..., begins]
    kept[..., 3] = values[..., ends]
    middle = (begins + ends) / 2
    steps = np.stack([begins, middle, middle, ends], axis=1)
    return Outline(kept.reshape(*values.shape[:-1], 4 * len(begins)), steps.ravel())
