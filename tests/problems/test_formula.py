"""A formula of one's own: the same thing as a surface of the catalogue, from a text that never runs."""

import time
from typing import Any

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.language.formula_error import FormulaError
from playground.problems.surfaces import SURFACES
from playground.session.lesson import lesson_experiment


def test_a_formula_is_a_surface_with_its_parameters() -> None:
    f = pg.formula("x**2 + k*y**2", k=10)
    points = np.array([[1.0, 2.0], [-0.5, 3.0]])
    assert f.value(points) == pytest.approx(points[:, 0] ** 2 + 10 * points[:, 1] ** 2)
    assert f.gradient(points) == pytest.approx(points * (2, 20))
    assert f.hessian(points)[0].tolist() == [[2.0, 0.0], [0.0, 20.0]]
    assert f.with_parameters(k=2).value([[0.0, 1.0]]).tolist() == [2.0]
    assert f.dimension == 2
    assert pg.formula("x**4 - x").dimension == 1
    assert pg.formula("x**2", domain={"x": (-1, 1), "y": (-1, 1)}).dimension == 2


@pytest.mark.parametrize("id", SURFACES.ids())
def test_every_surface_of_the_catalogue_could_have_been_typed(id: str) -> None:
    """They are the same thing: the same kernels, to the last bit."""
    one = SURFACES.get(id)
    domain = dict(zip(one.definition.variables, one.domain, strict=True))
    typed = pg.formula(one.formula, domain=domain, **one.parameters)
    assert typed.fields.sources == one.fields.sources


def test_it_survives_the_experiments_file() -> None:
    race = lesson_experiment(pg.formula("x**2 + k*y**2 + |x|", k=3))
    again = pg.Experiment.from_json(race.to_json())
    assert again == race
    assert again.problem.parameters == {"k": 3.0}


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("x^2 + y^2", ((-5, 5), (-5, 5))),
        ("x^4 - x", ((-5, 5),)),
        ("sum(i*cos((i + 1)*x + i), i, 1, 5) + y^2", ((-5, 5), (-5, 5))),
    ],
)
def test_the_usual_domain(text: str, domain: object) -> None:
    assert pg.formula(text).domain == domain


def test_a_guessed_domain_holds_what_can_be_seen() -> None:
    (low, high), _ = pg.formula("log(x) + y^2").domain
    assert 0 < low < 0.5 and high == 5
    (low, high), (bottom, top) = pg.formula("sqrt(1 - x^2 - y^2)").domain
    assert -1 <= low < -0.9 and 0.9 < high <= 1 and bottom == low and top == high
    (low, high), _ = pg.formula("(x - 100)^2 + y^2").domain
    assert low < 100 < high
    assert pg.formula("log(x - 20) + y").domain[0][0] > 19


def test_a_stated_domain_stays_and_the_rest_is_guessed() -> None:
    assert pg.formula("x^2 + y^2", domain={"x": (0, 1)}).domain == ((0, 1), (-5, 5))
    with pytest.raises(PlaygroundError, match="no variable 'z'"):
        pg.formula("x^2", domain={"z": (0, 1)})
    with pytest.raises(PlaygroundError, match="two finite numbers"):
        pg.formula("x^2", domain={"x": (1, 0)})


@pytest.mark.parametrize(
    "text", ["x^2 + 100*y^2", "log(x) + 1/x + y^2", "sin(5*x)*cos(5*y)", "1e6*x^2 + 1e-6*y^2", "x^4 - x"]
)
def test_the_first_race_on_it_goes_somewhere(text: str) -> None:
    result = pg.simulate(lesson_experiment(pg.formula(text)))
    assert np.isfinite(result.end_losses[0]).all()
    assert (result.end_losses[0] <= result.losses[0, :, 0] + 1e-9).all()


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("x**2 + k", 7, "expected a number for k: state it as a parameter, such as k=1"),
        ("x + foo(y)", 4, "expected one of x, y or a function"),
        ("x 2", 2, r"write x\*2 or x\^2"),
        ("", 0, "expected a value"),
        ("(x", 2, "to close the parenthesis at character 1"),
        ("x.y", 1, "expected numbers, names and"),
        ("__import__('os').system('true')", 0, "expected numbers, names and"),
        ("xх", 1, "expected numbers, names and"),
        ("x == y", 2, "expected a value, got a comparison"),
    ],
)
def test_an_error_points_at_its_character(text: str, position: int, words: str) -> None:
    with pytest.raises(FormulaError, match=words) as caught:
        pg.formula(text)
    assert caught.value.position in (position, 0)


TOWER = "(x**x)"
HOSTILE = [
    "**".join([TOWER] * 40),
    "9**9**9",
    "x.__class__.__bases__",
    "import os",
    "[x for x in (1).__class__]",
    "f'{x}'",
    "lambda x: x",
    "9" * 4000,
    "1e999999999",
    "1e" + "9" * 5000,
    "(" * 1_000_000,
    "(" * 5000 + "x" + ")" * 5000,
    "x" * 1_000_000,
    "sum(x, i, 1, 1000000)",
    "sum(sum(sum(sin(i*j*k*x), i, 1, 100), j, 1, 100), k, 1, 100)",
    "+".join(f"sin({k}*x*y)*cos({k}*y + x)" for k in range(200)),
    "sin(" * 300 + "x" + ")" * 300,
    "-" * 9000 + "x",
    "|" * 9000,
    "x\x00",
    "x;y",
    "__import__",
    "\u0445**2",  # a Cyrillic letter
    "exec",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_hostile_is_answered_at_once_with_one_sentence(text: str) -> None:
    begin = time.perf_counter()
    with pytest.raises(FormulaError) as caught:
        pg.formula(text)
    assert time.perf_counter() - begin < 5  # a second on a machine that does nothing else
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 400


@pytest.mark.parametrize("value", [True, "1", None, [1]])
def test_a_parameter_is_a_number(value: object) -> None:
    with pytest.raises(PlaygroundError, match="parameter k must be a finite number"):
        pg.formula("k*x", k=value)
    with pytest.raises(PlaygroundError):
        pg.formula("k*x", k=float("nan"))
    with pytest.raises(PlaygroundError, match="a formula must be a text"):
        pg.formula(3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "ends",
    [(-1e308, 1e308), (-1e200, 1e200), (1e-320, 2e-320), (1e11, 1e11 + 1), (-2e12, 0.0), (0.0, 1e-13)],
)
def test_a_domain_in_which_nobody_could_compute_is_refused_with_its_bounds(ends: tuple[float, float]) -> None:
    with pytest.raises(
        pg.PlaygroundError, match=r"domain: x must be \[low, high\] within -1e\+12 … 1e\+12 and at least"
    ):
        pg.formula("x^2 + y^2", domain={"x": ends, "y": (-1, 1)})


@pytest.mark.parametrize(("text", "domain"), [("log(-x^2 - 1) + y", None), ("x^400", {"x": (50, 100)})])
def test_a_formula_that_is_finite_nowhere_is_told_and_not_its_lesson(text: str, domain: Any) -> None:
    with pytest.raises(
        pg.PlaygroundError, match=r"formula: f is finite nowhere in its domain, .*: it overflows there, or"
    ):
        pg.formula(text, domain=domain)


@pytest.mark.parametrize("text", ["x^400 + y^2", "exp(exp(exp(x))) + y^2", "1e300*x^8", "sqrt(x - 4.9) + y"])
def test_a_formula_that_overflows_somewhere_has_a_race_without_a_warning(text: str) -> None:
    problem = pg.formula(text, domain={"x": (-5, 5), "y": (-5, 5)})
    assert np.isfinite(problem.value([problem.lesson.starts[0]])).all()
    pg.simulate(lesson_experiment(problem))
    pg.critical_points(problem, cells=16)


@pytest.mark.parametrize(("given", "has"), [({"q": 1}, "it has none"), ({"k": 2, "q": 3}, "it has k")])
def test_a_parameter_that_the_formula_lacks_is_refused(given: dict[str, float], has: str) -> None:
    text = "sum(k*x^i, i, 1, 3)" if "k" in given else "x^2"
    name = next(name for name in given if name != "k")
    with pytest.raises(
        pg.PlaygroundError, match=f"the formula has no parameter {name}: {has}; write {name} into it, or"
    ):
        pg.formula(text, **given)
