"""Curves of charts."""

import numpy as np

from playground.picture.curves import curve_lines, many_curve_lines
from playground.picture.viewport import Viewport


def test_a_long_noisy_curve_keeps_its_extremes_and_few_points() -> None:
    values = np.random.default_rng(1).normal(size=(2, 50_000))
    view = Viewport(0, 49_999, -6, 6, 300, 120)
    lines = curve_lines(values, view)
    assert len(lines) < 2 * (4 * 301 + 10)
    first = lines[: np.flatnonzero(np.isnan(lines[:, 0]))[0]]
    assert np.isclose(first[:, 1].min(), view.pixel(0, values[0].max())[1], atol=0.6)
    assert np.isclose(first[:, 1].max(), view.pixel(0, values[0].min())[1], atol=0.6)


def test_logarithms_of_what_is_not_positive_leave_downwards() -> None:
    view = Viewport(0, 3, -2, 2, 300, 100)
    lines = curve_lines(np.array([10.0, 1.0, 0.0, -1.0]), view, logarithmic=True)
    assert lines[0].tolist() == [0.0, 25.0] and lines[1].tolist() == [100.0, 50.0]
    assert (lines[2:-1, 1] > 1000).all()


def test_a_curve_ends_where_its_path_ended() -> None:
    values = np.array([[3.0, 2.0, 1.0, np.nan, np.nan]])
    lines = curve_lines(values, Viewport(0, 4, 0, 4, 400, 400))
    assert np.nanmax(lines[:, 0]) == 200.0


def test_one_value_is_a_dot_and_none_nothing() -> None:
    view = Viewport(0, 4, 0, 4, 400, 400)
    assert len(curve_lines(np.array([[1.0]]), view)) == 3
    assert len(curve_lines(np.full((2, 5), np.nan), view)) == 0
    assert len(curve_lines(np.empty((0, 5)), view)) == 0


def test_many_pens_at_once_draw_what_each_would_alone():
    rng = np.random.default_rng(1)
    values = rng.normal(size=(3, 2, 50)).cumsum(axis=-1)
    values[1, 0, 20:] = np.nan
    view = Viewport(0, 49, -5, 5, 300, 100)
    for logarithmic in (False, True):
        together = many_curve_lines(values, view, logarithmic)
        alone = [curve_lines(part, view, logarithmic) for part in values]
        assert all(np.array_equal(a, b, equal_nan=True) for a, b in zip(together, alone, strict=True))
