"""Level lines lie where the function has their value."""

import numpy as np
import pytest

import playground as pg
from playground.picture.surface.level_set import level_set, quadratic_model_lines
from playground.picture.viewport import Viewport

VIEW = Viewport(-2, 2, -1.5, 1.5, 400, 300)


@pytest.mark.parametrize("id", ["sphere", "rosenbrock", "quadratic_saddle", "rotated_quadratic"])
def test_a_level_set_is_as_high_everywhere(id: str) -> None:
    one = pg.surface(id)
    level = float(one.value([[0.7, 0.4]])[0])
    lines = level_set(one, VIEW, level)
    points = np.concatenate(lines)
    assert len(points) > 20
    spread = np.ptp(one.value(np.random.default_rng(0).uniform((-2, -1.5), (2, 1.5), (500, 2))))
    assert np.abs(one.value(points) - level).max() < 2e-3 * spread


def test_the_model_of_a_quadratic_is_itself() -> None:
    one = pg.surface("rotated_quadratic", kappa=5)
    for line in quadratic_model_lines(one, VIEW, (0.3, -0.2)):
        values = one.value(line)
        assert np.ptp(values) < 2e-3 * max(1.0, float(values.max()))


def test_the_model_touches_the_level_line_at_its_point() -> None:
    one, point = pg.surface("rosenbrock"), (0.5, 0.8)
    lines = np.concatenate(quadratic_model_lines(one, VIEW, point))
    nearest = lines[np.argmin(np.linalg.norm(lines - point, axis=1))]
    assert np.linalg.norm(nearest - point) < 0.02
    assert quadratic_model_lines(one, VIEW, (float("nan"), 0.0)) == []
