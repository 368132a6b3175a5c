"""Long curves with as few values as a chart can show."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Outline(NamedTuple):
    """Curves at some steps: `steps` (k), ascending; `values` (…, k), NaN after a curve's end.

    Where values were left out, four stand for `stride` steps: the first, the least, the greatest, the last.
    """

    steps: Floats
    values: Floats
    stride: int = 1


def outline(values: Floats, most: int) -> Outline:
    """Return curves with about `most` values at the most, their extremes among them.

    Made once for a race, so that drawing costs what a chart is wide, not what the race is long (M4: Jugel, Jerzak,
    Hackenbroich and Markl 2014, "M4: a visualization-oriented time series data aggregation").

    Arguments: `values` (…, steps + 1), NaN after a curve's end; `most` ≥ 4.

    >>> outline(np.array([0.0, 5.0, -5.0, 1.0, 2.0, 2.0, 2.0, 3.0]), 8).values.tolist()
    [0.0, 5.0, -5.0, 1.0, 2.0, 2.0, 2.0, 3.0]
    >>> outline(np.array([0.0, 5.0, -5.0, 1.0, 2.0, 2.0, 2.0, 3.0]), 4).values.tolist()
    [0.0, -5.0, 5.0, 3.0]
    """
    count = values.shape[-1]
    if count <= most:
        return Outline(np.arange(count, dtype=np.float64), values)
    stride = -(-count // max(most // 4, 1))
    begins = np.arange(0, count, stride)
    ends = np.append(begins[1:], count) - 1
    kept = np.empty((*values.shape[:-1], len(begins), 4))
    kept[..., 0] = values[..., begins]
    kept[..., 1] = np.fmin.reduceat(values, begins, axis=-1)
    kept[..., 2] = np.fmax.reduceat(values, begins, axis=-1)
    kept[..., 3] = values[..., ends]
    middle = (begins + ends) / 2
    steps = np.stack([begins, middle, middle, ends], axis=1)
    return Outline(steps.ravel(), kept.reshape(*values.shape[:-1], -1), stride)
