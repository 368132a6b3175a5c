"""Arrows stand in the middle of cells and point down."""

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError


def test_it_is_the_downward_slope_in_the_middle_of_each_cell() -> None:
    one = pg.surface("himmelblau")
    points, slopes = pg.gradient_field(one, columns=5, rows=3)
    assert points.shape == slopes.shape == (15, 2)
    assert np.unique(points[:, 0]) == pytest.approx([-4, -2, 0, 2, 4])
    assert np.array_equal(slopes, -one.gradient(points))
    small = 1e-7 * slopes / np.linalg.norm(slopes, axis=1)[:, None]
    assert (one.value(points + small) < one.value(points)).all()


def test_one_dimension_and_a_wrong_box() -> None:
    points, slopes = pg.gradient_field(pg.surface("parabola"), ((0, 2),), columns=2)
    assert points.tolist() == [[0.5], [1.5]]
    assert slopes.tolist() == [[-1.0], [-3.0]]
    with pytest.raises(PlaygroundError, match="a box must be"):
        pg.gradient_field(pg.surface("sphere"), ((0, 2),))
