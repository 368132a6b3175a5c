"""Each set is what its equation says: known rules part its classes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from playground.networks.data.data import data
from playground.networks.data.sets import DATA_SETS


def made(id: str, seed: int = 1, **values: Any) -> tuple[Any, Any]:
    one = DATA_SETS.get(id)
    return one.make(np.random.default_rng(seed), **one.check(values))


def test_exclusive_or_is_the_sign_of_a_product() -> None:
    points, labels = made("xor", samples=2000)
    assert np.array_equal(points[:, 0] * points[:, 1] < 0, labels == 1)
    assert np.abs(points).min() >= 0.1 and np.abs(points).max() <= 1.0
    quadrants = np.bincount(2 * (points[:, 0] > 0) + (points[:, 1] > 0))
    assert quadrants.min() > 400, "all four squares are filled"


def test_moons_lie_on_two_half_circles() -> None:
    points, labels = made("moons", noise=0.0)
    x, y = (points + np.array([0.5, 0.25])).T
    upper, lower = labels == 0, labels == 1
    np.testing.assert_allclose((x**2 + y**2)[upper], 1.0, atol=1e-14)
    np.testing.assert_allclose(((x - 1) ** 2 + (y - 0.5) ** 2)[lower], 1.0, atol=1e-14)
    assert (y[upper] >= 0).all() and (y[lower] <= 0.5).all()


def test_the_distance_from_the_middle_parts_circles() -> None:
    points, labels = made("circles", noise=0.0, factor=0.3)
    np.testing.assert_allclose(np.hypot(*points.T), np.where(labels == 0, 1.0, 0.3), atol=1e-15)


@pytest.mark.parametrize(("classes", "turns"), [(2, 1.25), (5, 0.5), (3, 3.0)])
def test_a_turned_angle_parts_spirals(classes: int, turns: float) -> None:
    points, labels = made("spirals", noise=0.0, classes=classes, turns=turns, samples=999)
    radius, angle = np.hypot(*points.T), np.arctan2(points[:, 1], points[:, 0])
    arm = classes * (angle / (2 * np.pi) - turns * radius) % classes
    assert np.array_equal(np.round(arm) % classes, labels)
    assert radius.min() >= 0.05 and radius.max() <= 1.0


def test_blobs_lie_round_their_centres_and_the_nearest_one_is_theirs() -> None:
    points, labels = made("blobs", noise=0.1, classes=4, samples=4000)
    centres = np.array([points[labels == number].mean(axis=0) for number in range(4)])
    np.testing.assert_allclose(centres, [(1, 0), (0, 1), (-1, 0), (0, -1)], atol=5 * 0.1 / np.sqrt(1000))
    nearest = np.linalg.norm(points[:, None] - centres, axis=2).argmin(axis=1)
    assert np.array_equal(nearest, labels)


@pytest.mark.parametrize("squares", [2, 3, 4, 7])
def test_a_square_of_the_board_has_one_class_and_all_are_filled(squares: int) -> None:
    points, labels = made("checkerboard", noise=0.0, squares=squares, samples=6000)
    assert np.abs(points).max() <= 1.0
    cells = np.floor((points + 1) * squares / 2).astype(int)
    assert np.array_equal(cells.sum(axis=1) % 2, labels)
    filled = np.bincount(cells[:, 0] * squares + cells[:, 1], minlength=squares**2)
    assert filled.min() > 6000 / squares**2 / 2


def test_the_curve_is_the_stated_one() -> None:
    x, y = made("regression", noise=0.0, samples=500)
    np.testing.assert_allclose(y, np.sin(3 * x) + x / 2, atol=1e-15)
    assert x.min() >= -2 and x.max() <= 2 and np.ptp(x) > 3.9


def test_the_digits_are_those_of_the_collection() -> None:
    """Sums that scikit-learn's load_digits() gives."""
    pixels, labels = made("digits")
    assert np.bincount(labels).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert (pixels * 16).sum() == 561718 and np.array_equal(pixels * 16, np.round(pixels * 16))
    assert pixels.min() == 0.0 and pixels.max() == 1.0
    assert len(np.unique(np.column_stack([pixels, labels]), axis=0)) == 1797


def test_the_nearest_image_reads_nearly_all_digits() -> None:
    """Images and digits belong together: one nearest neighbour is right for more than 97 in 100."""
    arrays = data("digits", split=0.25).arrays()
    train, test = arrays.training, arrays.test
    products = test.inputs @ train.inputs.T
    nearest = ((train.inputs**2).sum(axis=1) - 2 * products).argmin(axis=1)
    assert (train.targets[nearest] == test.targets).mean() > 0.97


def test_noise_makes_classes_overlap() -> None:
    for id in ("moons", "circles", "xor"):
        right = []
        for noise in (0.0, 1.0):
            points, labels = made(id, noise=noise, samples=1000)
            distances = ((points[:, None] - points) ** 2).sum(axis=2) + np.diag(np.full(1000, np.inf))
            right.append((labels[distances.argmin(axis=1)] == labels).mean())
        assert right[0] > 0.99 and right[1] < 0.75
