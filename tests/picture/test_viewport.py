"""Data to pixels and back."""

import numpy as np
import pytest

from playground.picture.viewport import Viewport

VIEW = Viewport(-2.0, 2.0, -1.0, 3.0, 740, 760)


def test_corners_of_the_data_are_corners_of_the_picture() -> None:
    assert VIEW.pixel(-2.0, 3.0) == pytest.approx((0.0, 0.0))
    assert VIEW.pixel(2.0, -1.0) == pytest.approx((740.0, 760.0))


def test_there_and_back_is_where_one_was() -> None:
    assert VIEW.data(*VIEW.pixel(0.3, 1.7)) == pytest.approx((0.3, 1.7))
    points = np.random.default_rng(1).uniform(-2, 3, (9, 2))
    assert np.allclose(VIEW.pixels(points), [VIEW.pixel(*point) for point in points])


def test_centres_are_at_halves() -> None:
    xs, ys = VIEW.centres()
    assert VIEW.pixel(xs[0], ys[0]) == pytest.approx((0.5, 0.5))
    assert VIEW.pixel(xs[-1], ys[-1]) == pytest.approx((739.5, 759.5))
    coarse, _ = VIEW.centres(2)
    assert VIEW.pixel(coarse[0], 0.0)[0] == pytest.approx(1.0) and len(coarse) == 370


@pytest.mark.parametrize("rectangle", [(1, 1, 0, 1), (2, 1, 0, 1), (0, np.inf, 0, 1), (np.nan, 1, 0, 1)])
def test_an_empty_or_unbounded_rectangle_is_refused(rectangle: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="x0 < x1"):
        Viewport(*rectangle, 10, 10)


def test_twice_as_many_pixels_show_the_same_data() -> None:
    assert VIEW.scaled(2).rectangle == VIEW.rectangle
    assert VIEW.scaled(2).width == 1480
