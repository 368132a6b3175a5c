"""Derivatives against SymPy's, evaluated with 40 digits; kinks against what the documentation promises."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.language.differentiate import differentiate
from playground.language.evaluate import evaluate
from playground.language.fields import fields
from playground.language.parse import parse
from playground.language.simplify import simplify
from tests.language.in_sympy import derivatives, in_sympy, values

FORMULAS = [
    "(a - x)^2 + b*(y - x^2)^2",
    "sin(x*y)*cos(x - y) + tan(x/3)",
    "asin(x/4) + acos(y/4) + atan(x*y)",
    "sinh(x) - cosh(y)*tanh(x*y)",
    "exp(-x^2 - y^2)*log(3 + x^2)",
    "erf(x*y) - y*erf(2*x - b)",
    "sqrt(1 + x^2 + y^2)",
    "(x^2 + y^2)^1.5 + (1 + x^2)^0.1 + (2 + x^2)^-2.5",
    "(2 + x^2)^(y/3)",
    "2^x + (1 + y^2)^a",
    "|x*y - 0.3| + |sin(3*x)|",
    "sign(x)*y^3",
    "min(x, y)^2 + max(x^2, y)",
    "where(x < y, x^3, y^2*x)",
    "x/(1 + y^2) - y/(3 + x)^3",
    "1/(x^2 + 1) + x^-3",
    "logistic(5*x) + logistic(-y*x)*b",
    "sum(i*cos((i + 1)*x + i), i, 1, 5)*sum(i*cos((i + 1)*y + i), i, 1, 5)",
    "x^7 - 3*x^4*y^3 + x^12/1000",
    "-cos(x)*cos(y)*exp(-(x - pi)^2 - (y - pi)^2)",
    "sin(x)*sin(x^2/pi)^20 + sin(y)*sin(2*y^2/pi)^20",
    "0.5 + (sin(x^2 - y^2)^2 - 0.5)/(1 + 0.001*(x^2 + y^2))^2",
    "e^x*x^e",
]


def ours(text: str, names: dict[str, float]) -> list[float]:
    derived = fields(text, tuple(name for name in names if name not in "xy"))
    return [evaluate(graph, names) for graph in (derived.value, *derived.gradient, *derived.hessian)]


@pytest.mark.parametrize("text", FORMULAS)
def test_value_gradient_and_hessian_equal_those_of_sympy(text):
    reference = derivatives(in_sympy(parse(text, parameters=["a", "b"])))
    generator = random.Random(1)
    for _ in range(5):
        point = {"x": generator.uniform(0.1, 2), "y": generator.uniform(-2, 2), "a": 1.5, "b": 7.0}
        expected = values(reference, point)
        scale = max(1.0, *map(abs, expected))
        for found, exact in zip(ours(text, point), expected, strict=True):
            assert found == pytest.approx(exact, rel=1e-12, abs=1e-12 * scale)


LEAVES = st.sampled_from(["x", "y", "2", "0.5", "3", "a"])


def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"),
        st.tuples(inner, inner).map(lambda parts: f"({parts[0]}/(2 + {parts[1]}^2))"),
        st.tuples(st.sampled_from(["sin", "cos", "tanh", "atan", "logistic"]), inner).map(
            lambda parts: "{}({})".format(*parts)
        ),
        st.tuples(inner, st.integers(2, 4)).map(lambda parts: f"({parts[0]})^{parts[1]}"),
        inner.map(lambda part: f"sqrt(1 + ({part})^2)"),
        inner.map(lambda part: f"-({part})"),
    )


@settings(max_examples=60, deadline=None)
@given(st.recursive(LEAVES, larger, max_leaves=7), st.floats(-1, 1), st.floats(-1, 1))
def test_derivatives_of_any_smooth_formula_equal_those_of_sympy(text, x, y):
    point = {"x": x, "y": y, "a": 1.25}
    expected = values(derivatives(in_sympy(parse(text, parameters=["a"]))), point)
    scale = max(1.0, *map(abs, expected))
    assert ours(text, point) == pytest.approx(expected, rel=1e-10, abs=1e-11 * scale)


@pytest.mark.parametrize(
    ("text", "gradient", "hessian"),
    [
        ("|x| + |y|", [0, 0], [0, 0, 0]),
        ("sqrt(x^2 + y^2)", [0, 0], [0, 0, 0]),
        ("(x^2 + y^2)^0.25", [0, 0], [0, 0, 0]),
        ("|x|^0.5 + |y|^1.5", [0, 0], [0, 0, 0]),
        ("sign(x*y)", [0, 0], [0, 0, 0]),
        ("min(x, 2*y)", [1, 0], [0, 0, 0]),
        ("max(3*x, 2*y)", [3, 0], [0, 0, 0]),
        ("where(x < y, x, -y)", [0, -1], [0, 0, 0]),
        ("sqrt(|x - y|)", [0, 0], [0, 0, 0]),
        ("(x^2)^k", [0, 0], [0, 0, 0]),
    ],
)
def test_at_a_kink_derivatives_are_what_is_documented(text, gradient, hessian):
    found = ours(text, {"x": 0.0, "y": 0.0, "k": 0.3})
    assert found[1:] == gradient + hessian
    assert all(math.isfinite(number) for number in found)


def test_a_parameter_is_no_variable():
    assert differentiate(simplify(parse("k^2*x", parameters=["k"])), "y") is simplify(parse("0"))


def test_deriving_a_long_chain_shares_its_parts():
    derived = fields("sin(" * 30 + "x*y" + ")" * 30)
    assert len(derived.sources["hessian"]) < 15_000


def test_logistic_keeps_all_digits_in_both_tails_and_never_overflows():
    for x in (-5000.0, -300.0, -30.0, 30.0, 5000.0):
        found = ours("logistic(x)", {"x": x, "y": 0.0})
        tail = math.exp(-abs(x)) if abs(x) < 700 else 0.0
        assert found[1] == pytest.approx(tail / (1 + tail) ** 2, rel=1e-14)
