"""Whatever is typed: a formula or one error, never anything else.

PLAYGROUND_FUZZ sets how many texts each test tries; the usual run takes a sample.
"""

import math
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.language.evaluate import evaluate
from playground.language.evaluate_array import evaluate_array
from playground.language.fields import fields
from playground.language.formula_error import FormulaError
from playground.language.names import unknown_names
from playground.language.parse import parse
from playground.language.simplify import simplify
from playground.language.typeset import typeset

TRIES = int(os.environ.get("PLAYGROUND_FUZZ", "150"))
MANY = settings(max_examples=TRIES, deadline=None, suppress_health_check=list(HealthCheck))

WORDS = """
    x y k pi e 0 1 2 0.5 1e3 .5 1e-300 + - * / ^ ** ( ) | , < <= == sin( exp( sqrt( abs( min( max( where( sum( log( i
    i, 1, 5)
    x) y) asin( tanh( sign( logistic( sum(i*x,i,1,5) where(x<y,x,y) __import__ ' " . ; [ ] { } é ²
"""
PIECES = st.sampled_from([*WORDS.split(), "\\", "\n", " "])
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=30).map("".join),
    st.lists(PIECES, max_size=30).map(" ".join),
    st.lists(PIECES, max_size=12).map(lambda parts: "(" + "".join(parts) + ")" + "".join(parts)),
)


@MANY
@given(TEXTS)
def test_nothing_but_the_one_error_is_raised(text: str) -> None:
    unknown_names(text)
    try:
        derived = fields(text, ("k",))
    except FormulaError as error:
        assert 0 <= error.position <= max(len(text), 10_000)
        assert "\n" not in str(error)
        return
    typeset(derived.written)
    typeset(derived.gradient[0], html=True)
    for point in ((0.0, 0.0), (1.5, -0.5)):
        evaluate(derived.value, {"x": point[0], "y": point[1], "k": 2.0})


def expressions() -> st.SearchStrategy[str]:
    """Well-formed formulas in Python's own notation."""
    leaves = st.sampled_from(["x", "y", "2", "0.5", "3"])

    def grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        pair = st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})")
        call = st.tuples(st.sampled_from(["sin", "cos", "exp", "tanh", "atan", "erf"]), inner).map(
            lambda t: f"{t[0]}({t[1]})"
        )
        power = st.tuples(inner, st.sampled_from(["2", "3"])).map(lambda t: f"({t[0]})**{t[1]}")
        return pair | call | power | inner.map(lambda one: f"-({one})")

    return st.recursive(leaves, grow, max_leaves=12)


@MANY
@given(expressions(), st.floats(-2, 2), st.floats(-2, 2))
def test_values_are_those_of_python(text: str, x: float, y: float) -> None:
    """Python evaluates the same text, which was made here and not typed by anybody."""
    names = {name: getattr(math, name) for name in ("sin", "cos", "exp", "tanh", "atan", "erf")}
    try:
        expected = float(eval(text, {"__builtins__": {}}, {**names, "x": x, "y": y}))
    except (ArithmeticError, ValueError):
        return
    if not abs(expected) < 1e100:
        return
    try:
        graph = simplify(parse(text))
    except FormulaError:
        return
    found = evaluate(graph, {"x": x, "y": y})
    # Simplification may divide where Python multiplies, and leave out what cancels.
    if math.isfinite(found):
        assert found == pytest.approx(expected, rel=1e-6, abs=1e-6)
        together = evaluate_array([graph], {"x": x, "y": y})[0]
        assert float(together) == pytest.approx(found, rel=1e-9, abs=1e-9)
