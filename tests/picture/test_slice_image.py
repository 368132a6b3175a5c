"""Slices as images: a plane stays a plane, holes stay holes, the path is where it is."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.picture.levels import choose_levels
from playground.picture.slice_image import slice_image, slice_values, slice_viewport
from playground.picture.theme import THEMES


def _slice(losses: np.ndarray, path: np.ndarray | None = None) -> pg.LossSlice:
    rows, columns = losses.shape
    path = np.zeros((0, 2)) if path is None else path
    plane = pg.Plane(np.zeros(4), np.eye(2, 4), ((-1, 1), (-1, 1)))
    return pg.LossSlice(
        plane, np.linspace(-1, 1, columns), np.linspace(-1, 1, rows), losses, np.arange(len(path)), path,
        np.zeros(len(path)), np.zeros(len(path)), (1.0, 0.0), "a", "training",
    )  # fmt: skip


@pytest.mark.parametrize("points", [2, 3, 13])
def test_a_slanting_plane_is_itself_at_every_pixel_whatever_the_grid(points: int) -> None:
    x, y = np.meshgrid(np.linspace(-1, 1, points), np.linspace(-1, 1, points))
    found = _slice(2 * x + y)
    view = slice_viewport(found, 60, 40)
    columns, rows = view.data_axes(np.arange(60) + 0.5, np.arange(40) + 0.5)
    assert np.allclose(slice_values(found, 60, 40), 2 * columns[None] + rows[:, None], atol=1e-12)


def test_a_coarse_bowl_is_a_bowl_between_its_points_too() -> None:
    x, y = np.meshgrid(np.linspace(-1, 1, 13), np.linspace(-1, 1, 13))
    values = slice_values(_slice(x**2 + y**2), 100, 100)
    places = (np.arange(100) + 0.5) / 50 - 1
    inside = np.abs(places) < 0.8
    wanted = places[:, None] ** 2 + places[None] ** 2
    assert np.abs(values - wanted)[np.ix_(inside, inside)].max() < 1e-10
    assert values.min() >= 0


def test_where_losses_span_decades_none_is_drawn_below_those_around_it() -> None:
    losses = np.tile(10.0 ** (3 * np.linspace(-1, 1, 9)), (9, 1))
    values = slice_values(_slice(losses), 90, 90, choose_levels(losses, "log"))[45]
    places = (np.arange(90) + 0.5) / 45 - 1
    assert (np.diff(values) >= 0).all()
    cell = np.minimum(((places + 1) * 4).astype(int), 7)
    assert (values >= losses[0, cell] * (1 - 1e-9)).all() and (values <= losses[0, cell + 1] * (1 + 1e-9)).all()
    # Levels count from the lowest loss; further up they are decades of the loss itself.
    assert np.allclose(values[30:], 10.0 ** (3 * places[30:]), rtol=0.01)


def test_what_is_not_finite_is_a_hole_and_leaves_the_rest_alone() -> None:
    losses = np.ones((9, 9))
    losses[0, 0] = np.inf
    values = slice_values(_slice(losses), 90, 90)
    assert np.isnan(values[-1, 0]) and np.allclose(values[:45], 1.0)
    assert np.isnan(slice_values(_slice(np.full((3, 3), np.nan)), 5, 5)).all()


def test_the_path_is_drawn_over_the_slice_and_only_there() -> None:
    x, y = np.meshgrid(np.linspace(-1, 1, 9), np.linspace(-1, 1, 9))
    with_path = _slice(x**2 + y**2, np.array([[-0.5, 0.5], [0.5, 0.5]]))
    theme = THEMES["light"]
    plain, drawn = slice_image(_slice(x**2 + y**2), 80, 80, theme), slice_image(with_path, 80, 80, theme)
    changed = np.argwhere(plain != drawn)
    assert len(changed) > 30
    assert (np.abs(changed[:, 0] - 20) < 6).all() and 14 < changed[:, 1].min() < changed[:, 1].max() < 66
