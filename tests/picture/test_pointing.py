"""What of a graph lies at a place, and long lines drawn from pieces."""

import numpy as np
import pytest

from playground.picture.colors.theme import LIGHT
from playground.picture.graph import Axis, Dots, Graph, Line
from playground.picture.graph.plot_of import strokes_of
from playground.picture.graph.pointing import lines_outside, nearest_dot, nearest_line, values_at
from playground.picture.graph.pyramid import LONG, Pyramid
from playground.picture.region import Region

X = np.arange(11.0)


def graph(*lines: Line, **more) -> Graph:
    return Graph("", Axis(0, 10, "step", whole=True), Axis(0, 100), lines, **more)


def test_values_are_those_of_the_step_or_between_two_numbers() -> None:
    one = Line(X, 10 * X, "#000000", "one")
    short = Line(X[:3], 10 * X[:3], "#000000", "short")
    gone = Line(X, np.full(11, np.nan), "#000000", "gone")
    assert [(line.name, value) for line, value in values_at(graph(one, short, gone), 1.2)] == [
        ("one", 10),
        ("short", 10),
    ]
    assert [line.name for line, _ in values_at(graph(one, short), 3.0)] == ["one"]
    smooth = Graph("", Axis(0, 10, "t"), Axis(0, 100), (one,))
    assert values_at(smooth, 1.25)[0][1] == pytest.approx(12.5)
    assert not values_at(smooth, 11.0)


def test_the_nearest_line_is_the_one_a_few_pixels_away_and_of_two_the_upper_one() -> None:
    one, level = Line(X, 10 * X, "#000000", "one"), Line(X, np.full(11, 20.0), "#000000", "level")
    drawn = graph(one, level)
    view = drawn.region.on(200, 100)
    assert nearest_line(drawn, view, 100, 50) == 0
    assert nearest_line(drawn, view, 150, 79) == 1
    assert nearest_line(drawn, view, 150, 60) is None
    back = Line(np.array([8.0, 2.0, 8.0]), np.array([90.0, 90.0, 95.0]), "#000000", "turns back")
    assert nearest_line(graph(back), view, 100, 11) == 0
    dots = Dots(np.array([5.0, np.nan]), np.array([90.0, 1.0]), "#000000", "#ffffff")
    assert (
        nearest_dot(graph(dots=(dots,)), view, 102, 12) == (0, 0)
        and nearest_dot(graph(dots=(dots,)), view, 50, 50) is None
    )


@pytest.mark.parametrize("logarithmic", [False, True])
def test_a_long_line_zoomed_shows_what_all_its_values_would(logarithmic) -> None:
    count = 40 * LONG
    x = np.arange(float(count))
    y = 10.0 ** (2 + np.sin(x / 9000) + np.where(np.arange(count) % 9973 == 0, 1.0, 0.0))
    y[count // 2 : count // 2 + 900] = np.nan
    line = Line(x, y, "#000000", "long")
    drawn = Graph("", Axis(0, count), Axis(0, 4, "", True) if logarithmic else Axis(0, 1e4), (line,))
    for low, high in ((0, count), (count / 3, count / 2 + 2000), (49_000, 51_000)):
        view = drawn.region.with_across((low, high)).on(300, 400)
        (stroke,) = strokes_of(drawn, view, LIGHT, 1.0)
        rows = stroke.lines[np.isfinite(stroke.lines[:, 0])]
        rows = rows[(rows[:, 0] > -3) & (rows[:, 0] < 303)]
        seen = y[(x > low) & (x < high)]
        wanted = [view.pixel(0.0, drawn.up.place(float(value)))[1] for value in (np.nanmax(seen), np.nanmin(seen))]
        assert (rows[:, 1].min(), rows[:, 1].max()) == pytest.approx(wanted, abs=2.0), (low, high)
        assert len(stroke.lines) < 4 * 300 * 4


def test_lines_that_are_wholly_above_or_below_what_is_seen_are_counted() -> None:
    low, high = Line(X, np.full(11, 5.0), "#000000", "low"), Line(X, 50 + X, "#000000", "high")
    early = Line(X[:3], np.full(3, 95.0), "#000000", "early")
    drawn = graph(low, high, early, Line(X, np.full(11, 99.0), "#000000"))
    assert lines_outside(drawn, Region(0, 10, 0, 100)) == (0, 0)
    assert lines_outside(drawn, Region(0, 10, 10, 40)) == (2, 1)
    assert lines_outside(drawn, Region(0, 10, 10, 55)) == (1, 1), "a line that is seen in part is not outside"
    assert lines_outside(drawn, Region(5, 10, 10, 40)) == (1, 1), "only where it has values"
    shown = Graph("", Axis(0, 10), Axis(0.0, 2.0, logarithmic=True), (low, high))
    assert lines_outside(shown, Region(0, 10, 1.0, 1.5)) == (1, 1)


@pytest.mark.parametrize("count", [1, 64, 5000, 200_000])
def test_extremes_of_a_part_are_those_of_its_values(count: int) -> None:
    random = np.random.default_rng(count)
    values = random.standard_normal(count).cumsum()
    values[random.random(count) < 0.1] = np.nan
    made = Pyramid(values)
    for _ in range(50):
        first, last = sorted(random.integers(0, count + 1, 2).tolist())
        seen = values[first:last][~np.isnan(values[first:last])]
        expected = (seen.min(), seen.max()) if len(seen) else (np.nan, np.nan)
        assert np.array_equal(made.extremes(slice(first, last), values), expected, equal_nan=True)
