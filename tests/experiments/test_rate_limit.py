"""The largest stable rate of a contender, with what is put round and on its method."""

import math

import numpy as np
import pytest

import playground as pg
from playground.experiments.rate_limit import rate_limit
from playground.optimizers import OPTIMIZERS, own_rule


def limit(contender: pg.Contender, *curvatures: float, step: int = 0) -> float:
    return rate_limit(contender, np.array(curvatures), step).setting


def test_gradient_descent_is_stable_below_two_over_the_largest_curvature():
    assert limit(pg.Contender("gradient_descent"), 1.0, 4.0) == 0.5


def test_momentum_widens_the_limit_and_an_average_divides_it_by_its_share():
    assert limit(pg.Contender("heavy_ball", beta=0.9), -1.0, 10.0) == pytest.approx(0.38)
    assert limit(pg.Contender("heavy_ball", beta=0.9, convention="average"), 10.0) == pytest.approx(3.8)


def test_damping_widens_newtons_limit():
    assert limit(pg.Contender("newton"), 1.0, 10.0) == 2.0
    assert limit(pg.Contender("newton", damping=10.0), 1.0, 10.0) == 4.0
    assert limit(pg.Contender("newton", damping=0.3), -0.5, 1.0) == pytest.approx(0.8), "past −damping steps grow"


def test_a_time_step_is_bounded_by_the_root_of_the_curvature():
    found = rate_limit(pg.Contender("underdamped_langevin"), np.array([4.0]))
    assert (found.parameter, found.setting) == ("time_step", 1.0)


def test_where_nothing_curves_upwards_no_rate_overshoots():
    found = rate_limit(pg.Contender("gradient_descent"), np.array([-2.0, -1.0]))
    assert found.rate == math.inf and "no direction curves upwards" in found.sentence


@pytest.mark.parametrize(
    ("contender", "why"),
    [
        (pg.Contender("adam"), "the step is divided by the size of the gradients"),
        (pg.Contender("rprop"), "theory states none"),
        (pg.Contender("nesterov_convex", restart="by_value"), "a restart forgets the momentum"),
        (pg.Contender("coordinate_descent"), "one coordinate moves at a time"),
        (pg.Contender("lookahead", base=pg.Contender("gradient_descent")), "Lookahead changes what the step"),
        (pg.Contender("gradient_descent", modifiers=[pg.Modifier("weight_decay")]), "Weight decay changes what"),
        (pg.Contender(own_rule("x = x - 0.1*g")), "theory states none"),
    ],
    ids=str,
)
def test_without_a_law_the_reason_is_said(contender: pg.Contender, why: str):
    found = rate_limit(contender, np.array([1.0, 2.0]))
    assert math.isnan(found.setting) and f"no limit of stability is known: {why}" in found.sentence


def test_where_the_curvature_is_no_number_there_is_no_limit():
    assert math.isnan(limit(pg.Contender("gradient_descent"), math.nan, math.nan))


def test_a_schedule_moves_the_limit_of_the_number_that_is_set():
    """After 50 of 100 updates half the rate is left, so that twice the number is stable."""
    falling = pg.Contender("gradient_descent", lr=0.1, modifiers=[pg.Modifier("linear", steps=100, floor=0.0)])
    assert limit(falling, 4.0) == pytest.approx(0.5)
    found = rate_limit(falling, np.array([4.0]), step=50)
    assert found.rate == 0.5 and found.setting == pytest.approx(1.0, rel=0.03)
    assert "schedules multiply the rate by" in found.sentence


def test_an_average_of_the_path_leaves_the_limit_where_it_is():
    averaged = pg.Contender("gradient_descent", modifiers=[pg.Modifier("tail_average")])
    assert limit(averaged, 4.0) == 0.5


def test_every_member_has_a_sentence():
    for method in OPTIMIZERS:
        if method.rate_place >= 0:
            said = rate_limit(pg.Contender(method.id), np.array([1.0, 10.0])).sentence
            assert said.startswith(("stable below", "no limit of stability is known: ")), method.id
