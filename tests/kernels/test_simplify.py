"""Fewer points, the same line."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from playground.kernels.drawing.simplify import simplify

HOSTILE = st.one_of(st.floats(), st.sampled_from([0.0, 1e300, -1e300, 1e308, 3.0]))


def chosen(points: object, closest: float = 0.5, tolerance: float = 0.1) -> NDArray[np.int32]:
    rows = np.array([*np.array(points, float).reshape(-1, 2), (np.nan, np.nan)])
    out = np.full(2 * len(rows) + 8, -7, np.int32)
    count = simplify(rows, closest, tolerance, out)
    assert count <= 2 * len(rows) and (out[count:] == -7).all()
    return out[:count]


def test_a_straight_line_keeps_its_ends() -> None:
    line = np.stack([np.linspace(0, 90, 100), np.linspace(0, 40, 100)], axis=1)
    assert chosen(line).tolist() == [0, 99, 100]


def test_a_way_there_and_back_keeps_its_turn() -> None:
    line = [(x, 0.0) for x in [*range(20), *range(18, 4, -1)]]
    assert 19 in chosen(line).tolist()


def test_a_curve_is_never_farther_than_the_tolerance_from_its_corners() -> None:
    angle = np.linspace(0, 20, 4000)
    spiral = np.stack([angle * 15 * np.cos(angle), angle * 15 * np.sin(angle)], axis=1)
    kept = chosen(spiral)[:-1]
    assert len(kept) < 400
    for a, b in itertools.pairwise(kept):
        between, direction = spiral[a : b + 1] - spiral[a], spiral[b] - spiral[a]
        off = np.abs(between[:, 0] * direction[1] - between[:, 1] * direction[0]) / np.hypot(*direction)
        assert off.max() < 0.25


def test_one_point_is_a_dot_and_gaps_part() -> None:
    assert chosen([(5, 5)]).tolist() == [0, 0, 1]
    assert chosen([(5, 5), (5.1, 5)]).tolist() == [0, 1, 2]
    assert chosen([(np.nan, 0), (1, 1), (9, 9), (np.inf, 0), (3, 3)]).tolist() == [1, 2, 5, 4, 4, 5]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(HOSTILE, HOSTILE), max_size=30))
def test_any_numbers_at_all_are_survived(points: list[tuple[float, float]]) -> None:
    indices = chosen(points)
    assert ((indices >= 0) & (indices <= len(points))).all()
