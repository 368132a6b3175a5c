"""The place in a plot at which a box covers least of what is drawn."""

from collections.abc import Sequence

import numpy as np

from playground.picture.lines.corners import Points

_MARGIN = 8.0  # from the plot's edges, in logical pixels
_FINE = 4.0  # a line is looked at this often, in logical pixels
_SHARES = ((1.0, 0.0), (0.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.5, 0.0), (0.5, 1.0), (1.0, 0.5), (0.0, 0.5), (0.5, 0.5))


def quiet_place(
    box: tuple[float, float], plot: tuple[float, float], lines: Sequence[Points], ratio: float
) -> tuple[float, float]:
    """Return the upper left corner of a box, of nine places the first that covers least.

    Arguments: `box` and `plot` width and height in device pixels; `lines` (n, 2) in the plot, parted by NaN; `ratio`
    device pixels for a logical one.
    """
    margin = _MARGIN * ratio
    room = max(plot[0] - box[0] - 2 * margin, 0.0), max(plot[1] - box[1] - 2 * margin, 0.0)
    seen = np.concatenate([_along(line, _FINE * ratio) for line in lines]) if lines else np.empty((0, 2))
    best, fewest = (margin, margin), np.inf
    for across, down in _SHARES:
        left, top = margin + across * room[0], margin + down * room[1]
        inside = (seen[:, 0] > left) & (seen[:, 0] < left + box[0]) & (seen[:, 1] > top) & (seen[:, 1] < top + box[1])
        covered = float(np.count_nonzero(inside))
        if covered < fewest:
            best, fewest = (left, top), covered
    return best


def _along(line: Points, step: float) -> Points:
    """Points on a line, no further from each other than a step."""
    near = np.clip(line, -1e5, 1e5)
    begins, ends = near[:-1], near[1:]
    with np.errstate(invalid="ignore"):
        lengths = np.hypot(*(ends - begins).T)
    whole = np.isfinite(lengths)
    counts = np.minimum(np.ceil(lengths[whole] / step), 5000).astype(np.int64) + 1
    which = np.repeat(np.arange(counts.size), counts)
    place = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    share = (place / counts[which])[:, None]
    points: Points = begins[whole][which] * (1 - share) + ends[whole][which] * share
    return points
