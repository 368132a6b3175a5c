"""What is said of a point of a slice."""

from math import isfinite, sqrt

import numpy as np

from playground.gui.widgets.format_number import format_number
from playground.slices.loss_slice import LossSlice


def loss_at(found: LossSlice, x: float, y: float) -> float:
    """Return the loss at a point of the plane, straight between the grid's points; NaN outside the grid."""
    xs, ys = found.xs, found.ys
    if not (xs[0] <= x <= xs[-1] and ys[0] <= y <= ys[-1]):
        return float("nan")
    places = []
    for values, value in ((xs, x), (ys, y)):
        place = (value - values[0]) / (values[-1] - values[0]) * (len(values) - 1)
        first = min(int(place), len(values) - 2)
        places.append((first, place - first))
    (column, right), (row, up) = places
    cell = found.losses[row : row + 2, column : column + 2]
    # At a point of the grid its neighbours do not count, though they may not be finite.
    weights = np.outer([1 - up, up], [1 - right, right])
    used = weights > 0
    return float(np.sum(cell[used] * weights[used]))


def point_words(found: LossSlice, x: float, y: float, near: int | None) -> str:
    """Return coordinates, loss and how far the end of the path is; of the recorded point `near` it, both losses."""
    loss = loss_at(found, x, y)
    said = f"loss {format_number(loss)}" if isfinite(loss) else "not computed yet"
    step = np.array([x, y]) - found.path[-1]
    away = sqrt(max(float(step @ (found.plane.axes @ found.plane.axes.T) @ step), 0.0))
    words = f"d₁ {format_number(x)}, d₂ {format_number(y)}: {said}; {format_number(away, 3)} from the end"
    if near is None:
        return words
    true, seen = (format_number(float(losses[near])) for losses in (found.true_losses, found.projected_losses))
    return f"{words}\nupdate {int(found.updates[near])}: true loss {true}, here on the slice {seen}"
