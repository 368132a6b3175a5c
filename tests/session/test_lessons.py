"""Lessons show what their sentences say."""

import numpy as np

import playground as pg
from playground.session.lesson import lesson_experiment


def test_methods_with_a_velocity_roll_into_lower_minima_than_plain_descent() -> None:
    plain, nesterov, heavy = pg.simulate(lesson_experiment(pg.surface("bohachevsky_2"))).end_losses
    assert pg.critical_points(pg.surface("bohachevsky_2")).count("minimum") == 25
    assert (plain > 0.3).all()
    assert (nesterov < plain - 0.1).all()
    assert (heavy < 1e-3).all()


def test_three_of_four_starts_end_in_the_worse_minimum_whatever_the_method() -> None:
    result = pg.simulate(lesson_experiment(pg.surface("freudenstein_roth")))
    assert (result.statuses.reason == "minimum").all()
    assert np.abs(result.end_losses - [48.984, 48.984, 48.984, 0.0]).max() < 1e-3
