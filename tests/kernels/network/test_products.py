"""Matrix products over lanes against NumPy's, for every odd size and both precisions."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from playground.kernels.compiling.address import address
from playground.kernels.compiling.compile_source import compile_hook

Array = np.ndarray[Any, Any]
# Addresses and sizes of a product, as one array of words.
_SOURCE = """\
from playground.kernels.network.buffers import add_row_sums, clear
from playground.kernels.network.products import add_dots, add_product, set_affine, set_product
from playground.kernels.network.tiles import lanes_of, part
from playground.kernels.compiling.views import ANY, numbers, singles
def run(here, there, mode):
    w = integers(here, 16)
    c, a, b = {real}(w[0], ANY), {real}(w[1], ANY), {real}(w[2], ANY)
    if mode == 0:
        add_product(c, w[3], a, w[4], w[5], b, w[6], w[7], w[8], w[9])
    elif mode == 1:
        add_dots(c, w[3], a, w[4], b, w[6], w[7], w[8], w[9])
    elif mode == 2:
        add_row_sums(c, b, w[6], w[7], w[9])
    elif mode == 3:
        clear(b, w[6], w[7], w[9])
    elif mode == 4:
        set_product(c, w[3], a, w[4], w[5], b, w[6], w[7], w[8], w[9])
    elif mode == 5:
        set_affine(c, w[3], a, w[4], w[5], b, w[6], {real}(w[11], ANY), w[7], w[8], w[9])
    else:
        w[10] = lanes_of(c)
        part(c, 3)[1] = 5.0
"""
ADD_PRODUCT, ADD_DOTS, ROW_SUMS, CLEAR, SET_PRODUCT, SET_AFFINE, PARTS = range(7)
NAN = np.nan
precisions = pytest.mark.parametrize("dtype", [np.float64, np.float32])


@cache
def kernel(real: str) -> Any:
    return compile_hook(_SOURCE.format(real=real), "run")


def run(mode: int, c: Array, a: Array, b: Array, *sizes: int) -> Array:
    words = np.zeros(16, dtype=np.int64)
    words[:3] = [address(array) for array in (c, a, b)]
    words[3 : 3 + len(sizes)] = sizes
    kernel("numbers" if c.dtype == np.float64 else "singles").of_addresses(words, 0, mode)
    return words


def rows(random: np.random.Generator, count: int, lanes: int, stride: int, dtype: Any) -> Array:
    """A matrix in rows that are further apart than it is wide; between them is what must not be read."""
    made = np.full((count, stride), NAN, dtype=dtype)
    made[:, :lanes] = random.normal(size=(count, lanes))
    return made


def close(found: Array, expected: Array, terms: int) -> None:
    most = 4 * np.finfo(found.dtype).eps * np.sqrt(terms + 1) * max(1.0, np.abs(expected).max())
    np.testing.assert_allclose(found, expected, rtol=0, atol=most)


@precisions
@pytest.mark.parametrize("lanes", [16, 32, 48, 80, 112, 304])
@pytest.mark.parametrize(("m", "k"), [(1, 1), (1, 5), (3, 4), (4, 3), (5, 1), (9, 17), (13, 8)])
@pytest.mark.parametrize("turned", [False, True])
def test_a_product_is_added_to_what_is_there(m: int, k: int, lanes: int, dtype: Any, turned: bool) -> None:
    random = np.random.default_rng(m * k + lanes)
    a = random.normal(size=(k, m) if turned else (m, k)).astype(dtype)
    b, c = rows(random, k, lanes, lanes + 16, dtype), rows(random, m, lanes, lanes + 32, dtype)
    left = (a.T if turned else a).astype(np.float64)
    expected = c[:, :lanes] + left @ b[:, :lanes].astype(np.float64)
    steps = (1, m) if turned else (k, 1)
    run(ADD_PRODUCT, c, a, b, c.shape[1], *steps, b.shape[1], m, k, lanes)
    close(c[:, :lanes], expected, k)
    assert np.isnan(c[:, lanes:]).all()


@precisions
@pytest.mark.parametrize("lanes", [16, 48, 112])
@pytest.mark.parametrize(("m", "k"), [(1, 1), (3, 4), (4, 3), (13, 8)])
def test_a_product_is_set_whatever_is_there(m: int, k: int, lanes: int, dtype: Any) -> None:
    random = np.random.default_rng(m + k + lanes)
    a, numbers = random.normal(size=(m, k)).astype(dtype), random.normal(size=m).astype(dtype)
    b, c = rows(random, k, lanes, lanes + 16, dtype), np.full((m, lanes + 32), NAN, dtype=dtype)
    expected = a.astype(np.float64) @ b[:, :lanes].astype(np.float64)
    run(SET_PRODUCT, c, a, b, c.shape[1], k, 1, b.shape[1], m, k, lanes)
    close(c[:, :lanes], expected, k)
    run(SET_AFFINE, c, a, b, c.shape[1], k, 1, b.shape[1], m, k, lanes, 0, address(numbers))
    close(c[:, :lanes], expected + numbers[:, None], k + 1)
    assert np.isnan(c[:, lanes:]).all()


@precisions
@pytest.mark.parametrize("lanes", [16, 48, 64, 304])
@pytest.mark.parametrize(("m", "n"), [(1, 1), (1, 5), (3, 4), (4, 3), (5, 1), (9, 17), (8, 4)])
def test_dots_of_rows_are_added_to_what_is_there(m: int, n: int, lanes: int, dtype: Any) -> None:
    random = np.random.default_rng(m * n + lanes)
    a, b = rows(random, m, lanes, lanes + 16, dtype), rows(random, n, lanes, lanes + 48, dtype)
    c = rows(random, m, n, n + 3, dtype)
    expected = c[:, :n] + a[:, :lanes].astype(np.float64) @ b[:, :lanes].astype(np.float64).T
    run(ADD_DOTS, c, a, b, c.shape[1], a.shape[1], 0, b.shape[1], m, n, lanes)
    close(c[:, :n], expected, lanes)
    assert np.isnan(c[:, n:]).all()


@precisions
@pytest.mark.parametrize("count", [1, 3, 4, 9])
def test_rows_are_summed_and_cleared(count: int, dtype: Any) -> None:
    random = np.random.default_rng(count)
    b, start = rows(random, count, 48, 64, dtype), random.normal(size=count).astype(dtype)
    sums = start.copy()
    expected = start + b[:, :48].astype(np.float64).sum(1)
    run(ROW_SUMS, sums, start, b, 0, 0, 0, 64, count, 0, 48)
    close(sums, expected, 48)
    run(CLEAR, sums, start, b, 0, 0, 0, 64, count, 0, 48)
    assert (b[:, :48] == 0).all() and np.isnan(b[:, 48:]).all()


@precisions
def test_a_vector_is_a_cache_line_and_a_part_begins_at_its_number(dtype: Any) -> None:
    c = np.zeros(8, dtype=dtype)
    words = run(PARTS, c, c, c)
    assert words[10] * c.itemsize == 64
    assert c.tolist() == [0, 0, 0, 0, 5, 0, 0, 0]


@precisions
def test_a_product_has_the_same_bits_whatever_lies_beside_it(dtype: Any) -> None:
    """A lane's number does not depend on how many lanes there are, nor on which tile it falls into."""
    random = np.random.default_rng(3)
    a, b = random.normal(size=(9, 7)).astype(dtype), rows(random, 7, 304, 320, dtype)
    whole, half = np.zeros((9, 320), dtype=dtype), np.zeros((9, 320), dtype=dtype)
    run(ADD_PRODUCT, whole, a, b, 320, 7, 1, 320, 9, 7, 304)
    run(ADD_PRODUCT, half, a, b, 320, 7, 1, 320, 9, 7, 48)
    np.testing.assert_array_equal(half[:, :48], whole[:, :48])
