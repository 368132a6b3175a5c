"""When curves first come down to a level."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
# Curves of more values in all keep the least value of each block, so that another level reads a part of them alone.
_MANY, BLOCK = 1_000_000, 256


def first_reached(values: Floats, level: float, kept: dict[Any, Any]) -> Integers:
    """Return at which place each curve is at most a level for the first time, (…); −1 where it never is.

    Arguments: `values` (…, n), NaN behind a curve's end; `kept` holds what the next level needs not look for again.

    >>> first_reached(np.array([[3.0, 1.0, 2.0], [3.0, 2.0, np.nan]]), 1.5, {}).tolist()
    [1, -1]
    """
    if values.size <= _MANY:
        return _first(values <= level)
    if "least" not in kept:
        kept["least"] = block_least(values)
    blocks = _first(kept["least"] <= level)
    found = np.full(blocks.shape, -1, dtype=np.int64)
    for curve in np.argwhere(blocks >= 0):
        place = tuple(curve)
        begin = int(blocks[place]) * BLOCK
        found[place] = begin + int(np.argmax(values[place][begin : begin + BLOCK] <= level))
    return found


def block_least(values: Floats) -> Floats:
    """Return the least value of each block of every curve, (…, blocks); NaN where a block has none."""
    begins = np.arange(0, values.shape[-1], BLOCK)
    made = np.empty((*values.shape[:-1], len(begins)))
    # One contender after the other, so that other threads have their turn.
    for first in range(len(values)):
        made[first] = np.fmin.reduceat(values[first], begins, axis=-1)
    return made


def _first(reached: NDArray[np.bool_]) -> Integers:
    places = np.argmax(reached, axis=-1)
    hit = np.take_along_axis(reached, places[..., None], axis=-1)[..., 0]
    return np.where(hit, places, -1)
