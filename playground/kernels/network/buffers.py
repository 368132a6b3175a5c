"""Plain loops over buffers: rows of features, lanes of samples."""

from typing import Any

from playground.kernels.network.tiles import QUAD, part, sum_tile


def clear(out: Any, stride: int, width: int, lanes: int) -> None:
    """0 everywhere."""
    for r in range(width):
        row = part(out, r * stride)
        for i in range(lanes):
            row[i] = 0.0


def add_row_sums(out: Any, rows: Any, stride: int, width: int, lanes: int) -> None:
    """out += the sum of each row; `lanes` is a whole number of vectors."""
    r = 0
    while r + QUAD <= width:
        sum_tile(out, r, rows, r * stride, stride, lanes, QUAD)
        r += QUAD
    while r < width:
        sum_tile(out, r, rows, r * stride, stride, lanes, 1)
        r += 1
