"""Images that lie at a region of the data, on the pixels of what is seen."""

import numpy as np

from playground.picture.region import Region
from playground.picture.surface.seen_pixels import seen_pixels
from playground.picture.viewport import Viewport

GREEN = "#00ff00"


def channel(image: np.ndarray, shift: int) -> np.ndarray:
    return (image >> np.uint32(shift) & np.uint32(255)).astype(float)


def slope(rows: int, columns: int) -> np.ndarray:
    """Red grows to the right, blue upwards; each pixel has the value of its middle, in 0 … 200."""
    right = (np.arange(columns) + 0.5) / columns * 200
    up = (1 - (np.arange(rows) + 0.5) / rows) * 200
    red, blue = np.meshgrid(right.round(), up.round())
    made: np.ndarray = (0xFF000000 | red.astype(np.uint32) << 16 | blue.astype(np.uint32)).astype(np.uint32)
    return made


def test_a_slope_keeps_its_values_at_every_place_of_a_part() -> None:
    view = Viewport(2.0, 6.0, 10.0, 25.0, 40, 30)
    seen = seen_pixels(slope(50, 80), Region(0.0, 8.0, 0.0, 40.0), view, GREEN)
    xs, ys = view.centres()
    np.testing.assert_allclose(channel(seen, 16), np.tile(xs / 8 * 200, (30, 1)), atol=1.5)
    np.testing.assert_allclose(channel(seen, 0), np.tile(ys[:, None] / 40 * 200, (1, 40)), atol=1.5)
    assert not channel(seen, 8).any() and (channel(seen, 24) == 255).all()


def test_outside_the_region_there_is_the_colour_that_is_asked_for() -> None:
    view = Viewport(-4.0, 4.0, -40.0, 40.0, 80, 80)
    seen = seen_pixels(slope(50, 80), Region(0.0, 8.0, 0.0, 40.0), view, GREEN)
    outside = seen == 0xFF00FF00
    assert outside[:, :40].all() and outside[40:].all() and not outside[:40, 40:].any()


def test_the_same_part_on_as_many_pixels_is_the_image_itself() -> None:
    image = slope(7, 9)
    assert np.array_equal(seen_pixels(image, Region(0, 9, 0, 7), Viewport(0, 9, 0, 7, 9, 7), GREEN), image)
    one = np.array([[0xFF123456]], dtype=np.uint32)
    assert (seen_pixels(one, Region(0, 1, 0, 1), Viewport(0, 1, 0, 1, 3, 2), GREEN) == 0xFF123456).all()
