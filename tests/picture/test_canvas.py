"""The canvas: ink, order of colours, growing pictures."""

import numpy as np
import pytest

from playground.picture.lines.canvas import Canvas
from playground.picture.lines.pen import Pen
from playground.picture.pixels import to_rgba

RED, BLUE = Pen("#ff0000", 2.0, halo_width=0.0), Pen("#0000ff", 3.0, "#ffffff", 2.0)


def test_a_line_has_the_ink_of_its_length_and_width() -> None:
    for width in (0.6, 1.0, 1.7, 2.0, 3.4, 7.0):
        for angle in np.linspace(0, np.pi, 13):
            canvas = Canvas(200, 200, [Pen("#000000", width, halo_width=0.0)])
            ends = np.array([[-1.0], [1.0]]) * 60 * np.array([np.cos(angle), np.sin(angle)]) + 100.3
            canvas.draw(0, ends)
            ink = to_rgba(canvas.paint())[..., 3].sum() / 255
            caps = np.pi * max(width, 1) ** 2 / 4 * min(width, 1)
            # A line of one pixel exactly along a diagonal of pixels is the worst there is: an eighth too much.
            assert ink == pytest.approx(120 * width + caps, rel=0.13 if width < 1.5 else 0.06), (width, angle)


def test_the_last_pen_lies_on_top_and_its_halo_parts_the_others() -> None:
    canvas = Canvas(60, 60, [RED, BLUE])
    canvas.draw(1, np.array([[30.0, 5.0], [30.0, 55.0]]))
    canvas.draw(0, np.array([[5.0, 30.0], [55.0, 30.0]]))
    image = canvas.paint()
    assert image[30, 30] == 0xFF0000FF
    assert image[30, 10] == 0xFFFF0000
    halo = to_rgba(image)[30, 27]
    assert halo[:3].min() > 200
    turned = Canvas(60, 60, [RED, BLUE])
    turned.draw(1, np.array([[30.0, 5.0], [30.0, 55.0]]))
    turned.draw(0, np.array([[5.0, 30.0], [55.0, 30.0]]))
    assert turned.paint(order=[1, 0])[30, 30] == 0xFFFF0000


def test_growing_gives_the_pixels_of_drawing_at_once() -> None:
    points = np.random.default_rng(1).uniform(-10, 110, (2, 60, 2))
    growing, once = Canvas(100, 90, [BLUE, RED]), Canvas(100, 90, [BLUE, RED])
    for first in range(59):
        for pen in (0, 1):
            growing.draw(pen, points[pen, first : first + 2])
        grown = growing.paint()
    for pen in (0, 1):
        once.draw(pen, points[pen])
    assert (grown == once.paint()).all()
    for pen in (0, 1):
        growing.draw(pen, points[pen])
    assert (growing.paint() == grown).all()


def test_painting_once_forgets() -> None:
    canvas = Canvas(50, 50, [RED])
    canvas.draw(0, np.array([[5.0, 5.0], [45.0, 45.0]]))
    ground = np.full((50, 50), 0xFF112233, np.uint32)
    first = canvas.paint_once(ground)
    assert (first != ground).any() and (ground == 0xFF112233).all()
    assert (canvas.paint_once(ground) == ground).all()
    assert not canvas.paint_once().any()


def test_clearing_forgets() -> None:
    canvas = Canvas(50, 50, [RED])
    canvas.draw(0, np.array([[5.0, 5.0], [45.0, 45.0]]))
    canvas.paint()
    canvas.clear()
    assert not canvas.paint().any()


def test_a_canvas_of_one_pixel_and_one_of_no_pens_work() -> None:
    tiny = Canvas(1, 1, [RED])
    tiny.draw(0, np.array([[-9.0, 0.5], [9.0, 0.5]]))
    assert tiny.paint().shape == (1, 1) and tiny.paint()[0, 0] == 0xFFFF0000
    assert not Canvas(20, 20, []).paint().any()


@pytest.mark.parametrize(("width", "height"), [(0, 5), (5, -1), (40_000, 5)])
def test_an_impossible_size_is_refused(width: int, height: int) -> None:
    with pytest.raises(ValueError, match="canvas"):
        Canvas(width, height, [RED])


def test_more_pens_than_a_block_remembers_are_drawn_all_the_same() -> None:
    pens = [Pen(f"#{6 * k:02x}40{255 - 6 * k:02x}") for k in range(40)]
    once, kept = Canvas(80, 80, pens), Canvas(80, 80, pens)
    for canvas in (once, kept):
        for k in range(40):
            canvas.draw(k, np.array([(2.0 * k, 3.0), (79.0 - k, 75.0)]))
    assert (once.paint_once() == kept.paint()).all()
    assert not once.paint_once().any()
