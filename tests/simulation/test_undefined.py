"""Paths that cannot go on: where a gradient is not finite, where a system is singular, where no step leads down."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.optimizers import OPTIMIZERS, Traced

ROOT = pg.formula("sqrt(x) + y^2", domain={"x": (0, 4), "y": (-2, 2)})
EDGE = pg.formula("x - 2*sqrt(x)", domain={"x": (0, 5)})
VALLEY = pg.formula("(x + y)^2", domain={"x": (-3, 3), "y": (-3, 3)})
# A formula, a point at which its gradient is not finite, and the part that says so.
POINTS = [
    ("sqrt(x) + y^2", (0.0, 2.0), "√x"),
    ("y^2 - 3*sqrt(x)", (-1.0, 2.0), "√x"),
    ("log(x*y) + x", (0.0, 1.0), "log(xy)"),
    ("1/x + exp(y)", (0.0, 1.0), "1/x"),
    ("x + exp(y^2)", (1.0, 30.0), "exp(y²)"),
    ("asin(x) + y^2", (1.0, 0.5), "asin(x)"),
    ("x^0.25 + y^2", (0.0, 0.5), "x^0.25"),
    ("sum(sqrt(x - i), i, 0, 1) + y", (1.0, 0.0), "√(x − 1)"),
]
METHODS = [id for id in OPTIMIZERS.ids() if not isinstance(OPTIMIZERS.get(id), Traced)]
SEARCHES = ["conjugate_gradient", "bfgs", "lbfgs", "line_search", "hessian_free", "barzilai_borwein"]


def race(problem: pg.Surface, racers: list[pg.Contender], starts: object, steps: int = 200, **more: object) -> object:
    return pg.simulate(pg.Experiment(problem, starts, racers, steps=steps, **more))


def with_gradient(id: str) -> bool:
    return bool({"gradient", "hessian", "product"} & {*OPTIMIZERS.get(id).uses})


@pytest.mark.parametrize(("formula", "point", "part"), POINTS)
def test_the_sentence_names_the_point_and_the_part(formula: str, point: tuple[float, float], part: str) -> None:
    result = race(pg.formula(formula), [pg.Contender("gradient_descent"), pg.Contender("newton")], [point])
    assert (result.statuses.reason == "undefined_gradient").all() and (result.statuses.step == 0).all()
    where = f"({point[0]:g}, {point[1]:g})"
    assert result.why(0, 0) == f"the gradient at {where} is not finite: {part} has no finite derivative there"


@pytest.mark.parametrize("id", METHODS)
def test_no_method_stands_still_or_diverges_where_there_is_no_gradient(id: str) -> None:
    result = race(ROOT, [pg.Contender(id)], [(0.0, 1.0)], 30)
    assert result.statuses[0, 0].tolist() == ("undefined_gradient", 0, "gradient")


def test_scipy_and_python_rules_end_there_as_well() -> None:
    rule = pg.python_rule(lambda x, g, state, parameters: (x - 0.1 * g, state))
    racers = [pg.Contender("scipy_minimize", method="BFGS"), pg.Contender(rule)]
    result = race(ROOT, racers, [(0.0, 1.0)])
    assert (result.statuses.reason == "undefined_gradient").all() and (result.statuses.step == 0).all()


def test_the_kinks_of_a_formula_have_a_gradient() -> None:
    for formula in ("sqrt(x^2 + y^2)", "abs(x) + y^2", "sqrt(abs(x)) + y^2", "max(x, y) + x^2 + y^2"):
        result = race(pg.formula(formula), [pg.Contender("gradient_descent", lr=0.1)], [(0.0, 0.0)], 30)
        assert result.statuses.reason[0, 0] != "undefined_gradient", formula


def test_it_ends_at_the_exact_step_and_disturbs_no_other_path() -> None:
    # One step of this length leads exactly onto the root's begin, and a sign method would go on from there.
    steep = pg.formula("x + sqrt(x)", domain={"x": (0, 4)})
    racer = pg.Contender("sign_descent", lr=0.25)
    places = np.array([[1.0], [1.25], [2.5], [3.1], [0.9]])
    crowd = np.concatenate([places, np.random.default_rng(0).uniform(0.3, 4, (700, 1))])
    many = race(steep, [racer], crowd, 40)
    for k, start in enumerate(places):
        alone = race(steep, [racer], [start], 40)
        assert alone.statuses[0, 0] == many.statuses[0, k] and np.array_equal(alone.ends[0, 0], many.ends[0, k])
    assert many.statuses[0, 0].tolist() == ("undefined_gradient", 4, "gradient") and many.ends[0, 0, 0] == 0.0
    assert many.statuses.step[0, 1] == 5 and many.statuses.step[0, 2] == 10
    assert many.statuses.reason[0, 3] != "undefined_gradient"


def test_a_gradient_asked_beside_the_path_is_named_too() -> None:
    result = race(EDGE, [pg.Contender("nesterov", lr=3)], [(4.0,)], 5)
    assert result.statuses[0, 0].tolist() == ("undefined_gradient", 2, "asked")
    assert np.isfinite(result.ends).all() and "at a point where the method asked for it" in result.why(0, 0)


def test_without_the_rule_nothing_ends() -> None:
    result = race(ROOT, [pg.Contender("gradient_descent")], [(0.0, 1.0)], 7, stop=pg.StopRule(enabled=False))
    assert result.statuses[0, 0].tolist() == ("budget", 7, "")


SINGULAR = [
    ("(x + y)^2", (1.0, 2.0)),
    ("x^2 + y", (1.0, 2.0)),
    ("x + y", (0.5, 0.5)),
    ("(2*x - y)^2 + 3*y - 6*x", (1.0, 1.0)),
]


@pytest.mark.parametrize(("formula", "point"), SINGULAR)
def test_newton_says_that_its_system_is_singular(formula: str, point: tuple[float, float]) -> None:
    result = race(pg.formula(formula), [pg.Contender("newton")], [point])
    assert result.statuses[0, 0].tolist() == ("stopped", 0, "singular") and result.ends[0, 0].tolist() == list(point)
    assert (
        result.why(0, 0)
        == f"the Hessian is singular at ({point[0]:g}, {point[1]:g}), so that its equation has no solution"
    )
    damped = race(pg.formula(formula), [pg.Contender("newton", damping=0.5)], [point], 20)
    assert damped.statuses.cause[0, 0] != "singular"


@pytest.mark.parametrize("id", [id for id in METHODS if OPTIMIZERS.get(id).family in ("curvature", "line search")])
def test_no_method_leaves_a_singular_system_for_what_is_no_number(id: str) -> None:
    starts = [(1.0, 2.0), (0.0, -0.75), (-2.0, 0.3)]
    result = race(VALLEY, [pg.Contender(id)], starts, 400)
    assert np.isfinite(result.ends).all() and not np.isin(result.statuses.reason, ["diverged"]).any()
    assert (result.statuses.reason[result.statuses.cause == "singular"] == "stopped").all()
    saddle_free = race(pg.formula("x^2 + y"), [pg.Contender("saddle_free_newton")], starts)
    assert (saddle_free.statuses.cause == "singular").all()


@pytest.mark.parametrize("id", SEARCHES)
def test_a_line_search_takes_a_lower_trial_where_there_is_one(id: str) -> None:
    result = race(EDGE, [pg.Contender(id)], [(4.0,), (0.3,), (2.0,)])
    assert (result.statuses.reason == "minimum").all() and np.abs(result.ends - 1).max() < 1e-6


@pytest.mark.parametrize("id", SEARCHES)
def test_where_no_trial_is_lower_the_method_stops_and_says_so(id: str) -> None:
    # At x = 2 the slope is 1, and a step against it leads up a wall; it is no minimum, for f falls beside the step.
    wall = pg.formula("where(x < 2, 10 + x^2, x) + where(y > 0, -y^2, y^2)", domain={"x": (0, 4), "y": (-1, 1)})
    result = race(wall, [pg.Contender(id)], [(2.0, 0.0)], 60)
    assert result.statuses[0, 0].tolist()[::2] == ("stopped", "no_decrease") and result.statuses.step[0, 0] <= 12
    assert result.why(0, 0) == "no trial step from (2, 0) lowers f by enough"


@pytest.mark.parametrize("search", ["conjugate_gradient", "bfgs", "lbfgs", "line_search"])
def test_an_exact_search_without_curvature_says_so(search: str) -> None:
    result = race(pg.formula("x + y"), [pg.Contender(search, search="exact")], [(1.0, 2.0)])
    assert result.statuses[0, 0].tolist() == ("stopped", 10, "no_minimum")
    assert "has no minimum along the direction from (1, 2)" in result.why(0, 0)


def test_the_table_of_steps_and_the_command_say_why() -> None:
    from playground.experiments.end_notes import end_notes

    result = race(VALLEY, [pg.Contender("newton"), pg.Contender("gradient_descent", lr=0.1)], [(1.0, 2.0)])
    lines = b"".join(result.csv_blocks()).decode().split("\r\n")
    assert lines[0].endswith(",status,why") and lines[1].endswith(f',stopped,"{result.why(0, 0)}"')
    assert lines[2].endswith(",running,") and len({line.count(",") for line in lines[2:-1]}) == 1
    assert end_notes(result) == [f"Newton, start 0: stopped, {result.why(0, 0)}."]
    sphere = race(pg.surface("sphere"), [pg.Contender("newton")], [(1.0, 2.0)])
    assert b"".join(sphere.csv_blocks()).startswith(b"contender") and b"why" not in b"".join(sphere.csv_blocks())


def test_the_words_of_searches_are_the_kernels() -> None:
    from playground.kernels.racing import oracle
    from playground.optimizers.forms import line_search as searches

    assert (searches.NO_DECREASE, searches.NO_MINIMUM) == (oracle.NO_DECREASE, oracle.NO_MINIMUM)
