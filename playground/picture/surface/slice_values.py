"""The loss on a slice between the points of its grid."""

import numpy as np
from numpy.typing import NDArray

from playground.picture.surface.levels import Levels
from playground.picture.viewport import Viewport
from playground.slices.loss_slice import LossSlice

Floats = NDArray[np.float64]
_ROUNDING = 1e-9  # of a cell, that a pixel at the grid's edge may lie outside


def slice_values(found: LossSlice, view: Viewport, levels: Levels | None = None) -> Floats:
    """Return the loss at the centres of a view's pixels, (height, width), row 0 at the top.

    It is NaN outside the grid and next to losses that are not finite. Between the grid's points it is a cubic through
    them. With `levels` their heights are interpolated: where a loss spans decades, a cubic through the losses
    themselves would swing below the lowest.
    """
    finite = np.isfinite(found.losses)
    if not finite.any():
        return np.full((view.height, view.width), np.nan)
    heights = found.losses if levels is None else levels.height(found.losses)
    low, high = float(heights[finite].min()), float(heights[finite].max())
    columns, rows = (_weights(axis, grid) for axis, grid in zip(view.centres(), (found.xs, found.ys), strict=True))
    values: Floats = rows @ np.where(finite, heights, high) @ columns.T
    # A cubic may swing beyond the numbers it goes through: no colour shows a loss beyond those that were computed.
    np.clip(values, low, high, out=values)
    if not finite.all():
        touched = np.abs(rows) @ (~finite).astype(np.float64) @ np.abs(columns).T
        values[touched > 1e-12] = np.nan
    if levels is None:
        return values
    steps = values * levels.step
    return levels.offset + (10.0**steps if levels.scale == "log" else steps)


def _weights(values: Floats, grid: Floats) -> Floats:
    """The weights of evenly spread points at values, (values, points): Catmull & Rom's cubic; NaN outside."""
    points = len(grid)
    places = (values - grid[0]) / (grid[-1] - grid[0]) * (points - 1)
    inside = (places >= -_ROUNDING) & (places <= points - 1 + _ROUNDING)
    first = np.clip(np.floor(np.where(inside, places, 0.0)).astype(np.intp), 0, points - 2)
    t = np.where(inside, places - first, 0.0)
    cubic = np.stack([
        -0.5 * t + t**2 - 0.5 * t**3, 1 - 2.5 * t**2 + 1.5 * t**3, 0.5 * t + 2 * t**2 - 1.5 * t**3, 0.5 * (t**3 - t**2)
    ])  # fmt: skip
    made, own = np.zeros((len(values), points)), np.arange(len(values))
    for k, weight in enumerate(cubic):
        wanted = first - 1 + k
        within = np.clip(wanted, 0, points - 1)
        # Before the first point and behind the last the grid goes on along a line: v₋₁ = 2v₀ − v₁.
        inner = np.clip(2 * within - wanted, 0, points - 1)
        outside = wanted != within
        np.add.at(made, (own, within), np.where(outside, 2 * weight, weight))
        np.add.at(made, (own, inner), np.where(outside, -weight, 0.0))
    made[~inside] = np.nan
    return made
