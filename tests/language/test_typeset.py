"""Formulas on one line, as people write them."""

import pytest

from playground.language.fields import fields
from playground.language.parse import parse
from playground.language.typeset import typeset


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("(a - x)^2 + b*(y - x^2)^2", "(a − x)² + b(y − x²)²"),
        ("x**-2", "x⁻²"),
        ("2^x", "2^x"),
        ("x^(y + 1)", "x^(y + 1)"),
        ("a - (x - y)", "a − (x − y)"),
        ("x/(y*2)", "x/(y·2)"),
        ("3*x*y", "3xy"),
        ("2*3", "2·3"),
        ("x*2", "x·2"),
        ("kappa*x", "κx"),
        ("rate*x", "rate·x"),
        ("10*cos(2*pi*x)", "10 cos(2πx)"),
        ("sin(x)*y", "sin(x)·y"),
        ("-x^2", "−x²"),
        ("-0.2*sqrt(x + y)", "−0.2√(x + y)"),
        ("x*-y", "x(−y)"),
        ("|x - 1|^3", "|x − 1|³"),
        ("where(x <= y, x, y)", "{x if x ≤ y, else y}"),
        ("sum(i*x, i, 1, 5)", "∑(i = 1 … 5) ix"),
        ("x - y - 1", "x − y − 1"),
    ],
)
def test_a_formula_is_typeset(text, line):
    assert typeset(parse(text, parameters=["a", "b", "kappa", "rate"])) == line


def test_html_raises_exponents_and_escapes_comparisons():
    assert typeset(parse("where(x < 1, x^2, exp(y))"), html=True) == (
        "{<i>x</i><sup>2</sup> if <i>x</i> &lt; 1, else <i>e</i><sup><i>y</i></sup>}"
    )


def test_derivatives_are_typeset_too():
    gradient = fields("x^2 + 10*(1 - cos(2*pi*x)) + b*(y - x^2)^2", ("b",)).gradient
    assert typeset(gradient[0]) == "2x + 20π sin(2πx) − 4b(y − x²)·x"


def test_a_graph_that_would_fill_pages_is_shortened():
    text = "x"
    for _ in range(6):
        text = f"sin({text} + {text}*y)" if len(text) < 900 else text
    assert len(typeset(fields(text).hessian[0])) < 20_000
