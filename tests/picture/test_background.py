"""Surfaces as images."""

import numpy as np
import pytest

from playground.picture.colors.theme import DARK, LIGHT, Theme
from playground.picture.pixels import to_rgba
from playground.picture.surface.background import paint_values, render_background, sample
from playground.picture.surface.levels import choose_levels
from playground.picture.viewport import Viewport
from playground.problems.surfaces import SURFACES, surface

VIEW = Viewport(-2.0, 2.0, -1.0, 3.0, 111, 96)


def test_the_sample_is_the_surface_at_pixel_centres() -> None:
    values = sample(surface("rosenbrock"), VIEW)
    x, y = VIEW.data(30.5, 70.5)
    assert values.shape == (96, 111)
    assert values[70, 30] == pytest.approx(surface("rosenbrock").value([[x, y]])[0])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_valleys_are_darker_than_heights(theme: Theme) -> None:
    image = to_rgba(render_background(surface("rosenbrock"), VIEW, theme, line_width=0))
    column, row = (int(c) for c in VIEW.pixel(1.0, 1.0))
    assert image[row, column, :3].sum() < image[5, 55, :3].sum()
    assert (image[..., 3] == 255).all()


def test_coarse_is_nearly_sharp() -> None:
    coarse, sharp = (
        to_rgba(render_background(surface("rosenbrock"), VIEW, LIGHT, quality=quality, line_width=0)).astype(int)
        for quality in ("coarse", "sharp")
    )
    assert coarse.shape == sharp.shape
    assert np.abs(coarse - sharp).mean() < 4


def test_the_same_picture_twice_has_the_same_pixels() -> None:
    images = [render_background(surface("himmelblau"), VIEW, LIGHT) for _ in range(2)]
    assert (images[0] == images[1]).all()


@pytest.mark.parametrize("scale", ["auto", "linear", "log"])
@pytest.mark.parametrize("rectangle", [(-1e8, 1e8, -1e8, 1e8), (0, 1e-9, 0, 1e-9), (1e6, 1e6 + 1, 0, 1)])
def test_every_zoom_has_a_picture(scale: str, rectangle: tuple[float, float, float, float]) -> None:
    for problem in SURFACES:
        image = render_background(problem, Viewport(*rectangle, 24, 20), LIGHT, scale)
        assert (image >> np.uint32(24) == 255).all(), problem.id


def test_the_floor_of_a_valley_narrower_than_a_pixel_has_no_broken_lines() -> None:
    y, x = np.mgrid[0:200, 0:200] / 10.0
    values = np.log10(1e-3 + 1000 * (x - 10.03 - 0.31 * (y - 10)) ** 2 + 0.01 * y)
    levels = choose_levels(values, "linear")
    lined, plain = (paint_values(values, levels, DARK, width) for width in (1.0, 0.0))
    floor = np.abs(x - 10.03 - 0.31 * (y - 10)) < 0.15
    assert (lined != plain).any()
    assert (lined[floor] == plain[floor]).all()
