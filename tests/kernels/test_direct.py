"""The kernels' language means what Python means by it."""

import math

import numba
import numpy as np
import pytest
from numba import float64, int64

from playground.kernels.direct.exact import exact
from playground.kernels.direct.kernel import kernel

ARRAY = numba.types.Array(float64, 1, "C")
GRID = numba.types.Array(float64, 2, "C")
PIXELS = numba.types.Array(numba.uint32, 1, "C")
THREE = 3


def divide(a, b):
    return 1000 * (a // b) + a % b


def classify(a, b):
    if a < b and b > 0:
        return 1
    if not (a == b or a > THREE):
        return 2
    return -3 if a != b else abs(a)


def bits(a, b):
    return ((a & 12) << 2) ^ (b | 1) ^ (a >> 1)


def hunt(a, b):
    found = 0
    for i in range(a):
        if i % 2 == 0:
            continue
        if i > b:
            break
        found += i
    while found > 10:
        found -= b if b > 0 else 7
    for i in range(a - 1, -1, -1):
        found = 3 * found + i
    for i in range(1, 9, THREE):
        found += i
    return found


def bounds(a, b):
    low, high = (a, b) if a < b else (b, a)
    return 100 * min(low, 5) + max(high, -5)


def early(a):
    if a > 0:
        return a, 2 * a
    a = -a
    return a, a + 1


def calls(a, b):
    left, right = early(a)
    first, _ = early(b)
    return left - 7 * right + 100 * first


@pytest.mark.parametrize("function", [divide, classify, bits, hunt, bounds, calls])
def test_integers_branches_loops_and_calls_are_pythons(function):
    compiled = kernel(int64(int64, int64))(function)
    for a in (-7, -4, -1, 0, 1, 3, 4, 8, 13):
        for b in (-5, -2, -1, 1, 2, 3, 7):
            assert compiled(a, b) == function(a, b), (a, b)


def mixed(a, b):
    n = int(a)
    x = n + 0.5 * b
    return math.sqrt(abs(x)) + np.floor(b) - float(n) / 3 - (x if a > b else 2)


def nothing(a, b):
    return (1.0 if a < b else 0.0) + (2.0 if a != b else 0.0) + (4.0 if not a >= b else 0.0)


@pytest.mark.parametrize("function", [mixed, nothing])
def test_numbers_meet_as_in_python(function):
    compiled = kernel(float64(float64, float64))(function)
    for a in (-2.75, 0.0, 3.5):
        for b in (-1.25, 2.0, 3.5):
            assert compiled(a, b) == pytest.approx(function(a, b), rel=1e-14)
    if function is nothing:
        assert compiled(math.nan, 1.0) == 6.0


def fill(grid, row, total):
    for j in range(grid.shape[0]):
        line = grid[j]
        for i in range(line.size):
            line[i] = row[i] * j
            grid[j, i] += 0.25
    total[0] = 0
    for value in row:
        total[0] += value


def test_arrays_are_read_and_written_in_place():
    grid, row, total = np.zeros((3, 4)), np.arange(4.0), np.ones(1)
    kernel(numba.void(GRID, ARRAY, ARRAY))(fill)(grid, row, total)
    np.testing.assert_array_equal(grid, np.outer(np.arange(3.0), row) + 0.25)
    assert total[0] == 6.0


def shade(pixels, count):
    for i in range(count):
        pixels[i] = pixels[i] * np.uint32(3) + (pixels[i] >> np.uint32(8)) & ~np.uint32(255)


def test_pixels_wrap_at_their_own_size():
    pixels = np.array([0, 1, 0xFFFFFFFF, 0x12345678], np.uint32)
    expected = (pixels * np.uint32(3) + (pixels >> np.uint32(8))) & ~np.uint32(255)
    kernel(numba.void(PIXELS, int64))(shade)(pixels, 4)
    np.testing.assert_array_equal(pixels, expected)


def row_and_number(grid, j):
    row = grid[j]
    return row, row[0]


def one_row(grid, j):
    return grid[j]


def of_rows(grid):
    row, first = row_and_number(grid, 1)
    row[1] = first + one_row(grid, 2)[1]


def test_functions_hand_on_arrays():
    grid = np.arange(12.0).reshape(3, 4)
    kernel(numba.void(GRID))(of_rows)(grid)
    assert grid[1].tolist() == [4.0, 13.0, 6.0, 7.0]


def early_row(grid, j):
    if j > 0:
        return grid[j]
    return grid[0]


def of_an_early_row(grid):
    grid[0, 0] = early_row(grid, 1)[0]


def test_arrays_are_returned_in_the_last_line_alone():
    with pytest.raises(TypeError, match="in its last line alone"):
        kernel(numba.void(GRID))(of_an_early_row)


def first_or_none(row, n):
    return row[n - 1] if n > 0 and row[n - 1] > 0.0 else -1.0


def test_what_is_not_asked_for_is_not_read():
    compiled = kernel(float64(ARRAY, int64))(first_or_none)
    assert compiled(np.array([0.0, 5.0]), 2) == 5.0
    assert compiled(np.empty(0), -(2**40)) == -1.0


@exact
def lost(a, b):
    return (a + b) - a


def kept(a, b):
    return lost(a, b)


def test_an_exact_function_keeps_its_rounding():
    assert kernel(float64(float64, float64))(kept)(1e16, 1.25) == 2.0


def fraction_into_count(a):
    count = 0
    count += a
    return count


def comprehension(a):
    return sum([a, a])


def word_and_number(a):
    return a + np.uint64(3)


@pytest.mark.parametrize(
    ("function", "given", "said"),
    [
        (fraction_into_count, float64, "float64 does not fit into int64"),
        (comprehension, float64, "List is not part"),
        (word_and_number, int64, "have no common kind"),
    ],
)
def test_what_is_not_part_of_the_language_is_named_with_its_line(function, given, said):
    with pytest.raises(TypeError, match=rf"{said}[\s\S]*in {function.__name__}: "):
        kernel(given(given))(function)
