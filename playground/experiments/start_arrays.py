"""The starts of a race as arrays, kept for the next question."""

from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.experiments.start import Start

Arrays = tuple[NDArray[np.float64], NDArray[np.uint64]]

# The arrays of the last starts: a race is simulated again and again while rates are dragged, from the same starts.
_LAST: list[tuple[tuple[Start, ...], Arrays]] = []


def start_arrays(starts: tuple[Start, ...], dimension: int) -> Arrays:
    """Return the positions (S, dimension) and numbers (S) of starts, not to be written to; at once when asked again.

    To collect the numbers of many thousand objects takes milliseconds in which no other thread can do anything.

    >>> start_arrays((Start((1.0, 2.0), 7),), 2)
    (array([[1., 2.]]), array([7], dtype=uint64))
    """
    for known, arrays in _LAST[:]:
        if known is starts and arrays[0].shape[1] == dimension:  # there is only one tuple of nothing
            return arrays
    count = len(starts)
    # From a flat stream: an array from thousands of tuples takes three times as long.
    flat: Any = chain.from_iterable(start.position for start in starts)
    positions = np.fromiter(flat, np.float64, count * dimension).reshape(count, dimension)
    made = positions, np.fromiter((start.number for start in starts), np.uint64, count)
    _LAST[:] = [(starts, made)]
    return made
