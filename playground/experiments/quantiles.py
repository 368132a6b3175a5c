"""Quantiles over starts, in which infinite values have their place."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def quantiles(values: Floats, parts: tuple[float, ...]) -> Floats:
    """Return quantiles of the last axis, (len(parts), …): linear between neighbours, as `numpy.quantile` has them.

    Values may be infinite, where NumPy's interpolation gives NaN: between a finite and an infinite value every quantile
    is infinite. NaN counts as no value; where there is none at all, the quantile is NaN.

    >>> quantiles(np.array([1.0, 3.0, np.inf]), (0.0, 0.5, 0.75)).tolist()
    [1.0, 3.0, inf]
    """
    ordered = np.sort(values, axis=-1)  # NaN last
    counts = values.shape[-1] - np.isnan(ordered).sum(axis=-1)
    made = np.full((len(parts), *values.shape[:-1]), np.nan)
    if values.shape[-1] == 0:
        return made
    for row, part in enumerate(parts):
        place = part * np.maximum(counts - 1, 0)
        below = np.floor(place).astype(np.int64)
        above = np.minimum(below + 1, np.maximum(counts - 1, 0))
        low = np.take_along_axis(ordered, below[..., None], axis=-1)[..., 0]
        high = np.take_along_axis(ordered, above[..., None], axis=-1)[..., 0]
        share = place - below
        with np.errstate(invalid="ignore", over="ignore"):
            between = low + (high - low) * share
        made[row] = np.where((share == 0) | (low == high), low, between)
    return made
