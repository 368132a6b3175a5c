"""Kinks are where formulas bend, and nowhere else."""

import pytest

from playground.language.kinks import at_kink, candidates
from playground.language.parse import parse
from playground.language.simplify import simplify


@pytest.mark.parametrize(
    ("formula", "bends", "smooth"),
    [
        ("abs(x) + abs(y)", [(0, 1), (1, 0), (0, 0)], [(1, 1), (-1, 2)]),
        ("sqrt(x^2 + y^2)", [(0, 0)], [(0, 1), (1e-9, 0)]),
        ("max(abs(x), abs(y))", [(1, 1), (-2, 2), (0, 0)], [(1, 2)]),
        ("min(x, y)", [(3, 3)], [(3, 4)]),
        ("sign(x)*y", [(0, 1)], [(1, 0)]),
        ("x*abs(x) + y", [(0, 2)], [(1, 2)]),
        ("abs(x)^3 + y", [], [(0, 0)]),
        ("abs(x)^1.5 + y", [(0, 0)], [(1, 0)]),
        ("(x^2)^1.25 + y", [(0, 0)], [(1, 0)]),
        ("(x^2)^2.5 + y", [], [(0, 0)]),
        ("where(x < 0, x^2, 2*x^2) + y", [(0, 0)], [(1, 0), (-1, 0)]),
        ("where(x < 0, x^2, x^2 + x^3) + y", [], [(0, 0)]),
        ("where(x == 0, 1, sin(x)/x) + y", [], [(0, 0), (1, 1)]),
        ("where(x < 0, 1, 2) + y", [(0, 0)], [(1, 0)]),
        ("asin(x) + y", [(1, 0), (-1, 0)], [(0, 0)]),
        ("sin(x)*exp(y) + log(x + 10)", [], [(0, 0)]),
    ],
)
def test_points_on_kinks(formula, bends, smooth):
    graph = simplify(parse(formula, ("x", "y"), ()))
    for x, y in bends:
        assert at_kink(graph, ("x", "y"), {"x": float(x), "y": float(y)})
    for x, y in smooth:
        assert not at_kink(graph, ("x", "y"), {"x": float(x), "y": float(y)})


def test_a_smooth_formula_has_no_candidates():
    assert candidates(simplify(parse("x^4 + sin(x*y)/(1 + y^2)", ("x", "y"), ()))) == ()


def test_parameters_take_part():
    graph = simplify(parse("abs(x - a) + y", ("x", "y"), ("a",)))
    assert at_kink(graph, ("x", "y"), {"x": 2.0, "y": 0.0, "a": 2.0})
    assert not at_kink(graph, ("x", "y"), {"x": 2.0, "y": 0.0, "a": 1.0})
