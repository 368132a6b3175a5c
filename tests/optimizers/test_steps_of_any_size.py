"""Newton's steps are taken wherever they are doubles, however large or small f is."""

import numpy as np
import pytest

import playground as pg


@pytest.mark.parametrize("optimizer", ["newton", "saddle_free_newton"])
@pytest.mark.parametrize("scale", ["1e-290", "1e-200", "1", "1e200", "1e290"])
@pytest.mark.parametrize("bowl", ["(x - 1)^2 + (x - 1)*(y + 2) + 3*(y + 2)^2", "(x - 1)^2"])
def test_one_step_solves_a_bowl_of_any_size(optimizer: str, scale: str, bowl: str) -> None:
    problem = pg.formula(f"s*({bowl})", s=float(scale))
    start = (3.0, 5.0)[: problem.dimension]
    race = pg.Experiment(problem, [start], [pg.Contender(optimizer)], steps=1, stop=None)
    end = pg.simulate(race).ends[0, 0]
    np.testing.assert_allclose(end, (1.0, -2.0)[: problem.dimension], rtol=1e-12)


@pytest.mark.parametrize("scale", ["1e-290", "1e-200", "1", "1e200", "1e290"])
@pytest.mark.parametrize("bowl", ["(x - 1)^2 + (x - 1)*(y + 2) + 3*(y + 2)^2", "(x - 1)^2"])
def test_a_rule_that_solves_finds_the_bottom_of_a_bowl_of_any_size(scale: str, bowl: str) -> None:
    problem = pg.formula(f"s*({bowl})", s=float(scale))
    start = (3.0, 5.0)[: problem.dimension]
    newton = pg.rule("x = x - solve(H, g)")
    race = pg.Experiment(problem, [start], [pg.Contender(newton)], steps=1, stop=None)
    np.testing.assert_allclose(pg.simulate(race).ends[0, 0], (1.0, -2.0)[: problem.dimension], rtol=1e-12)
