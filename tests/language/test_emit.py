"""Emitted source: straight lines, invariants in front of the loop, shared parts once."""

import math

import numpy as np
import pytest

from playground.language.evaluate import evaluate
from playground.language.fields import fields

NAMES = {
    **{
        name: getattr(math, name)
        for name in ["sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "erf", "log", "sqrt"]
    },
    "power": math.pow,
    "rounded_sum": lambda u, v: u + v,
    "sign": lambda u: 1.0 if u > 0 else -1.0 if u < 0 else 0.0,
    "reciprocal_root": lambda u: math.nan if u < 0 else 1 / math.sqrt(u) if u > 0 else 0.0,
}


def run(source: str, name: str, points: np.ndarray, parameters: list[float], rows: int) -> np.ndarray:
    space = dict(NAMES)
    exec(source, space)
    out = np.full((rows, points.shape[1]), np.nan)
    space[name](points, np.array(parameters), out)
    return out


@pytest.mark.parametrize(
    "formula",
    [
        "(a - x)^2 + b*(y - x^2)^2",
        "a - (x - (y - b))",
        "-x - y",
        "a - (-x)*(-3)",
        "-(x*y) + -2*x - -3*y",
        "x/(y/(a/b))",
        "1 - x/y",
        "(-x)^3*(-a)",
        "where(x < y, -x, a*y) - min(x, y*b)",
        "x^y - (a + x)^b",
        "exp(-(x - y)) - exp(-2*x)",
        "x - 2*(y - 3*(x - 4*(y - a)))",
        "logistic(x - y) + logistic(y - x)",
        "x^0.5 - x^-2 + x^7",
        "x^1.5 - (x + y)^0.25 + y^0.75*x^2.5 + x^0.1",
        "|x - y| - sign(y - x)*b",
        "3",
        "a*b - 2",
    ],
)
def test_the_source_computes_what_the_graph_says(formula):
    derived = fields(formula, ("a", "b"))
    points = np.random.default_rng(3).uniform(0.2, 2, (2, 7))
    graphs = {"value": [derived.value], "gradient": derived.gradient, "hessian": derived.hessian}
    for name, rows in graphs.items():
        found = run(derived.sources[name], name, points, [1.5, 0.75], len(rows))
        for row, graph in enumerate(rows):
            expected = [evaluate(graph, {"x": x, "y": y, "a": 1.5, "b": 0.75}) for x, y in points.T]
            assert found[row] == pytest.approx(expected, rel=1e-13, abs=1e-13)


@pytest.mark.parametrize("formula", ["y*sin(b*y)", "cos(x) - exp(y)*x", "exp(x)*y + exp(a*x*y)", "exp(b*x)", "x^a*y"])
def test_a_row_is_the_value_with_all_of_y_in_front_of_the_loop(formula):
    derived = fields(formula, ("a", "b"))
    points = np.random.default_rng(3).uniform(0.2, 2, (2, 7))
    points[1] = 1.25
    columns = points[:0]
    if derived.columns:
        columns = run(derived.sources["columns"], "columns", points, [1.5, 0.75], derived.columns)
    points_of_row = np.concatenate([points, columns])
    found = run(derived.sources["row"], "row", points_of_row, [1.5, 0.75], 1)
    assert found == pytest.approx(run(derived.sources["value"], "value", points, [1.5, 0.75], 1), rel=1e-13)
    assert "x1" not in derived.sources["row"]
    assert "exp(u1" not in derived.sources["row"].split("for i")[1]
    assert np.shape(run(derived.sources["row"], "row", points_of_row[:, :0], [1.5, 0.75], 1)) == (1, 0)


def test_what_holds_no_variable_is_computed_in_front_of_the_loop():
    before, loop = fields("x*cos(a) + y*sin(a)^2", ("a",)).sources["value"].split("for i")
    assert "cos(p0)" in before
    assert "p0" not in loop


def test_sine_and_cosine_of_one_argument_are_computed_once():
    source = fields("sin(3*x)*cos(3*x) + sin(3*x)").sources["hessian"]
    assert source.count("sin(") == 1
    assert source.count("cos(") == 1


def test_powers_of_one_base_share_their_squarings():
    loop = fields("x^8 + x^4 + x^2").sources["value"].split("for i")[1]
    assert loop.count("*") == 3


def test_some_powers_are_roots():
    assert "power" not in fields("x^1.5 + x^2.5 + x^0.25 + x^0.75").sources["value"]


def test_the_same_formula_has_the_same_source_whatever_was_parsed_before():
    first = fields("sin(x)*y + k*y", ("k",)).sources
    fields("y*sin(x)")
    fields.cache_clear()
    assert fields("sin(x)*y + k*y", ("k",)).sources == first


def test_names_of_parameters_never_reach_the_source():
    source = fields("lambda*x + import*y + out", ("lambda", "import", "out")).sources["value"]
    assert "lambda" not in source
    assert "import" not in source
