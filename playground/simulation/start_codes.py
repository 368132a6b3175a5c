"""A test whether paths can begin at given points."""

import numpy as np
from numpy.typing import NDArray

from playground.kernels.racing.march import ESCAPED, RUNNING, UNDEFINED
from playground.simulation.chunk import Rule
from playground.simulation.method import Floats


def start_codes(rule: Rule, points: Floats, p: Floats) -> NDArray[np.int64]:
    """Return whether a path can begin at each of the points (dimension, n), as codes of the march, (n).

    RUNNING where it can; ESCAPED outside the box and where f is no number; UNDEFINED where the gradient (or the Hessian
    that the method uses) is not finite. With the stop rule off every path begins.

    Arguments: `rule` of the paths; `points` C-contiguous; `p` the problem's packed parameters.
    """
    codes = np.full(points.shape[1], RUNNING, dtype=np.int64)
    if rule.tolerance < 0:
        return codes
    if rule.value is not None:
        values = np.empty((1, points.shape[1]))
        rule.value(points, p, values)
        codes[np.isnan(values[0])] = ESCAPED
    if rule.slopes is not None:
        rows = np.empty((rule.slope_rows, points.shape[1]))
        rule.slopes(points, p, rows)
        codes[~np.isfinite(rows).all(axis=0) | (rows[-1] != 0.0)] = UNDEFINED
    low, high = rule.box[:, :, None]
    codes[~((points >= low) & (points <= high)).all(axis=0)] = ESCAPED
    return codes
