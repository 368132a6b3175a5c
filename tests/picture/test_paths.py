"""Paths of a race as an image."""

import numpy as np
import pytest

from playground.picture.lines.canvas import Canvas
from playground.picture.lines.paths import GrowingPaths, draw_paths, path_lines
from playground.picture.lines.pen import Pen
from playground.picture.pixels import to_rgba
from playground.picture.viewport import Viewport

VIEW = Viewport(-2.0, 2.0, -2.0, 2.0, 200, 160)
PENS = [Pen("#d55e00"), Pen("#0072b2")]


def spirals(steps: int = 300, paths: int = 70) -> np.ndarray:
    """Two contenders' paths that wind inwards and end, by NaN, one after the other."""
    t = np.arange(steps + 1)[:, None] / steps
    turn = 7 * t + np.arange(paths)
    radius = 1.9 * (1 - t) * np.linspace(0.3, 1, paths)
    record = np.stack([[radius * np.cos(turn), radius * np.sin(turn)], [radius * np.sin(turn), -radius * np.cos(turn)]])
    for s in range(0, paths, 3):
        record[:, :, 150 + s :, s] = np.nan
    return record


def test_lines_pass_through_the_positions_in_device_pixels() -> None:
    record = np.array([[[-2.0], [0.0], [2.0]], [[2.0], [0.0], [2.0]]])
    lines = path_lines(record, 0, 2, VIEW)
    assert lines[:3].tolist() == [[0.0, 0.0], [100.0, 80.0], [200.0, 0.0]]
    assert np.isnan(lines[3]).all()


def test_one_path_does_not_depend_on_its_neighbours() -> None:
    record = spirals()[0]
    together = path_lines(record, 0, 300, VIEW)
    alone = np.concatenate([path_lines(record[:, :, s : s + 1], 0, 300, VIEW) for s in range(record.shape[2])])
    assert np.array_equal(together, alone, equal_nan=True)


def test_a_growing_picture_is_the_drawn_one_within_a_tenth_of_a_pixel() -> None:
    record = spirals()
    growing = GrowingPaths(Canvas(200, 160, PENS), record, VIEW)
    for step in (1, 2, 3, 10, 50, 51, 52, 200, 300):
        grown = growing.image(step)
    whole = Canvas(200, 160, PENS)
    draw_paths(whole, record, 300, VIEW)
    difference = np.abs(to_rgba(grown).astype(int) - to_rgba(whole.paint())).max(axis=-1)
    assert np.mean(difference > 60) < 0.01


def test_going_back_draws_the_earlier_picture() -> None:
    record = spirals()
    growing = GrowingPaths(Canvas(200, 160, PENS), record, VIEW)
    growing.image(250)
    back = growing.image(40)
    whole = Canvas(200, 160, PENS)
    draw_paths(whole, record, 40, VIEW)
    assert (back == whole.paint()).all()


@pytest.mark.parametrize("until", [0, 1, 77, 300, 5000])
def test_paths_drawn_in_one_call_are_those_drawn_line_by_line(until: int) -> None:
    record = spirals()
    together, apart = Canvas(200, 160, PENS), Canvas(200, 160, PENS)
    for order in ((1,), (0, 1)):
        together.draw_paths(record, until, VIEW, order)
        for c in order:
            apart.draw(c, path_lines(record[c], 0, until, VIEW))
        one, other = together.paint_once(order=order), apart.paint_once(order=order)
        assert one.any() and np.abs(to_rgba(one).astype(int) - to_rgba(other)).max() <= 3


@pytest.mark.filterwarnings("error")
def test_a_race_that_explodes_is_drawn_without_complaint() -> None:
    record = np.full((2, 2, 60, 2), 0.5)
    record[0, :, :, 0] = (10.0 ** np.linspace(-1, 308, 60)) * np.array([[1.0], [-1.0]])
    record[1, 0, 30:] = np.inf
    canvas = Canvas(200, 160, PENS)
    draw_paths(canvas, record, 59, VIEW)
    assert canvas.paint().any()
    growing = GrowingPaths(canvas, record, VIEW)
    for step in range(60):
        growing.image(step)


def test_the_same_race_gives_the_same_pixels_twice() -> None:
    images = []
    for _ in range(2):
        canvas = Canvas(200, 160, PENS)
        draw_paths(canvas, spirals(), 300, VIEW)
        images.append(canvas.paint_once())
    assert (images[0] == images[1]).all()
