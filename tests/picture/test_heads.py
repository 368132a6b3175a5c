"""Where paths are, and whether they still run."""

import numpy as np
import pytest

import playground as pg
from playground.experiments.result import Result
from playground.picture.lines.heads import average_positions, head_kinds, head_positions
from playground.picture.sheet.scene import race_scene


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


@pytest.fixture(scope="module")
def averaged() -> Result:
    """Of three contenders the first and the last have an average; the first rests early."""
    racers = [
        pg.Contender("gradient_descent", lr=0.3, modifiers=[pg.Modifier("exponential_average", beta=0.5)]),
        pg.Contender("adam", lr=0.05),
        pg.Contender("heavy_ball", lr=0.01, modifiers=[pg.Modifier("tail_average", begin=50)]),
    ]
    return pg.simulate(pg.Experiment(pg.surface("sphere"), [(2.0, 1.0), (1.0, -1.5)], racers, steps=200))


def test_an_average_has_a_head_where_it_is_and_none_before_it_begins(averaged: Result) -> None:
    assert int(averaged.statuses.step[0].max()) < 150
    for step in (0, 30, 60, 200):
        places = average_positions(averaged, step)
        assert places.shape == (2, 2, 2)
        for k, racer in enumerate((0, 2)):
            for start in range(2):
                at = min(step, int(averaged.statuses.step[racer, start]))
                assert np.array_equal(places[k, start], averaged.averages[racer, start, at], equal_nan=True)
    assert np.isnan(average_positions(averaged, 49)[1]).all() and np.isfinite(average_positions(averaged, 50)).all()


def test_the_heads_of_averages_are_small_edged_in_ink_and_above_the_others(averaged: Result) -> None:
    scene = race_scene(averaged, step=60)
    marks = [mark for mark in scene.marks if mark.kind in ("head", "averaged", "rest")]
    assert [mark.kind for mark in marks[-4:]] == ["averaged"] * 4
    others = marks[:-4]
    for mark, of in zip(marks[-4:], (0, 1, 4, 5), strict=True):
        assert mark.fill == others[of].fill and mark.radius < others[of].radius
        assert mark.edge == scene.theme.ink != others[of].edge
    assert sum(mark.kind == "averaged" for mark in race_scene(averaged, step=20).marks) == 2


def test_the_average_of_a_function_of_one_number_lies_on_its_curve() -> None:
    racer = pg.Contender("gradient_descent", lr=0.1, modifiers=[pg.Modifier("exponential_average")])
    result = pg.simulate(pg.Experiment(pg.surface("parabola"), [(1.5,)], [racer], steps=20))
    x, y = average_positions(result, 7)[0, 0]
    assert x == result.averages[0, 0, 7, 0] and y == result.experiment.problem.value([[x]])[0]


def test_a_race_without_averages_has_no_such_heads(result: Result) -> None:
    assert average_positions(result, 10).shape == (0, 1, 2)
