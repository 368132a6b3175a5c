"""Projection, against formulas of its own."""

from math import cos, radians, sin

import numpy as np
import pytest

import playground as pg
from playground.picture.relief.block import Block, make_block
from playground.picture.relief.camera import ReliefCamera
from playground.picture.relief.find_point import find_point
from playground.picture.relief.home_region import home_region
from playground.picture.relief.sight import FOOT, HEIGHT, ReliefSight
from playground.picture.viewport import Viewport

CAMERAS = [
    ReliefCamera(),
    ReliefCamera(200, 12, 2.0, 1.7, 0.2, -0.1),
    ReliefCamera(0, 90),
    ReliefCamera(91, 60, height=3),
]


@pytest.fixture(scope="module")
def block() -> Block:
    return make_block(pg.surface("himmelblau"), Viewport(-5, 5, -4, 4, 500, 400), nodes=120)


@pytest.mark.parametrize("camera", CAMERAS)
def test_points_are_where_two_rotations_and_a_scale_bring_them(block: Block, camera: ReliefCamera) -> None:
    sight = ReliefSight(block, camera, 640, 480, 1.0)
    a, e, s = radians(camera.azimuth), radians(camera.elevation), sight.scale
    points, heights = np.array([[-5.0, -4.0], [1.0, 2.5], [5.0, 4.0], [0.0, 0.0]]), np.array([0.0, 0.3, 1.0, 0.5])
    found = sight.screen(sight.ground(points), heights)
    world = np.stack([points[:, 0] / 10, points[:, 1] / 10, heights * HEIGHT * camera.height], axis=1)
    around = np.array([[cos(a), sin(a), 0], [-sin(a), cos(a), 0], [0, 0, 1]])
    down = np.array([[1, 0, 0], [0, cos(e), -sin(e)], [0, sin(e), cos(e)]])
    seen = world @ around.T @ down.T * s
    # Rows of the screen count downwards; the origin lies where the middle of the ground is.
    expected = np.stack([sight.middle[0] + seen[:, 0], sight.middle[1] - seen[:, 2]], axis=1)
    np.testing.assert_allclose(found, expected, atol=1e-9)


def test_the_scale_does_not_depend_on_the_direction(block: Block) -> None:
    assert (
        len({ReliefSight(block, ReliefCamera(a, e), 640, 480, 1.0).scale for a in (0, 77) for e in (10, 45, 90)}) == 1
    )


def test_the_usual_camera_shows_the_whole_block(block: Block) -> None:
    for azimuth in range(0, 360, 15):
        sight = ReliefSight(block, ReliefCamera(azimuth), 640, 480, 1.0)
        corners = np.array([[x, y] for x in (-5.0, 5.0) for y in (-4.0, 4.0)])
        for height in (-FOOT / HEIGHT, 1.0):
            places = sight.screen(sight.ground(corners), height)
            assert (places >= 0).all() and (places <= (640, 480)).all(), (azimuth, height)


def test_from_straight_above_it_is_the_contour_plot(block: Block) -> None:
    sight = ReliefSight(block, ReliefCamera(0, 90), 640, 480, 1.0)
    points = np.array([[-5.0, -4.0], [5.0, 4.0], [0.3, -1.0]])
    flat = Viewport(-5, 5, -4, 4, 500, 400).pixels(points) * sight.scale / 500
    np.testing.assert_allclose(sight.places(points) - sight.places(points)[0], flat - flat[0], atol=1e-9)


def test_heights_on_nodes_are_the_surfaces_levels(block: Block) -> None:
    sight = ReliefSight(block, ReliefCamera(), 640, 480, 1.0)
    xs, ys = np.linspace(-5, 5, block.heights.shape[1]), np.linspace(-4, 4, block.heights.shape[0])
    points = np.array([[xs[3], ys[5]], [xs[40], ys[60]], [xs[-1], ys[-1]]])
    levels = block.levels
    expected = (levels.height(block.surface.value(points)) - levels.low) / (levels.high - levels.low)
    np.testing.assert_allclose(sight.heights_at(points), np.clip(expected, 0, 1), atol=2e-5)
    assert np.isnan(sight.heights_at(np.array([[6.0, 0.0], [np.nan, 0.0], [0.0, 1e300]]))).all()


@pytest.mark.parametrize("camera", CAMERAS)
def test_the_point_that_is_found_at_a_pixel_lies_at_that_pixel(block: Block, camera: ReliefCamera) -> None:
    sight = ReliefSight(block, camera, 640, 480, 1.0)
    hits = 0
    for x in range(20, 640, 60):
        for y in range(20, 480, 60):
            point = find_point(sight, x, y)
            if point is not None:
                hits += 1
                np.testing.assert_allclose(sight.places(np.array([point]))[0], (x, y), atol=0.5)
    assert hits > 8
    assert find_point(sight, -500.0, 10.0) is None


def test_a_ray_meets_the_hill_before_the_valley_behind_it() -> None:
    bump = pg.formula("exp(-4*(x**2 + y**2))", domain={"x": (-2, 2), "y": (-2, 2)})
    block = make_block(bump, home_region(bump), "linear")
    sight = ReliefSight(block, ReliefCamera(0, 10, height=2), 400, 400, 1.0)
    behind = np.array([[0.0, 1.2]])
    x, y = sight.places(behind)[0]
    point = find_point(sight, float(x), float(y))
    assert point is not None
    assert point[1] < 0.5, "the hill stands before it"
    assert sight.places(np.array([point]))[0] == pytest.approx((x, y), abs=0.6)


def test_a_grid_of_constant_values_and_one_with_holes_have_heights() -> None:
    flat = pg.formula("3 + 0*x*y", domain={"x": (-1, 1), "y": (-1, 1)})
    assert np.isfinite(make_block(flat, home_region(flat), nodes=16).heights).all()
    half = pg.formula("sqrt(x) + y", domain={"x": (-1, 1), "y": (-1, 1)})
    heights = make_block(half, home_region(half), nodes=16).heights
    assert np.isnan(heights[:, 0]).all() and np.isfinite(heights[:, -1]).all()
