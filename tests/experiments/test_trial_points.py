"""Where a line search tries is told step by step, and it is what the path itself does."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.optimizers import OPTIMIZERS, Traced

STARTS = [(-1.2, 1.0), (0.3, 1.4), (2.0, -1.0)]
SEARCHING = [one.id for one in OPTIMIZERS if "value" in one.uses and not isinstance(one, Traced)]


def race(*ids: str, **fields: object) -> pg.Experiment:
    return pg.Experiment(pg.surface("rosenbrock"), STARTS, [pg.Contender(id) for id in ids], steps=40).replace(**fields)


@pytest.mark.parametrize("id", SEARCHING)
def test_there_are_as_many_as_values_were_evaluated(id: str) -> None:
    experiment = race("adam", id)
    result = pg.simulate(experiment)
    for start in range(len(STARTS)):
        steps, points = pg.trial_points(experiment, 1, start)
        assert points.shape == (result.evaluations.f[1, start], 2) and steps.shape == points.shape[:1]
        if not len(steps):
            continue  # some ask for values with other options only
        assert (np.diff(steps) >= 0).all() and steps[0] == 1 and steps[-1] <= result.statuses.step[1, start]
        assert tuple(points[0]) == STARTS[start]


@pytest.mark.parametrize("id", ["line_search", "bfgs", "lbfgs", "conjugate_gradient", "barzilai_borwein"])
def test_every_iterate_was_tried_in_its_own_step(id: str) -> None:
    experiment = race(id)
    positions = pg.simulate(experiment).positions[0, 1]
    steps, points = pg.trial_points(experiment, 0, 1)
    for step in range(1, 11):
        tried = points[steps == step]
        assert len(tried) and (tried == positions[step]).all(axis=1).any()


def test_a_book_that_is_full_holds_the_first() -> None:
    experiment = race("bfgs")
    steps, points = pg.trial_points(experiment, 0, 0)
    fewer = pg.trial_points(experiment, 0, 0, most=7)
    assert len(steps) > 7
    assert np.array_equal(fewer[0], steps[:7]) and np.array_equal(fewer[1], points[:7])
    assert len(pg.trial_points(experiment, 0, 0, most=0)[0]) == 0


def test_they_stop_where_the_path_ends() -> None:
    experiment = race("bfgs", steps=10_000)
    end = pg.simulate(experiment).statuses.step[0, 0]
    steps, _ = pg.trial_points(experiment, 0, 0)
    assert end < 100 and steps[-1] <= end


def test_a_method_of_gradients_alone_tries_nothing() -> None:
    steps, points = pg.trial_points(race("adam"), 0, 0)
    assert steps.shape == (0,) and points.shape == (0, 2)


def test_a_contender_that_is_switched_off_can_be_asked_too() -> None:
    experiment = race("bfgs")
    off = experiment.replace(contenders=[experiment.contenders[0].replace(enabled=False)])
    for left, right in zip(pg.trial_points(off, 0, 2), pg.trial_points(experiment, 0, 2), strict=True):
        assert np.array_equal(left, right)


@pytest.mark.parametrize(("contender", "start"), [(1, 0), (-1, 0), (0, 3), (0, True)])
def test_a_place_that_is_not_there_is_said(contender: int, start: int) -> None:
    with pytest.raises(PlaygroundError, match=r"must be a whole number from 0 to \d, got"):
        pg.trial_points(race("bfgs"), contender, start)


@pytest.mark.parametrize("method", ["BFGS", "Nelder-Mead", "COBYLA", "SLSQP", "dogleg"])
def test_scipys_methods_tell_where_they_tried(method: str) -> None:
    experiment = race("adam").replace(contenders=[pg.Contender("scipy_minimize", method=method)])
    result = pg.simulate(experiment)
    steps, points = pg.trial_points(experiment, 0, 1)
    assert points.shape == (result.evaluations.f[0, 1], 2) and len(points)
    assert tuple(points[0]) == STARTS[1] and steps[0] == 1 and (np.diff(steps) >= 0).all()
    end = int(result.statuses.step[0, 1])
    assert steps[-1] <= end + 1
    for step in range(1, end + 1):
        assert (points[steps <= step] == result.positions[0, 1, step]).all(axis=1).any()
    fewer = pg.trial_points(experiment, 0, 1, most=3)
    assert np.array_equal(fewer[1], points[:3])


def test_what_the_race_refuses_is_refused_of_scipys_methods_too() -> None:
    bound = race().replace(contenders=[pg.Contender("scipy_minimize")], constraint=pg.constraint("disc"))
    with pytest.raises(PlaygroundError, match="cannot race under a constraint"):
        pg.trial_points(bound, 0, 0)
