"""Snippets are run, and end where the program's own race does."""

from __future__ import annotations

import re

import numpy as np
import pytest

import playground as pg
from playground.modifiers import MODIFIERS
from playground.optimizers import OPTIMIZERS, Elementwise, Vectorwise, Wrapper
from playground.problems.surfaces import SURFACES
from playground.snippets.function_text import function_text
from playground.snippets.numpy_snippet import numpy_snippet
from tests.sampled import sampled

RANDOM = re.compile(r"\brng\b")
START, STEPS = (-1.2, 1.0), 60


def run(text: str) -> dict[str, object]:
    names: dict[str, object] = {"print": lambda *parts: None}
    with np.errstate(all="ignore"):
        exec(compile(text, "<snippet>", "exec"), names)
    return names


def races(surface: pg.Surface | None = None) -> list[pg.Contender]:
    made = [pg.Contender(one.id) for one in OPTIMIZERS if isinstance(one, Elementwise | Vectorwise | Wrapper)]
    for one in OPTIMIZERS:
        if isinstance(one, Elementwise | Vectorwise):
            for parameter in one.parameters:
                made += [pg.Contender(one.id, **{parameter.name: word}) for word in parameter.choices[1:]]
    slow = pg.Contender("gradient_descent", lr=1e-3)
    made += [
        pg.Contender("adam", lr=0.05, modifiers=[pg.Modifier("clip_norm", limit=2), pg.Modifier("cosine", steps=40)]),
        pg.Contender("lookahead", base=pg.Contender("sam", rho=0.02, base=slow)),
        pg.Contender("sam", base=pg.Contender("rmsprop", lr=0.01)),
    ]
    return made


@pytest.mark.parametrize("contender", races(), ids=repr)
def test_a_snippet_ends_where_the_race_does(contender: pg.Contender) -> None:
    problem = pg.surface("rosenbrock", b=2)
    text = numpy_snippet(contender, problem, START, STEPS)
    ran = run(text)
    if RANDOM.search(text):
        assert np.isfinite(ran["x"]).all()
        return
    race = pg.Experiment(problem, [START], [contender], steps=STEPS, stop=pg.StopRule(enabled=False))
    assert ran["x"] == pytest.approx(pg.simulate(race).positions[0, 0, -1], rel=1e-7, abs=1e-9)


@pytest.mark.parametrize("id", SURFACES.ids())
def test_a_surface_is_the_same_in_a_snippet(id: str) -> None:
    problem = pg.surface(id)
    names: dict[str, object] = {"np": np}
    exec(function_text(problem, "numpy", ["gradient", "hessian"]), names)
    points = np.random.default_rng(1).uniform(*np.array(problem.domain).T, (20, problem.dimension))
    with np.errstate(all="ignore"):
        for name, own in (("f", problem.value), ("gradient", problem.gradient), ("hessian", problem.hessian)):
            expected = own(points)
            made = np.array([names[name](point) for point in points])
            assert made == pytest.approx(expected, rel=1e-8, abs=1e-9 * max(1.0, np.abs(expected).max()))


def test_the_error_function_is_the_same_in_a_snippet() -> None:
    problem, contender = pg.formula("(erf(x + y) - 1/2)^2 + erf(2*y)^2"), pg.Contender("adam", lr=0.05)
    race = pg.Experiment(problem, [(0.4, -0.7)], [contender], steps=STEPS, stop=pg.StopRule(enabled=False))
    ran = run(numpy_snippet(contender, problem, (0.4, -0.7), STEPS))
    assert ran["x"] == pytest.approx(pg.simulate(race).positions[0, 0, -1], rel=1e-10)


RULES = [
    "lr = parameter(0.02, 0, 1)\nbeta = parameter(0.9, 0, 1)\nm = beta*m + (1 - beta)*g\nx = x - lr*m/(1 - beta**t)",
    "lr = parameter(0.02, 0, 1)\nx = x - lr*g/norm(g)",
    "x = x - 0.5*solve(H, g)",
    "mu = parameter(0.5, 0, 2)\nx = x - solve(H + (mu + norm(g))*I, g)",
    "mu = where(t > 1, mu/2, 8)\nx = x - solve(H - mu*I + 2*I*mu, g)",
    "a = min(0.01, f/dot(g, g))\nx = x - where(f > 1, a, 0.001)*g",
    "x = x - 0.01*sum(g/i, i, 1, 3)/(abs(d) + 1)^(1/2)",
]


@pytest.mark.parametrize("text", RULES)
def test_a_rule_of_ones_own_is_the_same_in_a_snippet(text: str) -> None:
    problem = pg.surface("rosenbrock", b=2)
    for contender in (pg.Contender(pg.rule(text)), pg.Contender("lookahead", base=pg.Contender(pg.rule(text)))):
        ran = run(numpy_snippet(contender, problem, START, STEPS))
        race = pg.Experiment(problem, [START], [contender], steps=STEPS, stop=pg.StopRule(enabled=False))
        assert ran["x"] == pytest.approx(pg.simulate(race).positions[0, 0, -1], rel=1e-7, abs=1e-9)


def mixed() -> list[pg.Contender]:
    """Every method with every modifier that it takes, one at a time."""
    made = []
    for optimizer in OPTIMIZERS:
        if not isinstance(optimizer, Elementwise | Vectorwise):
            continue
        for kind in MODIFIERS.ids():
            try:
                made.append(pg.Contender(optimizer.id, modifiers=[pg.Modifier(kind)]))
            except pg.PlaygroundError:
                continue  # it makes no sense on this method
    return made


@pytest.mark.parametrize(
    "id", sampled([one.id for one in OPTIMIZERS if isinstance(one, Elementwise | Vectorwise)], 12, ("adam", "bfgs"))
)
def test_every_modifier_goes_along_with_every_method(id: str) -> None:
    problem = pg.surface("rosenbrock", b=2)
    for contender in (one for one in mixed() if one.optimizer == id):
        text = pg.snippet(contender, "numpy", problem, START, 12)  # whose schedules last as long as it runs
        ran = run(text)
        if RANDOM.search(text):
            assert np.shape(ran["x"]) == (2,), contender
            continue
        race = pg.Experiment(problem, [START], [contender], steps=12, stop=pg.StopRule(enabled=False))
        assert ran["x"] == pytest.approx(pg.simulate(race).positions[0, 0, -1], rel=1e-7, abs=1e-9), contender


def test_methods_round_each_other_keep_their_own_memory() -> None:
    problem, slow = pg.surface("rosenbrock", b=2), pg.Contender("gradient_descent", lr=1e-2)
    contender = pg.Contender("lookahead", k=3, base=pg.Contender("lookahead", k=5, base=slow))
    race = pg.Experiment(problem, [START], [contender], steps=STEPS, stop=pg.StopRule(enabled=False))
    ran = run(numpy_snippet(contender, problem, START, STEPS))
    assert ran["x"] == pytest.approx(pg.simulate(race).positions[0, 0, -1], rel=1e-9)


@pytest.mark.parametrize("kind", ["tail_average", "exponential_average"])
def test_the_average_is_printed_too(kind: str) -> None:
    contender = pg.Contender("adam", lr=0.05, modifiers=[pg.Modifier(kind)])
    said: list[tuple[object, ...]] = []
    names: dict[str, object] = {"print": lambda *parts: said.append(parts)}
    exec(numpy_snippet(contender, pg.surface("sphere"), (1.0, 2.0), 30), names)
    race = pg.Experiment(pg.surface("sphere"), [(1, 2)], [contender], steps=30, stop=pg.StopRule(enabled=False))
    assert said[-1][0] == "averaged" and said[-1][1] == pytest.approx(pg.simulate(race).averages[0, 0, -1])


@pytest.mark.parametrize("name", ["np", "point", "lambda", "t0", "t1", "len", "f", "gradient", "lr", "k", "path"])
def test_a_formula_may_call_its_parameters_as_it_likes(name: str) -> None:
    problem = pg.formula(f"{name}*x^3*y^2 + sin(x*y)*x*y + cos(x*y)", **{name: 0.5})
    for id in ("gradient_descent", "newton", "lbfgs"):
        contender = pg.Contender(id, modifiers=[])
        race = pg.Experiment(problem, [(1, 1)], [contender], steps=4, stop=pg.StopRule(enabled=False))
        ran = run(numpy_snippet(contender, problem, (1.0, 1.0), 4))
        assert ran["x"] == pytest.approx(pg.simulate(race).positions[0, 0, -1], rel=1e-9)


@pytest.mark.parametrize("name", ["np", "gradient", "hessian", "len", "range", "print", "path", "i", "slow", "rng"])
def test_a_rule_may_call_its_numbers_as_it_likes(name: str) -> None:
    problem = pg.surface("beale")
    texts = [f"{name} = 2*g\nx = x - 0.01*{name}", f"{name} = parameter(0.01, 0, 1)\nx = x - {name}*g"]
    for text in texts:
        contender = pg.Contender("lookahead", base=pg.Contender(pg.rule(text)))
        race = pg.Experiment(problem, [(-1, 1)], [contender], steps=12, stop=pg.StopRule(enabled=False))
        ran = run(numpy_snippet(contender, problem, (-1.0, 1.0), 12))
        assert ran["x"] == pytest.approx(pg.simulate(race).positions[0, 0, -1], rel=1e-9)


def test_a_snippet_reads_like_a_paper() -> None:
    text = numpy_snippet(pg.Contender("gradient_descent", lr=0.1), pg.surface("sphere"), (1.0, 2.0), 10)
    assert (
        text
        == '''# Gradient descent on Sphere
import numpy as np


def f(point):
    x = point[0]
    y = point[1]
    return x**2 + y**2


def gradient(point):
    x = point[0]
    y = point[1]
    return np.array([2 * x, 2 * y])


def gradient_descent(x, g, lr):
    """x ← x − ηg"""
    return x - lr * g


x = np.array([1.0, 2.0])
lr = 0.1
for t in range(1, 10 + 1):
    g = gradient(x)
    for i in range(len(x)):
        x[i] = gradient_descent(x[i], g[i], lr)
print(x, f(x))
'''
    )


@pytest.mark.parametrize(
    ("id", "silent"),
    [("entropy_sgd", {"noise": 0.0, "inner_rate": 1e-3}), ("entropy_sgd", {"noise": 0.0, "scaled": False, "lr": 0.3})],
)
def test_a_random_method_without_its_noise_ends_where_the_race_does(id: str, silent: dict[str, float]) -> None:
    problem, contender = pg.surface("rosenbrock", b=2), pg.Contender(id, **silent)
    race = pg.Experiment(problem, [START], [contender], steps=STEPS, stop=pg.StopRule(enabled=False))
    expected = pg.simulate(race).positions[0, 0, -1]
    assert np.isfinite(expected).all()
    assert run(numpy_snippet(contender, problem, START, STEPS))["x"] == pytest.approx(expected, rel=1e-7, abs=1e-9)


def said_by(text: str) -> list[tuple[object, ...]]:
    said: list[tuple[object, ...]] = []
    with np.errstate(all="ignore"):
        exec(text, {"print": lambda *parts: said.append(parts)})
    return said


@pytest.mark.parametrize(
    ("contender", "problem", "bound", "reason", "said"),
    [
        (pg.Contender("entropy_sgd"), "beale", 1e12, "stopped", "stopped: the step is no number in update"),
        (pg.Contender("lars", lr=1e308), "sphere", 1.7e308, "stopped", "stopped: the step is no number in update"),
        (pg.Contender("full_matrix_adagrad", lr=1e308), "sphere", 1.7e308, "diverged", "diverged in update"),
        (pg.Contender("nesterov_convex", lr=1e200), "sphere", 1.7e308, "diverged", "diverged in update"),
    ],
    ids=repr,
)
def test_a_program_whose_numbers_overflow_ends_where_the_race_does_and_says_so(
    contender: pg.Contender, problem: str, bound: float, reason: str, said: str
) -> None:
    surface = pg.surface(problem)
    start = surface.lesson.starts[0]
    race = pg.Experiment(surface, [start], [contender], steps=100, stop=pg.StopRule(bound=bound))
    result = pg.simulate(race)
    step = result.statuses.step[0, 0]
    first, last = said_by(numpy_snippet(contender, surface, start, 100))
    # A step that is no number leads nowhere: the path ends with the step before.
    assert result.statuses.reason[0, 0] == reason and first == (said, step + (reason == "stopped"))
    assert last[0] == pytest.approx(result.positions[0, 0, step], rel=1e-12)


@pytest.mark.parametrize(
    ("text", "contender", "cause"),
    [
        ("x + y", pg.Contender("line_search", search="exact"), "no_minimum"),
        # At x = 2 the slope is 1, and a step against it leads up a wall.
        ("where(x < 2, 10 + x^2, x) + where(y > 0, -y^2, y^2)", pg.Contender("line_search"), "no_decrease"),
        ("where(x < 2, 10 + x^2, x) + where(y > 0, -y^2, y^2)", pg.Contender("bfgs"), "no_decrease"),
    ],
    ids=repr,
)
def test_a_program_whose_method_finds_no_step_stays_where_the_race_does(
    text: str, contender: pg.Contender, cause: str
) -> None:
    problem = pg.formula(text, domain={"x": (0, 4), "y": (-1, 1)})
    result = pg.simulate(pg.Experiment(problem, [(2.0, 0.0)], [contender], steps=30))
    assert (result.statuses.reason[0, 0], result.statuses.cause[0, 0]) == ("stopped", cause)
    end = run(numpy_snippet(contender, problem, (2.0, 0.0), 30))["x"]
    assert end == pytest.approx(result.ends[0, 0], abs=0)
