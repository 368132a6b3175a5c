"""Simplification is local and exact, and never multiplies out."""

import pytest

from playground.language.parse import parse
from playground.language.simplify import simplify
from playground.language.typeset import typeset


@pytest.mark.parametrize(
    ("text", "simple"),
    [
        ("0*sin(x)", "0"),
        ("1*x", "x"),
        ("x + 0", "x"),
        ("0 - x", "−x"),
        ("-(-x)", "x"),
        ("x - x", "0"),
        ("x + x", "2x"),
        ("2*x + 3*x", "5x"),
        ("x*x*x", "x³"),
        ("x^2*x^3", "x⁵"),
        ("(x^2)^3", "x⁶"),
        ("x^5/x^2", "x³"),
        ("x/x", "1"),
        ("x^0", "1"),
        ("x^1", "x"),
        ("x^0.5", "√x"),
        ("2*(3*x)", "6x"),
        ("x*2*y*3", "6xy"),
        ("(-x)^2", "x²"),
        ("(-x)^3", "−x³"),
        ("(2*x)^3", "8x³"),
        ("|x|^2", "x²"),
        ("|-3*x|", "3|x|"),
        ("6*x/3", "2x"),
        ("x/6*6", "x"),
        ("0.1*x + 0.2*x", "0.3x"),
        ("sin(0)*x + cos(0)", "1"),
        ("where(1 < 2, x, y)", "x"),
        ("where(x < y, x, x)", "x"),
        ("min(x, x)", "x"),
        ("(k - x)^2", "(k − x)²"),
        ("sum(x^i, i, 0, 2)", "x + 1 + x²"),
    ],
)
def test_a_formula_becomes_simple(text, simple):
    assert typeset(simplify(parse(text, parameters=["k"]))) == simple


def test_factors_without_variables_stand_in_front():
    product = simplify(parse("x*a*2*y*b", parameters=["a", "b"]))
    assert not product.arguments[0].varying
    assert typeset(product) == "2abxy"


def test_a_square_is_exactly_zero_at_its_root():
    assert simplify(parse("(x - 0.1)^2")).kind == "power"
