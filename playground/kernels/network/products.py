"""Matrix products over lanes, cut into tiles."""

from typing import Any

from playground.kernels.network.tiles import HERE, HIGH, NOTHING, NUMBERS, ROWS, WIDE, dot_tile, lanes_of, multiply_tile


def add_product(
    c: Any, c_stride: int, a: Any, a_row: int, a_column: int, b: Any, b_stride: int, m: int, k: int, lanes: int
) -> None:
    """C += A·B: C (m, lanes), A (m, k) with any distances of rows and columns, B (k, lanes).

    `lanes` is a whole number of vectors.
    """
    _tiles(c, c_stride, a, a_row, a_column, b, b_stride, m, k, lanes, HERE, a)


def set_product(
    c: Any, c_stride: int, a: Any, a_row: int, a_column: int, b: Any, b_stride: int, m: int, k: int, lanes: int
) -> None:
    """C = A·B, as `add_product`: nothing of C is read, which need not be cleared before."""
    _tiles(c, c_stride, a, a_row, a_column, b, b_stride, m, k, lanes, NOTHING, a)


def set_affine(
    c: Any, c_stride: int, a: Any, a_row: int, a_column: int, b: Any, b_stride: int, numbers: Any, m: int, k: int,
    lanes: int,
) -> None:  # fmt: skip
    """C = A·B + one of `numbers` for each row, as `add_product`."""
    _tiles(c, c_stride, a, a_row, a_column, b, b_stride, m, k, lanes, NUMBERS, numbers)


def _tiles(
    c: Any, c_stride: int, a: Any, a_row: int, a_column: int, b: Any, b_stride: int, m: int, k: int, lanes: int,
    begin: int, first: Any,
) -> None:  # fmt: skip
    i = 0
    while i + HIGH <= m:
        _row_of_tiles(c, c_stride, a, a_row, a_column, b, b_stride, i, k, lanes, begin, first, HIGH)
        i += HIGH
    while i + ROWS <= m:
        _row_of_tiles(c, c_stride, a, a_row, a_column, b, b_stride, i, k, lanes, begin, first, ROWS)
        i += ROWS
    while i < m:
        _row_of_tiles(c, c_stride, a, a_row, a_column, b, b_stride, i, k, lanes, begin, first, 1)
        i += 1


def _row_of_tiles(
    c: Any, c_stride: int, a: Any, a_row: int, a_column: int, b: Any, b_stride: int, i: int, k: int, lanes: int,
    begin: int, first: Any, rows: int,
) -> None:  # fmt: skip
    """`rows` rows of C from row i on."""
    one, j = lanes_of(c), 0
    wide = WIDE * one
    while j + wide <= lanes:
        multiply_tile(
            c, i * c_stride + j, c_stride, a, i * a_row, a_row, a_column, b, j, b_stride, k, begin, first, i, rows,
            WIDE,
        )  # fmt: skip
        j += wide
    while j < lanes:
        multiply_tile(
            c, i * c_stride + j, c_stride, a, i * a_row, a_row, a_column, b, j, b_stride, k, begin, first, i, rows, 1
        )
        j += one


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
