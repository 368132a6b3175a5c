"""The median and the quartiles of many curves, step by step."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.experiments.quantiles import quantiles

Floats = NDArray[np.float64]
QUARTILES = (0.25, 0.5, 0.75)
_MOST_STEPS = 256  # at which curves are looked at: exact there, straight lines between


@dataclass(frozen=True, eq=False)
class Spread:
    """Of each group of curves the quartiles: `lower`, `median`, `upper` (groups, k) at `steps` (k), ascending."""

    steps: Floats
    lower: Floats
    median: Floats
    upper: Floats


def spread(values: Floats, gone: NDArray[np.bool_]) -> Spread:
    """Return the quartiles over the curves of each group, at up to 256 steps.

    A curve that has ended counts with its last value, and as infinite where its path is `gone`, so that a median does
    not fall because the worst have left.

    Arguments: `values` (groups, curves, steps), NaN after a curve's end; `gone` (groups, curves) which have no last
    place, such as diverged ones.

    >>> s = spread(np.array([[[4.0, 2.0], [3.0, np.nan], [9.0, np.nan]]]), np.array([[False, False, True]]))
    >>> s.median.tolist()
    [[4.0, 3.0]]
    """
    count = values.shape[-1]
    steps = np.unique(np.linspace(0, max(count - 1, 0), min(_MOST_STEPS, count)).round().astype(np.intp))
    ended = np.isnan(values)
    lasting = np.where(ended, -1, np.arange(count)).max(axis=-1)
    last = np.take_along_axis(values, np.maximum(lasting, 0)[..., None], axis=-1)
    after = np.where(gone[..., None], np.inf, last)
    seen = values[..., steps]
    filled = np.where((steps > lasting[..., None]) & (lasting[..., None] >= 0), after, seen)
    lower, median, upper = quantiles(np.moveaxis(filled, 1, -1), QUARTILES)
    return Spread(steps.astype(np.float64), lower, median, upper)
