"""Critical points of a plateau: where all slopes underflow, every point is one to the last digit."""

import numpy as np
from numpy.typing import NDArray

from playground.problems.surface import Surface

Floats = NDArray[np.float64]

_AROUND = 10  # cells: a point of high order, as of x¹⁰, has values of its own so far away
_ROUNDING = 2.0**-52


def on_plateau(surface: Surface, points: Floats, widths: Floats) -> NDArray[np.bool_]:
    """Return which critical points (k, d) lie where f is level beside the differences between critical values, (k).

    A point lies on a plateau where f, 3 and 10 cells away in every direction, differs from its value there by less
    than the rounding of S, the distance between the lowest and the highest value at all the points. Sums that hold
    both cannot tell. What is critical to the last digit, but of a high order, is not level so far away, and a surface
    with one critical value has no S, and no plateau.

    Arguments: `widths` (d) of a cell.
    """
    if len(points) < 2:
        return np.zeros(len(points), dtype=bool)
    values = surface.value(points)
    spread = float(np.ptp(values))
    ways = np.stack(np.meshgrid(*([-1, 0, 1],) * points.shape[1], indexing="ij"), -1).reshape(-1, points.shape[1])
    level = np.ones(len(points), dtype=bool)
    for cells in (3, _AROUND):
        for way in ways:
            there = surface.value(points + way * cells * widths)
            with np.errstate(invalid="ignore"):
                level &= np.abs(there - values) <= _ROUNDING * spread
    return level
