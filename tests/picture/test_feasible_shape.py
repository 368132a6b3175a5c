"""The feasible set as a shape on pixels."""

import numpy as np
import pytest

import playground as pg
from playground.picture.surface.feasible_shape import feasible_shape
from playground.picture.viewport import Viewport
from playground.problems.constraint import Constraint

VIEW = Viewport(-2.0, 2.0, -1.0, 3.0, 400, 400)


def inside(ring: np.ndarray, x: float, y: float) -> bool:
    """Whether a pixel lies in a ring, by the crossings of a ray."""
    (x0, y0), (x1, y1) = ring[:-1].T, ring[1:].T
    crossed = (y0 > y) != (y1 > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    return bool((crossed & (at > x)).sum() % 2)


@pytest.mark.parametrize(
    "bound",
    [
        pg.constraint("box", x_min=-1, x_max=0.5, y_min=0, y_max=2),
        pg.constraint("disc", centre_x=0.5, centre_y=1, radius=1.2),
        pg.constraint("half_plane", a=1, b=2, c=1.5),
        pg.constraint("half_plane", a=-1, b=0, c=40),
    ],
)
def test_a_pixel_is_inside_where_its_point_is_feasible(bound: Constraint) -> None:
    ring, closed = feasible_shape(bound, VIEW, 2)
    assert closed and np.array_equal(ring[0], ring[-1])
    for column in range(3, 400, 37):
        for row in range(5, 400, 41):
            point = VIEW.data(column, row)
            assert inside(ring, column, row) == bool(bound.contains(np.array([point]))[0])


def test_a_line_has_no_inside_and_goes_through_the_whole_picture() -> None:
    line, closed = feasible_shape(pg.constraint("line", a=1, b=0, c=1), VIEW, 2)
    assert not closed
    assert np.allclose(line[:, 0], 300)
    assert line[:, 1].min() < 0
    assert line[:, 1].max() > 400


def test_an_interval_is_as_high_as_the_picture() -> None:
    ring, closed = feasible_shape(pg.constraint("box", x_min=-1, x_max=1), VIEW, 1)
    assert closed
    assert (ring[:, 0].min(), ring[:, 0].max()) == (100, 300)
    assert ring[:, 1].min() < 0
    assert ring[:, 1].max() > 400
