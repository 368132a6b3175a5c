"""Where paths are, and whether they still run."""

import numpy as np
import pytest

import playground as pg
from playground.experiments.result import Result
from playground.picture.heads import head_kinds, head_positions
from playground.picture.scene import race_scene


@pytest.fixture(scope="module")
def result() -> Result:
    contenders = [
        pg.Contender("newton"),
        pg.Contender("adam", lr=0.05),
        pg.Contender("gradient_descent", lr=0.0005),
    ]
    return pg.simulate(pg.Experiment(pg.surface("quadratic_saddle"), [(-1.6, 0.01)], contenders, steps=300))


def test_a_path_runs_until_it_rests_or_is_gone(result: Result) -> None:
    rested, left, ran = result.statuses[:, 0]
    assert (rested.reason, left.reason, ran.reason) == ("saddle", "left_domain", "budget")
    assert head_kinds(result, 0)[:, 0].tolist() == ["head"] * 3
    assert head_kinds(result, int(rested.step))[0, 0] == "rest"
    assert head_kinds(result, int(left.step) - 1)[1, 0] == "head"
    assert head_kinds(result, 300)[:, 0].tolist() == ["rest", "gone", "head"]


def test_an_ended_path_stays_where_it_ended(result: Result) -> None:
    assert np.array_equal(head_positions(result, 300), result.ends)


def test_the_figure_has_a_sign_for_each(result: Result) -> None:
    signs = [mark.kind for mark in race_scene(result).marks if mark.kind in ("head", "rest", "gone")]
    assert signs == ["rest", "gone", "head"]
    assert [mark.kind for mark in race_scene(result, step=0).marks].count("head") == 3
