"""Small functions of one row, in double precision whatever the row is, and of pieces."""

from typing import Any

from playground.kernels.network import operation as at


def inner(one: Any, other: Any, count: int) -> float:
    """The inner product of two rows."""
    total = 0.0
    for i in range(count):
        total += float(one[i]) * float(other[i])
    return total


def row_sum(row: Any, count: int) -> float:
    """The sum of a row."""
    total = 0.0
    for i in range(count):
        total += float(row[i])
    return total


def add_multiple(out: Any, factor: float, row: Any, count: int) -> None:
    """out += factor·row."""
    for i in range(count):
        out[i] = float(out[i]) + factor * float(row[i])


def scale(out: Any, factor: float, row: Any, count: int) -> None:
    """out = factor·row."""
    for i in range(count):
        out[i] = factor * float(row[i])


def fill_zero(out: Any, count: int) -> None:
    """0 everywhere."""
    for i in range(count):
        out[i] = 0.0


def one_over(number: float) -> float:
    """1/number, and 0 for 0."""
    return 1.0 / number if number != 0.0 else 0.0


def is_last(net: Any) -> bool:
    """Whether this is the last piece of the batch."""
    return net[at.FIRST] + net[at.SAMPLES] >= net[at.ALL_SAMPLES]
