"""Least and greatest values of pieces of a long line, so that what is seen of it costs what the picture is wide."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LONG = 16_384  # values from which on a line has a pyramid
_FIRST, _NEXT = 16, 2  # values in a piece of the lowest level, and pieces in one of the next
_FEW_PIECES = 1024  # of which extremes are found by looking at each
_FINE = 1  # pieces in a column of pixels, at least: what one hides is narrower than a pixel


class Pyramid:
    """Extremes of pieces of a line's values on several levels, made once.

    Arguments: `values` (n), NaN where there are none.

    >>> Pyramid(np.arange(1e5)).level(64)[1][:2].tolist()
    [63.0, 127.0]
    """

    def __init__(self, values: Floats) -> None:
        self._levels: dict[int, tuple[Floats, Floats]] = {}
        lows = highs = values
        size, piece = 1, _FIRST
        while len(lows) > 2 * piece:
            begins = np.arange(0, len(lows), piece)
            lows, highs = np.fmin.reduceat(lows, begins), np.fmax.reduceat(highs, begins)
            size, piece = size * piece, _NEXT
            self._levels[size] = lows, highs

    def level(self, size: int) -> tuple[Floats, Floats]:
        """Return the least and greatest values of pieces of `size` values."""
        return self._levels[size]

    def extremes(self, part: slice, values: Floats) -> tuple[float, float]:
        """Return the least and the greatest value of a part of the line, whose values are handed over; NaN for none."""
        count = part.stop - part.start
        size = min((one for one in self._levels if count <= _FEW_PIECES * one), default=1)
        first, last = -(-part.start // size), part.stop // size
        if size == 1 or last <= first:
            lows = highs = values[part]
        else:
            ends = values[part.start : first * size], values[last * size : part.stop]
            lows, highs = (np.concatenate([level[first:last], *ends]) for level in self._levels[size])
        if not len(lows):
            return np.nan, np.nan
        return float(np.fmin.reduce(lows)), float(np.fmax.reduce(highs))

    def size_for(self, values: int, columns: int) -> int:
        """Return how large pieces are that show so many values on so many columns of pixels; 1 for all values."""
        fitting = [size for size in self._levels if values >= _FINE * size * max(columns, 1)]
        return max(fitting, default=1)


def seen_of(x: Floats, low: float, high: float) -> slice:
    """Return which part of a line with rising x is between two numbers, with one value more on both sides."""
    first, last = int(np.searchsorted(x, low)), int(np.searchsorted(x, high, side="right"))
    return slice(max(first - 1, 0), min(last + 1, len(x)))


def pieces(x: Floats, pyramids: list[Pyramid], part: slice, size: int) -> tuple[Floats, Floats]:
    """Return a part of lines as (x, values (lines, k)): the extremes of each piece, at its begin and at its end."""
    first, last = part.start // size, -(-part.stop // size)
    begins = np.arange(first, last) * size
    ends = np.minimum(begins + size, len(x)) - 1
    values = np.empty((len(pyramids), last - first, 2))
    for row, pyramid in zip(values, pyramids, strict=True):
        lows, highs = pyramid.level(size)
        row[:, 0], row[:, 1] = lows[first:last], highs[first:last]
    return np.stack([x[begins], x[ends]], axis=1).ravel(), values.reshape(len(pyramids), -1)
