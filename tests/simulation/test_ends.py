"""How paths end: each reason, at the right step, and without disturbing anybody."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import playground as pg
from playground.experiments.result import Result
from tests.simulation._oracle import ends_by_hand

MAXIMUM_OF_HIMMELBLAU = (-0.270844590667, -0.923038522481)


def race(surface, optimizer, *starts, steps=300, stop=None, **parameters) -> Result:
    contender = pg.Contender(optimizer, **parameters)
    return pg.simulate(pg.Experiment(surface, starts, [contender], steps=steps, stop=stop))


def reason(result: Result, start: int = 0) -> str:
    return str(result.statuses.reason[0, start])


# Surfaces of every kind, methods of every kind: slow, fast, wild, with momentum, with and without Hessian.
RACES = {
    "a bowl": ("sphere", ["gradient_descent:lr=0.3", "heavy_ball:lr=0.1,beta=0.6", "adam:lr=0.4", "newton", "rprop"]),
    "a ravine": ("rosenbrock", ["newton", "saddle_free_newton", "gradient_descent:lr=0.003", "adam:lr=0.3"]),
    "a saddle": ("quadratic_saddle", ["newton", "gradient_descent:lr=0.2", "heavy_ball:lr=0.05", "adam:lr=0.01"]),
    "a degenerate saddle": ("monkey_saddle", ["newton", "gradient_descent:lr=0.2", "rmsprop:lr=0.01"]),
    "many minima": ("himmelblau", ["newton", "gradient_descent:lr=0.01", "adam:lr=0.3", "nesterov:lr=0.01"]),
    "a kink": ("ackley", ["newton", "adadelta:lr=10", "rprop", "gradient_descent:lr=0.01", "adam:lr=0.01"]),
    "divergence": ("rosenbrock", ["gradient_descent:lr=0.1", "heavy_ball:lr=0.02", "gradient_descent:lr=0.0005"]),
}


def contender(text: str) -> pg.Contender:
    name, _, settings_ = text.partition(":")
    return pg.Contender(name, **{key: float(value) for key, value in (s.split("=") for s in settings_.split(",") if s)})


@pytest.mark.parametrize("kind", RACES)
@pytest.mark.parametrize("steps", [0, 1, 9, 10, 11, 50, 257])
def test_every_path_ends_where_the_rule_said_by_hand_ends_it(kind: str, steps: int) -> None:
    id, methods = RACES[kind]
    problem = pg.surface(id)
    starts = np.random.default_rng(7).uniform(*np.array(problem.domain).T, (12, 2))
    starts[0] = 0.0  # exactly on saddles and kinks
    experiment = pg.Experiment(problem, starts, [contender(text) for text in methods], steps=steps)
    compare_with_hand(experiment)


def compare_with_hand(experiment: pg.Experiment) -> None:
    free, kinds, steps = ends_by_hand(experiment)
    result = pg.simulate(experiment)
    resting = np.isin(result.statuses.reason, ["minimum", "saddle", "maximum", "flat"])
    words = np.where(resting, "rest", result.statuses.reason)
    halted = np.isin(result.statuses.cause, ["no_decrease", "no_minimum"])
    assert np.array_equal(words[~halted], kinds.astype(str)[~halted])
    assert np.array_equal(result.statuses.step[~halted], steps[~halted])
    for c, s in zip(*np.nonzero(halted), strict=True):
        # Ten steps in a row it said that it cannot go on.
        last = result.statuses.step[c, s]
        assert last <= steps[c, s] and (free.positions[c, s, last - 10 :] == free.positions[c, s, last]).all()
        steps[c, s] = last
    for c, s in np.ndindex(*steps.shape):
        last = steps[c, s]
        assert np.array_equal(result.positions[c, s, : last + 1], free.positions[c, s, : last + 1], equal_nan=True)
        assert np.isnan(result.positions[c, s, last + 1 :]).all()
        assert np.array_equal(result.ends[c, s], free.positions[c, s, last], equal_nan=True)


@settings(max_examples=40)
@given(
    kind=st.sampled_from(sorted(RACES)), count=st.integers(1, 6), steps=st.integers(0, 90), seed=st.integers(0, 10**6),
    tolerance=st.sampled_from([0.0, 1e-12, 1e-8, 1e-3, 0.1, 10.0]), bound=st.sampled_from([1e12, 3.0, 1e300]),
)  # fmt: skip
def test_any_tolerance_and_bound_end_paths_as_by_hand(kind, count, steps, seed, tolerance, bound) -> None:
    id, methods = RACES[kind]
    problem = pg.surface(id)
    starts = np.clip(np.random.default_rng(seed).uniform(*np.array(problem.domain).T, (count, 2)), -3, 3)
    stop = pg.StopRule(tolerance=tolerance, bound=bound)
    compare_with_hand(pg.Experiment(problem, starts, [contender(text) for text in methods], steps=steps, stop=stop))


def test_a_bowl_ends_in_a_minimum() -> None:
    result = race(pg.surface("sphere"), "gradient_descent", (1.0, 2.0), lr=0.3)
    assert reason(result) == "minimum" and result.end_distances[0, 0] < 1e-8


def test_newton_rests_at_a_saddle_and_says_so() -> None:
    assert reason(race(pg.surface("quadratic_saddle"), "newton", (0.5, 0.5))) == "saddle"


def test_newton_rests_at_a_maximum_and_says_so() -> None:
    result = race(pg.surface("himmelblau"), "newton", (-0.2, -0.9))
    assert reason(result) == "maximum"
    assert result.ends[0, 0] == pytest.approx(MAXIMUM_OF_HIMMELBLAU, abs=1e-6)


FLAT = """
name = "Flat"
formula = "a*x^4 + b*y^4 + c*x^3 + d*x^2 + k*x*y^2"
domain = { x = [-2, 2], y = [-2, 2] }
""" + "".join(f'[[parameters]]\nname = "{name}"\ndefault = 0\n' for name in "abcdk")


@pytest.mark.parametrize(
    ("shape", "word"),
    [
        ({"a": 1, "b": 1}, "minimum"), ({"a": 1}, "minimum"), ({}, "minimum"), ({"d": 1, "b": 1}, "minimum"),
        ({"a": -1, "b": -1}, "maximum"), ({"d": -1, "b": -1}, "maximum"), ({"d": -1}, "maximum"),
        ({"a": 1, "b": -1}, "saddle"), ({"c": 1}, "flat"), ({"c": 1, "k": -3}, "saddle"),
        ({"d": 1, "b": -1}, "saddle"),
    ],
    ids=str,
)  # fmt: skip
def test_the_word_for_a_point_without_curvature_comes_from_its_surroundings(tmp_path, shape, word) -> None:
    file = tmp_path / "flat.toml"
    file.write_text(FLAT, encoding="utf-8")
    result = race(pg.read_surface(file).with_parameters(**shape), "gradient_descent", (0.0, 0.0), steps=20, lr=0.1)
    assert (reason(result), result.statuses.step[0, 0]) == (word, 10)


def test_a_path_at_rest_from_the_start_ends_after_ten_steps() -> None:
    result = race(pg.surface("sphere"), "adam", (0.0, 0.0))
    assert (reason(result), result.statuses.step[0, 0]) == ("minimum", 10)


def test_a_surface_without_bottom_outside_ends_paths_at_its_edge() -> None:
    result = race(pg.surface("quadratic_saddle"), "gradient_descent", (0.0, 0.001), lr=0.1)
    end = int(result.statuses.step[0, 0])
    assert reason(result) == "left_domain"
    assert abs(result.positions[0, 0, end, 1]) > 2 >= abs(result.positions[0, 0, end - 1, 1])


def test_a_surface_with_bottom_lets_paths_leave_and_come_back() -> None:
    result = race(pg.surface("sphere"), "heavy_ball", (5.0, 5.0), lr=0.9, beta=0.1)
    assert np.nanmax(np.abs(result.positions)) <= 5.12 or reason(result) == "minimum"
    far = race(pg.surface("sphere"), "gradient_descent", (50.0, 0.0), lr=0.4)
    assert reason(far) == "minimum"


def test_overshooting_diverges_at_the_stated_bound() -> None:
    for bound in (10.0, 1e12, 1e300):
        result = race(
            pg.surface("sphere"), "gradient_descent", (1.0, 1.0), lr=1.5, steps=2000, stop=pg.StopRule(bound=bound)
        )
        end = int(result.statuses.step[0, 0])
        path = np.abs(result.positions[0, 0])
        assert reason(result) == "diverged" and path[end].max() > bound and path[end - 1].max() <= bound


def test_a_start_without_a_gradient_ends_before_its_first_step(tmp_path) -> None:
    file = tmp_path / "edge.toml"
    file.write_text('name = "Edge"\nformula = "-sqrt(x)"\ndomain = { x = [0, 2], y = [-2, 2] }\n')
    result = race(pg.read_surface(file), "gradient_descent", (-1.0, 0.5), lr=0.1, steps=5)
    assert (reason(result), result.statuses.step[0, 0]) == ("undefined_gradient", 0)
    assert result.ends[0, 0].tolist() == [-1.0, 0.5] and np.isnan(result.positions[0, 0, 1:]).all()


def test_a_budget_that_is_spent_says_so() -> None:
    result = race(pg.surface("rosenbrock"), "gradient_descent", (-1.0, 1.0), lr=1e-4, steps=37)
    assert (reason(result), result.statuses.step[0, 0]) == ("budget", 37)
    assert np.isfinite(result.positions).all()


def test_momentum_passing_through_the_minimum_is_not_at_rest() -> None:
    """The third step of this path is the minimum itself, and there the ball is at its fastest."""
    result = race(pg.surface("sphere"), "heavy_ball", (1.0, 0.0), lr=0.5, beta=0.9, steps=5000)
    path = result.positions[0, 0, :, 0]
    assert path[1] == 0.0
    assert reason(result) == "minimum" and result.statuses.step[0, 0] > 100


def test_a_slow_creep_on_a_flat_shore_is_rest_and_a_fast_slide_is_not(tmp_path) -> None:
    file = tmp_path / "shore.toml"
    file.write_text('name = "Shore"\nformula = "1e-9*x"\ndomain = { x = [-2, 2], y = [-2, 2] }\n')
    shore = pg.read_surface(file)
    assert race(shore, "gradient_descent", (0.0, 0.0), lr=0.1).statuses.step[0, 0] == 10
    assert reason(race(shore, "adam", (0.0, 0.0), lr=0.001, epsilon=1e-20)) == "budget"


def test_a_minimiser_on_a_kink_is_reached_within_a_millionth() -> None:
    ackley = pg.surface("ackley")
    result = race(ackley, "rprop", (0.3, -0.4), smallest_step=1e-9, steps=2000)
    assert reason(result) == "minimum" and result.end_distances[0, 0] <= 1e-6
    assert result.gradient_norms[0, 0, result.statuses.step[0, 0]] > 1
    assert reason(race(ackley, "gradient_descent", (0.0, 0.0), lr=1e-3, steps=50)) == "minimum"
    coarse = race(ackley, "rprop", (0.3, -0.4), smallest_step=1e-3, steps=2000)
    assert reason(coarse) == "budget"


def test_the_other_minima_of_a_surface_with_kinks_end_paths_as_ever() -> None:
    result = race(pg.surface("ackley"), "newton", (-1.0, 2.0))
    assert reason(result) == "minimum" and result.end_distances[0, 0] > 1


def test_without_the_stop_rule_every_path_runs_to_its_budget() -> None:
    starts = [(0.0, 0.0), (1.0, 1.0), (1.9, -1.9)]
    off = pg.StopRule(enabled=False)
    for id, optimizer, lr in (("sphere", "gradient_descent", 1.5), ("quadratic_saddle", "gradient_descent", 0.3)):
        result = race(pg.surface(id), optimizer, *starts, lr=lr, steps=3000, stop=off)
        assert (result.statuses.reason == "budget").all() and (result.statuses.step == 3000).all()
        assert (result.evaluations.g == 3000).all()
        assert np.array_equal(result.ends, result.positions[:, :, -1], equal_nan=True)


def test_a_tolerance_of_zero_ends_only_what_does_not_move_at_all() -> None:
    result = race(pg.surface("sphere"), "newton", (1.0, 2.0), stop=pg.StopRule(tolerance=0.0))
    assert reason(result) == "minimum"
    slow = race(pg.surface("sphere"), "gradient_descent", (1.0, 2.0), lr=0.01, stop=pg.StopRule(tolerance=0.0))
    assert reason(slow) == "budget"


@pytest.mark.parametrize("stop", [pg.StopRule(), pg.StopRule(enabled=False)])
def test_one_paths_end_never_disturbs_another(stop: pg.StopRule) -> None:
    """One path rests at once, one diverges, one leaves nothing behind; the fourth walks as if alone."""
    problem, method = pg.surface("rosenbrock"), pg.Contender("heavy_ball", lr=4e-3, beta=0.9)
    quiet, wild, walker = (1.0, 1.0), (1e6, -1e6), (-0.4, 0.3)
    alone = pg.simulate(pg.Experiment(problem, [pg.Start(walker, 3)], [method], steps=333, stop=stop))
    company = [pg.Start(quiet, 0), pg.Start(wild, 1), pg.Start((0.9, 0.81), 2), pg.Start(walker, 3)]
    together = pg.simulate(pg.Experiment(problem, company, [method], steps=333, stop=stop))
    assert np.array_equal(together.positions[0, 3], alone.positions[0, 0], equal_nan=True)
    assert together.statuses[0, 3] == alone.statuses[0, 0]


def test_a_start_beyond_the_bound_ends_at_once_unless_the_rule_is_off() -> None:
    far = race(pg.surface("sphere"), "newton", (1.0, 1.0), (11.0, 0.0), stop=pg.StopRule(bound=10))
    assert far.statuses[0, 1].tolist() == ("diverged", 0, "start") and far.excluded.tolist() == [False, True]
    assert far.why(0, 1) == "the start (11, 0) lies beyond the bound of the stop rule"
    race(pg.surface("sphere"), "newton", (11.0, 0.0), stop=pg.StopRule(bound=10, enabled=False))


def test_a_start_outside_a_surface_without_bottom_ends_before_its_first_step() -> None:
    result = race(pg.surface("quadratic_saddle"), "gradient_descent", (0.0, 7.0), lr=0.01)
    assert (reason(result), result.statuses.step[0, 0]) == ("left_domain", 0)


LOGARITHM = pg.formula("log(x) + 0.1*x + y^2", domain={"x": (0.1, 4), "y": (-1, 1)})
ROOT = pg.formula("sqrt(x) + (y - 1)^2 + x*y", domain={"x": (0.1, 4), "y": (-1, 1)})
METHODS = ["gradient_descent:lr=0.1", "heavy_ball:lr=0.05", "adam:lr=0.1", "newton", "nelder_mead", "line_search"]


@pytest.mark.parametrize("steps", [1, 9, 10, 11, 57, 300])
@pytest.mark.parametrize("problem", [LOGARITHM, ROOT], ids=["logarithm", "root"])
def test_a_path_ends_in_the_first_step_where_f_is_no_number(problem: pg.Surface, steps: int) -> None:
    starts = np.random.default_rng(3).uniform((0.1, -1), (4, 1), (14, 2))
    compare_with_hand(pg.Experiment(problem, starts, [contender(text) for text in METHODS], steps=steps))


def test_it_has_left_where_f_is_a_number_though_the_gradient_goes_on() -> None:
    result = race(LOGARITHM, "gradient_descent", (0.5, 0.2), lr=0.1)
    end = int(result.statuses.step[0, 0])
    assert reason(result) == "left_domain" and math.isnan(result.end_losses[0, 0])
    assert result.positions[0, 0, end, 0] < 0 < result.positions[0, 0, end - 1, 0]
    assert np.isfinite(LOGARITHM.gradient(result.ends[0])).all()


def test_a_path_that_starts_where_f_is_no_number_ends_at_once_and_disturbs_no_other() -> None:
    both = race(LOGARITHM, "adam", (-1.0, 0.2), (3.0, 0.5), lr=0.1)
    alone = race(LOGARITHM, "adam", (3.0, 0.5), lr=0.1)
    assert (reason(both), both.statuses.step[0, 0]) == ("left_domain", 0)
    assert both.statuses[0, 1] == alone.statuses[0, 0] and np.array_equal(both.ends[0, 1], alone.ends[0, 0])


def test_methods_that_run_in_python_end_there_too() -> None:
    result = race(LOGARITHM, "scipy_minimize", (0.5, 0.2))
    assert reason(result) == "left_domain" and math.isnan(result.end_losses[0, 0])


def test_without_the_rule_nobody_is_ended_there() -> None:
    result = race(LOGARITHM, "gradient_descent", (0.5, 0.2), lr=0.1, steps=20, stop=pg.StopRule(enabled=False))
    assert (reason(result), result.statuses.step[0, 0]) == ("budget", 20)
