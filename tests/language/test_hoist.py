"""Functions taken apart for rasters."""

import numpy as np
import pytest

from playground.language.evaluate import evaluate
from playground.language.fields import fields
from playground.language.hoist import hoist

FORMULAS = [
    "20 - 20*exp(-0.2*sqrt(x^2 + y^2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2)",
    "a*cos(x) - exp(y)*x",
    "where(sin(x) < b, cos(x), x) + y",
    "where(exp(x) < y, x, y)",
    "logistic(20*(x - 1)) + y^2",
    "y*sin(y)",
    "exp(x)",
]


@pytest.mark.parametrize("formula", FORMULAS)
def test_the_parts_make_the_whole(formula):
    value = fields(formula, ("a", "b")).value
    hoisted = hoist(value)
    for x, y in np.random.default_rng(4).uniform(0.2, 2, (20, 2)):
        known = {"x": x, "y": y, "a": 1.5, "b": 0.75}
        columns = {name: evaluate(node, known) for name, node in zip(hoisted.names, hoisted.columns, strict=True)}
        assert evaluate(hoisted.row, known | columns) == pytest.approx(evaluate(value, known), rel=1e-14)


def _calls(node):
    return (node.kind == "call" and node.data != "abs") + sum(_calls(part) for part in node.arguments)


@pytest.mark.parametrize(("formula", "columns", "calls"), [
    ("exp(x) + x*y", 1, 0),
    ("exp(x)*sin(y)*cos(x*y)", 1, 2),
    ("sin(x)*y + sin(x)", 1, 0),
    ("where(sin(x) < 1, cos(x), x) + y", 1, 0),
    ("y*sin(y)", 0, 1),
])  # fmt: skip
def test_what_depends_on_x_alone_is_no_part_of_a_row(formula, columns, calls):
    hoisted = hoist(fields(formula).value)
    assert len(hoisted.columns) == columns
    assert _calls(hoisted.row) == calls


@pytest.mark.parametrize(
    "formula", ["(1 - x)^2 + 100*(y - x^2)^2", "exp(x*y)", "x*cos(a) + y*sin(a)", "abs(x) + y", "3"]
)
def test_where_no_call_is_saved_nothing_is_taken_apart(formula):
    derived = fields(formula, ("a",))
    assert hoist(derived.value) is None
    assert "row" not in derived.sources and derived.columns == 0
