"""The rule's own limit of stability at the local Hessian."""

import math

import numpy as np
import pytest

import playground as pg
from playground.landscape.stability_limit import stability_limit


def limit(contender: pg.Contender, *eigenvalues: float) -> float | None:
    return stability_limit(contender.method, contender.parameters, np.array(eigenvalues))


def test_gradient_descent_is_stable_below_two_over_the_largest_curvature():
    assert limit(pg.Contender("gradient_descent"), 1.0, 4.0) == 0.5


def test_momentum_widens_the_limit():
    assert limit(pg.Contender("heavy_ball", beta=0.9), -1.0, 10.0) == pytest.approx(0.38)


def test_where_nothing_curves_upwards_no_rate_overshoots():
    assert limit(pg.Contender("gradient_descent"), -2.0, -1.0) == math.inf


def test_a_rule_without_theory_has_no_limit():
    assert limit(pg.Contender("rprop"), 1.0, 1.0) is None
    assert limit(pg.Contender("gradient_descent"), math.nan, math.nan) is None


def test_a_rate_above_the_limit_diverges_and_one_below_does_not():
    bowl = pg.surface("rotated_quadratic", kappa=10)
    for contender in (pg.Contender("gradient_descent"), pg.Contender("heavy_ball", beta=0.5)):
        edge = limit(contender, 1.0, 10.0)
        assert edge is not None
        racers = [contender.with_parameter("lr", factor * edge) for factor in (0.98, 1.02)]
        result = pg.simulate(pg.Experiment(bowl, [(1.0, 1.5)], racers, steps=2000))
        assert result.losses[0, 0, -1] < 1e-3 or result.statuses.reason[0, 0] == "minimum"
        assert result.statuses.reason[1, 0] == "diverged"
