"""The loss between the points of a slice's grid: a plane stays a plane, holes stay holes, outside there is nothing."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.picture.surface.levels import choose_levels
from playground.picture.surface.slice_values import slice_values
from playground.picture.viewport import Viewport


def _slice(losses: np.ndarray) -> pg.LossSlice:
    rows, columns = losses.shape
    plane = pg.Plane(np.zeros(4), np.eye(2, 4), ((-1, 1), (-1, 1)))
    return pg.LossSlice(
        plane, np.linspace(-1, 1, columns), np.linspace(-1, 1, rows), losses, np.arange(0), np.zeros((0, 2)),
        np.zeros(0), np.zeros(0), (1.0, 0.0), "a", "training",
    )  # fmt: skip


def _whole(width: int, height: int) -> Viewport:
    return Viewport(-1, 1, -1, 1, width, height)


@pytest.mark.parametrize("points", [2, 3, 13])
@pytest.mark.parametrize("view", [_whole(60, 40), Viewport(-0.3, 0.1, 0.2, 0.9, 31, 17)])
def test_a_slanting_plane_is_itself_at_every_pixel_whatever_the_grid_and_the_part(points: int, view: Viewport) -> None:
    x, y = np.meshgrid(np.linspace(-1, 1, points), np.linspace(-1, 1, points))
    xs, ys = view.centres()
    assert np.allclose(slice_values(_slice(2 * x + y), view), 2 * xs[None] + ys[:, None], atol=1e-12)


def test_a_coarse_bowl_is_a_bowl_between_its_points_too() -> None:
    x, y = np.meshgrid(np.linspace(-1, 1, 13), np.linspace(-1, 1, 13))
    values = slice_values(_slice(x**2 + y**2), _whole(100, 100))
    places = (np.arange(100) + 0.5) / 50 - 1
    inside = np.abs(places) < 0.8
    wanted = places[:, None] ** 2 + places[None] ** 2
    assert np.abs(values - wanted)[np.ix_(inside, inside)].max() < 1e-10
    assert values.min() >= 0


def test_where_losses_span_decades_none_is_drawn_below_those_around_it() -> None:
    losses = np.tile(10.0 ** (3 * np.linspace(-1, 1, 9)), (9, 1))
    values = slice_values(_slice(losses), _whole(90, 90), choose_levels(losses, "log"))[45]
    places = (np.arange(90) + 0.5) / 45 - 1
    assert (np.diff(values) >= 0).all()
    cell = np.minimum(((places + 1) * 4).astype(int), 7)
    assert (values >= losses[0, cell] * (1 - 1e-9)).all() and (values <= losses[0, cell + 1] * (1 + 1e-9)).all()
    # Levels count from the lowest loss; further up they are decades of the loss itself.
    assert np.allclose(values[30:], 10.0 ** (3 * places[30:]), rtol=0.01)


def test_what_is_not_finite_is_a_hole_and_leaves_the_rest_alone() -> None:
    losses = np.ones((9, 9))
    losses[0, 0] = np.inf
    values = slice_values(_slice(losses), _whole(90, 90))
    assert np.isnan(values[-1, 0]) and np.allclose(values[:45], 1.0)
    assert np.isnan(slice_values(_slice(np.full((3, 3), np.nan)), _whole(5, 5))).all()


def test_outside_the_grid_there_is_no_loss() -> None:
    values = slice_values(_slice(np.ones((4, 4))), Viewport(-2, 2, -1, 3, 40, 40))
    inside = np.zeros((40, 40), dtype=bool)
    inside[20:, 10:30] = True
    assert (np.isfinite(values) == inside).all()
