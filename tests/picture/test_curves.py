"""Curves of charts."""

import numpy as np
import pytest

from playground.picture.graph import Line
from playground.picture.graph.curves import curve_lines, line_strokes, many_curve_lines
from playground.picture.lines.canvas import Canvas
from playground.picture.lines.corners import corners, corners_of_each
from playground.picture.lines.pen import Pen
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


def _drawn(view: Viewport, *lines: np.ndarray) -> np.ndarray:
    """How much of each pixel some lines cover."""
    canvas = Canvas(view.width, view.height, [Pen("#000000", 1.4, halo_width=0.0)])
    for line in lines:
        canvas.draw(0, line)
    return (canvas.paint_once() >> 24) / 255


@pytest.mark.parametrize("part", [(0.0, 1.0), (0.31, 0.47)])
@pytest.mark.parametrize("kind", ["wave", "noise", "walk", "falling"])
def test_a_long_line_covers_the_pixels_that_all_its_values_cover(kind, part):
    count = 200_000
    x, random = np.arange(count, dtype=float), np.random.default_rng(2)
    y = {
        "wave": np.sin(x / 6000),
        "noise": 0.3 * random.standard_normal(count),
        "walk": random.standard_normal(count).cumsum() / 300,
        "falling": 2 * np.exp(-x / 40_000) - 1,
    }[kind]
    y[120_000:121_000] = np.nan
    view = Viewport(part[0] * count, part[1] * count, -1.5, 1.5, 400, 240)
    (few,) = line_strokes([Line(x, y, "#000000", "line")], view)
    assert len(few) < 2 * 400 + 20
    seen, whole = _drawn(view, few), _drawn(view, view.pixels(np.stack([x, y], axis=1)))
    assert np.abs(seen - whole).sum() < (0.26 if kind == "walk" else 0.11) * whole.sum()
    assert seen.sum() == pytest.approx(whole.sum(), rel=0.07)


def test_corners_of_many_lines_are_those_of_each():
    points = np.random.default_rng(0).normal(size=(7, 60, 2)).cumsum(axis=1) * 3
    points[:, -1] = np.nan
    points[0] = points[2] = points[6] = np.nan
    points[3, 10:20], points[4, 1:] = np.nan, np.nan
    together = corners_of_each(points)
    assert len(together) == 7 and len(together[4]) == 3
    assert all(np.array_equal(a, corners(b), equal_nan=True) for a, b in zip(together, points, strict=True))
    assert corners_of_each(np.empty((0, 3, 2))) == []
