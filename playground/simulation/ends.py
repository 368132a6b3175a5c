"""Where in a stretch of steps each path ends: the stop rule, applied after every step."""

import numpy as np
from numpy.typing import NDArray

from playground.kernels.compile_source import Kernel
from playground.kernels.march import KINK_RADIUS, PATIENCE
from playground.simulation.chunk import Rule
from playground.simulation.method import Floats

RUNNING, RESTED, ESCAPED = 0, 1, 2
Integers = NDArray[np.int64]


def find_ends(
    positions: Floats, gradient: Kernel, p: Floats, rule: Rule, resting: Integers, steps: Integers
) -> tuple[Integers, Integers]:
    """Return (reason, index of the step) of each path's end inside a stretch; RUNNING where it goes on.

    Arguments: `positions` (dimension, w + 1, k): k paths, the first position being where the stretch begins; `resting` (k) how
    many steps each has been at rest before, changed in place to what it is after; `steps` (k) how many of the w steps each
    path really has. The index counts from 1, as the rows of `positions` do.
    """
    dimension, rows, k = positions.shape
    box, kinks, tolerance = rule
    places = np.ascontiguousarray(positions[:, 1:]).reshape(dimension, -1)
    slopes = np.empty_like(places)
    gradient(places, p, slopes)
    # Far out squares overflow to infinity, which is simply not at rest.
    with np.errstate(over="ignore", invalid="ignore"):
        moved = np.square(np.diff(positions, axis=1)).sum(axis=0)
        pulled = np.square(slopes).sum(axis=0).reshape(rows - 1, k)
        rests = (moved <= tolerance * tolerance) & (pulled <= tolerance * tolerance)
        for kink in kinks:
            rests |= np.square(positions[:, 1:] - kink[:, None, None]).sum(axis=0) <= KINK_RADIUS**2
    outside = ~((positions[:, 1:] >= box[0][:, None, None]) & (positions[:, 1:] <= box[1][:, None, None])).all(axis=0)
    count = np.arange(1, rows)[:, None]
    real = count <= steps
    broken = np.maximum.accumulate(np.where(rests & ~outside, -resting, count), axis=0)
    run = count - broken
    resting[:] = np.take_along_axis(run, np.maximum(steps - 1, 0)[None], axis=0)[0]
    rested_at = _first(real & (run >= PATIENCE))
    outside_at = _first(real & outside)
    reasons = np.where(outside_at < rested_at, ESCAPED, np.where(rested_at < rows, RESTED, RUNNING))
    return reasons, np.minimum(outside_at, rested_at)


def _first(marks: NDArray[np.bool_]) -> Integers:
    """The first marked row of each column, counted from 1; one more than there are where none is marked."""
    return np.where(marks.any(axis=0), marks.argmax(axis=0) + 1, len(marks) + 1)
