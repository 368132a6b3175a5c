"""A function known on a grid, as an image."""

import numpy as np

from playground.picture.background import paint_values
from playground.picture.grid_image import grid_image
from playground.picture.levels import choose_levels
from playground.picture.theme import LIGHT


def test_between_the_points_of_a_grid_a_smooth_function_has_its_own_colours() -> None:
    x = np.linspace(-1, 1, 31)
    values = x[None, :] ** 2 + 2 * x[:, None] ** 2
    wide, high = 120, 90
    xs = (np.arange(wide) + 0.5) / wide * 2 - 1
    ys = 1 - (np.arange(high) + 0.5) / high * 2
    true = paint_values(xs[None, :] ** 2 + 2 * ys[:, None] ** 2, choose_levels(values), LIGHT, 0)
    made = grid_image(values, wide, high, LIGHT, 0)
    blue = [(image & 255).astype(int) for image in (made, true)]
    assert np.abs(blue[0] - blue[1]).max() <= 6


def test_what_is_not_finite_is_a_hole_and_nothing_else() -> None:
    values = np.add.outer(np.arange(11.0), np.arange(11.0))
    values[:3, :3] = np.nan
    hole = LIGHT.table[-1]
    holes = grid_image(values, 110, 110, LIGHT) == hole
    assert holes[-20:, :20].all() and not holes[:70].any() and not holes[:, 40:].any()
    assert (grid_image(np.full((5, 5), np.inf), 20, 20, LIGHT) == hole).all()


def test_the_first_row_is_at_the_bottom() -> None:
    values = np.repeat(np.arange(5.0)[:, None], 5, axis=1)
    image = grid_image(values, 10, 10, LIGHT, 0)
    deep, high = LIGHT.table[0], LIGHT.table[-2]
    distance = [np.abs(int(image[row, 5] & 0xFF) - int(color & 0xFF)) for row, color in ((-1, deep), (0, high))]
    assert max(distance) < 20
