"""Matrix products over lanes, cut into tiles."""

from typing import Any

from playground.kernels.network.tiles import ROWS, WIDE, dot_tile, lanes_of, multiply_tile


def multiply(
    c: Any, c_stride: int, a: Any, a_row: int, a_column: int, b: Any, b_stride: int, m: int, k: int, lanes: int
) -> None:
    """C += A·B: C (m, lanes), A (m, k) with any distances of rows and columns, B (k, lanes).

    `lanes` is a whole number of vectors.
    """
    one = lanes_of(c)
    wide = WIDE * one
    i = 0
    while i + ROWS <= m:
        j = 0
        while j + wide <= lanes:
            multiply_tile(c, i * c_stride + j, c_stride, a, i * a_row, a_row, a_column, b, j, b_stride, k, ROWS, WIDE)
            j += wide
        while j < lanes:
            multiply_tile(c, i * c_stride + j, c_stride, a, i * a_row, a_row, a_column, b, j, b_stride, k, ROWS, 1)
            j += one
        i += ROWS
    while i < m:
        j = 0
        while j + wide <= lanes:
            multiply_tile(c, i * c_stride + j, c_stride, a, i * a_row, a_row, a_column, b, j, b_stride, k, 1, WIDE)
            j += wide
        while j < lanes:
            multiply_tile(c, i * c_stride + j, c_stride, a, i * a_row, a_row, a_column, b, j, b_stride, k, 1, 1)
            j += one
        i += 1


def add_dots(c: Any, c_stride: int, a: Any, a_stride: int, b: Any, b_stride: int, m: int, n: int, lanes: int) -> None:
    """C += A·Bᵀ: C (m, n), A (m, lanes), B (n, lanes); `lanes` is a whole number of vectors."""
    i = 0
    while i + ROWS <= m:
        j = 0
        while j + ROWS <= n:
            dot_tile(
                c, i * c_stride + j, c_stride, a, i * a_stride, a_stride, b, j * b_stride, b_stride, lanes, ROWS, ROWS
            )
            j += ROWS
        while j < n:
            dot_tile(
                c, i * c_stride + j, c_stride, a, i * a_stride, a_stride, b, j * b_stride, b_stride, lanes, ROWS, 1
            )
            j += 1
        i += ROWS
    while i < m:
        j = 0
        while j + ROWS <= n:
            dot_tile(
                c, i * c_stride + j, c_stride, a, i * a_stride, a_stride, b, j * b_stride, b_stride, lanes, 1, ROWS
            )
            j += ROWS
        while j < n:
            dot_tile(c, i * c_stride + j, c_stride, a, i * a_stride, a_stride, b, j * b_stride, b_stride, lanes, 1, 1)
            j += 1
        i += 1
