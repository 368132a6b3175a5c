"""Derivatives are finite and right wherever f is a number and they are: against 60 digits."""

import math

import mpmath
import numpy as np
import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from playground.language.fields import fields
from playground.language.formula_error import FormulaError
from playground.language.limits import SHARED
from playground.language.order import order
from playground.problems.formula import formula
from playground.problems.surfaces import SURFACES
from tests.language.as_kernels import run_source
from tests.language.in_mpmath import jets

# What a last place of every input and intermediate result changes, this many times: functions are right to two.
_ULPS = 4
# Beneath the normal doubles products lose digits.
_LEAST = 1e-290

EXAMPLES = [
    ("1/(1 + exp(-200*x)) + 0.1*x^2", -4.0),
    ("1/(1 + exp(-200*x)) + 0.1*x^2", -3.5),
    ("1/(1 + exp(-200*x)) + 0.1*x^2", 4.0),
    ("logistic(200*x)", -4.0),
    ("1/(1 + (50*x)^200)", 3.0),
    ("1/(1 + (50*x)^200)", 0.02),
    ("1/(1 + 2*exp(300*x))", 4.0),
    ("exp(x)/(1 + exp(x))^2", 300.0),
    ("(1 + exp(300*x))^(-2)", 3.0),
    ("(1 + exp(300*x))^(-0.5)", 3.0),
    ("1/(exp(400*x) + cosh(300*x))^2", 2.0),
    ("1/(1 + exp(exp(x)))", 10.0),
    ("exp(-exp(-200*x))", -4.0),
    ("exp(1 - exp(x))", 8.0),
    ("2^(-exp(x))", 8.0),
    ("1/cosh(500*x)", 4.0),
    ("1/cosh(x)^50", 30.0),
    ("cosh(x)^-20 + y*cosh(x)^-3", 50.0),
    ("1/sinh(x)", 800.0),
    ("x^2/(1 + cosh(x)*exp(x))", 500.0),
    ("1/log(cosh(x))", 3.0),
    ("cosh(x)/(1 + cosh(x)^2)", 400.0),
    ("tanh(exp(x))", 800.0),
    ("tanh(x)", 15.0),
    ("tanh(x)*tanh(y)", 400.0),
    ("atan(exp(360*x))", 1.0),
    ("atan(cosh(x))", 500.0),
    ("atan(x^100)", 1e3),
    ("erf(exp(x))", 5.0),
    ("erf(sinh(x))", 7.0),
    ("sqrt(exp(-800*x))", 1.0),
    ("exp(-800*x)^0.1", 1.0),
    ("1e200*exp(-x^2)", 30.0),
    ("exp(-400*x)*exp(-401*x)*exp(700*x)", 1.0),
    ("exp(-500*x^2)*exp(400*x)*1e150", 1.0),
    ("1e200*x*1e200*y*1e-300", 1e-100),
    ("(1e-3*x)^200", 5.0),
    ("(x/1e200)^2*1e300", 3e10),
    ("(1 + x^2)^(-100)", 1e3),
    ("(x^2 + 1)^150/(x^2 + 2)^151", 1.5),
    ("x^200/(1 + x^300)", 9.0),
    ("1/(1 + x^4)", 1e105),
    ("x/(1 + x^2)", 1e200),
    ("min(x^2, exp(900*x))", 1.0),
    ("max(1/(1 + exp(900*x)), -x)", -0.1),
    ("log(1 + exp(-800*x))", 1.0),
    ("log(1 + exp(x))", 700.0),
    ("log(1 + exp(x))", -700.0),
    ("log(1e-300 + exp(-x^2))", 28.0),
    ("logistic(x)", 1e-10),
    ("logistic(200*x)^3", -4.0),
    ("logistic(exp(x))*logistic(-exp(y))", 9.0),
    ("sqrt(x^2 + y^2)", 1e-170),
    ("exp(-1/x^2)", 0.03),
    ("x^(-100)*exp(-1/x^2)", 0.05),
    ("exp(-(x/1e-150)^2)", 1e-149),
    ("sin(exp(-x))/exp(-x)", 600.0),
    ("exp(-exp(exp(x)))", 40.0),
    ("(1 + exp(exp(x)))^(-0.5)", 36.0),
    ("(1 + exp(exp(x)))^(-0.5)", 33.5),
    ("1/cosh((50*x)^200)", 1.0),
    ("1/(2 + exp(x^300))", 50.0),
]


def derived(text: str, x: float, y: float) -> tuple[float, list[float]]:
    made = fields(text)
    value, gradient, hessian = (
        run_source(made.sources[name], name, [(x, y)], rows).ravel().tolist()
        for name, rows in (("value", 1), ("gradient", 2), ("hessian", 3))
    )
    return value[0], gradient + hessian


def wrong(text: str, x: float, y: float) -> list[str]:
    """What is wrong with the derivatives at a point, nothing where f or the true derivatives are no doubles."""
    value, found = derived(text, x, y)
    written, point = fields(text).written, {"x": x, "y": y}
    if not math.isfinite(value):
        return []
    true = jets(written, point)[written]
    exact = [float(one) for one in true[1:]]
    if not all(map(math.isfinite, exact)) or _close(found, exact, [0.0] * 5):
        return []
    change = [mpmath.mpf(0)] * 5
    for node in order([written]):
        if node.kind != "number":
            moved = jets(written, point, node)[written]
            change = [sofar + abs(a - b) for sofar, a, b in zip(change, moved[1:], true[1:], strict=True)]
    bounds = [_ULPS * float(one) for one in change]
    return [] if _close(found, exact, bounds) else [f"{text} at {x!r}, {y!r}: {found}, not {exact}"]


def _close(found: list[float], exact: list[float], bounds: list[float]) -> bool:
    return all(
        abs(one - other) <= max(1e-9 * abs(other), bound, _LEAST)
        for one, other, bound in zip(found, exact, bounds, strict=True)
    )


@pytest.mark.parametrize(("text", "x"), EXAMPLES)
def test_derivatives_of_an_example_are_right(text: str, x: float) -> None:
    value, found = derived(text, x, 0.5)
    assert math.isfinite(value)
    assert all(map(math.isfinite, found))
    assert wrong(text, x, 0.5) == []


TOWERS = [
    ("1/cosh(exp(exp(x)))", 40.0),
    ("exp(-exp(exp(exp(x))))", 40.0),
    ("1/(2 + exp(exp(exp(x))))", 5.0),
    ("1/(2 + exp(exp(x)))^3*x^20", 300.0),
    ("1/(1 + exp(exp(max(200*x, 200*x))))", 1e5),
    ("(2 + cosh(exp(x)))^(-0.3)", 600.0),
    ("exp(-cosh(exp(x))^100)", 700.0),
]


@pytest.mark.parametrize(("text", "x"), TOWERS)
def test_derivatives_of_a_tower_are_0_where_f_is(text: str, x: float) -> None:
    value, found = derived(text, x, 0.5)
    assert [value, *found] == [0.0] * 6


CONSTANTS = st.sampled_from(["2", "3", "0.1", "50", "200", "-7", "1e5", "1e-5", "1e100", "1e-100", "1e200", "1e-200"])
CALLS = ["exp", "sin", "cos", "tanh", "sinh", "cosh", "atan", "erf", "logistic", "abs"]


def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"),
        st.tuples(CONSTANTS, inner).map(lambda parts: f"{parts[0]}*({parts[1]})"),
        st.tuples(st.sampled_from(CALLS), inner).map(lambda parts: "{}({})".format(*parts)),
        st.tuples(inner, st.sampled_from(["2", "3", "-1", "-2", "20", "100", "200"])).map(
            lambda parts: f"({parts[0]})^({parts[1]})"
        ),
        inner.map(lambda part: f"sqrt(1 + ({part})^2)"),
        inner.map(lambda part: f"log(1 + exp({part}))"),
        inner.map(lambda part: f"1/(1 + exp({part}))"),
        inner.map(lambda part: f"exp(-({part})^2)"),
        st.tuples(inner, st.sampled_from(["0.5", "1.5", "-0.3", "2.5"])).map(
            lambda parts: f"(1 + ({parts[0]})^2)^({parts[1]})"
        ),
        st.tuples(inner, inner).map(lambda parts: f"max({parts[0]}, {parts[1]})"),
    )


FORMULAS = st.recursive(st.sampled_from(["x", "y", "x", "3*x", "200*x"]), larger, max_leaves=6)
PLACES = st.one_of(
    st.floats(-30, 30), st.floats(-2000, 2000), st.sampled_from([0.1, 1.0, -4.0, 700.0, 1e-8, 1e5, -1e-100])
)


def ask(text: str, x: float, y: float) -> None:
    try:
        fields(text)
    except FormulaError as error:
        assert str(SHARED) in str(error) or "constants" in str(error) or "exponents" in str(error)
        return
    try:
        assert wrong(text, x, y) == []
    except (ZeroDivisionError, OverflowError, MemoryError):
        return  # 60 digits have no number for it either


QUIET = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@seed(20)
@settings(max_examples=80, database=None, **QUIET)
@given(FORMULAS, PLACES, PLACES)
def test_derivatives_of_any_formula_are_right(text: str, x: float, y: float) -> None:
    ask(text, x, y)


@pytest.mark.long
@settings(max_examples=5000, **QUIET)
@given(FORMULAS, PLACES, PLACES)
def test_derivatives_of_many_formulas_are_right(text: str, x: float, y: float) -> None:
    ask(text, x, y)


def test_machine_code_repairs_the_points_that_need_it_and_no_others() -> None:
    surface = formula("1/(1 + 2*exp(-200*x)) + 0.1*x^2 + y^2")
    points = np.array([[-4.0, 1.0], [0.0, 2.0], [4.0, -1.0], [-3.55, 0.0]])
    gradient, hessian = surface.gradient(points), surface.hessian(points)
    slope = 200 * 2 / 9
    np.testing.assert_allclose(gradient[:, 0], [-0.8, slope, 0.8, -0.71], rtol=1e-12)
    np.testing.assert_allclose(gradient[:, 1], 2 * points[:, 1])
    np.testing.assert_allclose(hessian[[0, 2, 3], 0, 0], [0.2] * 3, rtol=1e-12)
    np.testing.assert_allclose(hessian[:, 1, 1], [2.0] * 4)
    np.testing.assert_array_equal(gradient, np.concatenate([surface.gradient(points[k : k + 1]) for k in range(4)]))


def test_polynomials_and_waves_pay_nothing() -> None:
    plain = {one.id for one in SURFACES if not any("repair" in text for text in one.fields.sources.values())}
    assert {"rosenbrock", "himmelblau", "rastrigin", "beale", "double_well"} <= plain


def test_a_function_of_one_number_is_repaired_too() -> None:
    surface = formula("1/cosh(500*x)")
    found = surface.gradient(np.full((1, surface.dimension), 4.0))
    assert found.tolist() == [[0.0] * surface.dimension]
