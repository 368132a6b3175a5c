"""Outlines of what grows are those of what has grown."""

import numpy as np
import pytest

from playground.picture.graph.growing_outline import GrowingOutline
from playground.picture.graph.outline import outline, stride_of

RANDOM = np.random.default_rng(0)


@pytest.mark.parametrize("count", [1, 2, 50, 1000, 1003])
def test_grown_in_any_pieces_it_is_the_outline_of_the_whole(count: int) -> None:
    curves = RANDOM.standard_normal((2, count))
    growing = GrowingOutline(count, 2, 64)
    for last in sorted({*RANDOM.integers(0, count, 7).tolist(), count - 1}):
        seen = np.where(np.arange(count) <= last, curves, np.nan)
        made = growing.grow(list(seen), last)
    whole = outline(curves, stride_of(count, 64))
    assert np.array_equal(made.values, whole.values)
    assert (made.steps is None) == (whole.steps is None)
    if made.steps is not None and whole.steps is not None:
        assert np.array_equal(made.steps, whole.steps)


def test_a_value_that_is_written_later_is_seen_later() -> None:
    curve = np.full(400, np.nan)
    growing = GrowingOutline(400, 1, 40)
    for last in range(400):
        curve[max(last - 1, 0)] = float(last)
        made = growing.grow([curve], last)
        assert np.nanmax(made.values) == float(last)
    assert made.steps is not None and made.steps[-1] == 399


def test_what_is_behind_a_curves_end_stays_empty() -> None:
    curves = np.ones((2, 100))
    curves[1, 30:] = np.nan
    made = GrowingOutline(100, 2, 40).grow(list(curves), 99)
    assert made.steps is not None
    assert np.isnan(made.values[1, made.steps > 40]).all() and np.isfinite(made.values[0]).all()
