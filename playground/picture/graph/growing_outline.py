"""Outlines of curves that become longer."""

import numpy as np
from numpy.typing import NDArray

from playground.picture.graph.outline import Outline, outline, stride_of

Floats = NDArray[np.float64]


class GrowingOutline:
    """Outlines of curves that grow to a known length: what is grown is not gone through again.

    Arguments: `count` values that each curve will have in the end; `curves` how many; `most` values that are kept of
    each.

    >>> growing = GrowingOutline(8, 1, 4)
    >>> growing.grow([np.array([3.0, 1.0, 2.0] + 5 * [np.nan])], 2).values.tolist()
    [[3.0, 1.0, 3.0, 2.0]]
    """

    def __init__(self, count: int, curves: int, most: int) -> None:
        self._count, self._stride, self._grown = count, stride_of(count, most), 0
        per_piece = 1 if self._stride == 1 else 4
        self._values = np.full((curves, -(-count // self._stride) * per_piece), np.nan)
        begins = np.arange(0, count, self._stride, dtype=np.float64)
        ends = np.append(begins[1:], count) - 1
        middle = (begins + ends) / 2
        self._steps = None if self._stride == 1 else np.stack([begins, middle, middle, ends], axis=1).ravel()

    def grow(self, curves: "list[Floats]", last: int) -> Outline:
        """Return the curves up to their value `last`, NaN behind a curve's end."""
        first = self._grown // self._stride
        pieces = last // self._stride + 1
        begin, end = first * self._stride, min(pieces * self._stride, self._count)
        if self._stride == 1:
            for row, curve in zip(self._values, curves, strict=True):
                row[begin:end] = curve[begin:end]
            # The last value may be written later than those of other curves.
            self._grown = max(last - 1, 0)
            return Outline(self._values[:, :pieces].copy())
        part = np.full((len(curves), end - begin), np.nan)
        for row, curve in zip(part, curves, strict=True):
            row[: last + 1 - begin] = curve[begin : last + 1]
        made = outline(part, self._stride).values
        made.reshape(len(curves), pieces - first, 4)[:, -1, 3] = [_last_number(row[: last + 1 - begin]) for row in part]
        self._values[:, 4 * first : 4 * pieces] = made
        self._grown = max(last - 1, 0)
        assert self._steps is not None
        steps = self._steps[: 4 * pieces].copy()
        steps[-1] = last
        steps[-3:-1] = (steps[-4] + last) / 2
        return Outline(self._values[:, : 4 * pieces].copy(), steps)


def _last_number(row: Floats) -> float:
    """The last value that is there; the very last may follow later."""
    there = row[-2:][np.isfinite(row[-2:])]
    return float(there[-1]) if there.size else float("nan")
