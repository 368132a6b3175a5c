"""A surface's function in a library's words: it takes tensors where the library does, and has the formula's values."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.language.evaluate import evaluate
from playground.language.functions import BINARY, UNARY
from playground.problems.surfaces import SURFACES
from playground.snippets.function_text import function_text
from tests.snippets._programs import CALLS
from tests.snippets._strict_tensors import Tensor, modules

OTHER = [
    "pi*x^2 + e*y^2", "cos(pi)*x^2 + e^x + y^2", "e^k*x^2 + y^2", "2^x + k^y", "x^k + y^2", "2^0.5*x^2 + y^2",
    "where(x > 0, 1, 2) + x^2 + y^2", "where(x > y, x^2, y^2)", "where(k > 1, x^2, y) + y^2",
    "where(1 < 2, x, y) + y^2",
    "where(k > 1, 1, 2)*x + y^2", "where(x + y > 0, 1, 2)", "sin(where(x > 0, 1, x)) + y^2", "sign(x)*y",
    "where(x > 0, where(k > 1, sqrt(k - 3), k), x) + y^2", "sum(cos(i)*x^i, i, 1, 3) + y^2",
    "sum(sqrt(i*x^2 + y^2 + 1), i, 1, 4)", "sqrt(x^2 + y^2)", "abs(x)^1.5 + abs(y)^0.7", "(x^2)^(1/3) + y^2",
    "where(x == 0, 1, sin(x)/x) + y^2", "where(x == 0, 0, x*log(x^2)) + y^2", "max(0, x^2 + y^2 - 1)",
    "x/k^2 + y^2/sqrt(3)", "min(k, pi)*x^2 + max(k, sqrt(k))*y^2", "where(sqrt(k) > 1, sqrt(x^2 + 1), 2) + y^2",
    "log(cosh(x)) + y^2", "max(x^2, abs(y))", "exp(-x^2)*sign(k) + y^2", "sqrt(k)*x^2 + y^2",
]  # fmt: skip
NOWHERE = {("asin", "k"), ("acos", "k")}
PAIRS = ("1, 2", "k, 2", "1, x", "x, 1", "x, y", "sin(x), 0")
FORMULAS = [
    *(f"{name}({call})*x^2 + y^2" for name in UNARY for call in CALLS if (name, call) not in NOWHERE),
    *(f"{name}({pair})*x^2 + y^2" for name in BINARY for pair in PAIRS),
    *OTHER,
]
PLACES = [(0.5, 0.25), (-0.5, 0.25), (0.0, 0.0), (0.0, 0.7), (0.6, 0.0)]


def surface(text: str) -> pg.Surface:
    return pg.formula(text, **({"k": 2.0} if "k" in text else {}))


@pytest.mark.parametrize("library", ["torch", "optax"])
@pytest.mark.parametrize("text", FORMULAS)
def test_a_function_takes_what_the_library_takes_and_has_the_same_values(text: str, library: str) -> None:
    check(surface(text), library, np.array(PLACES))


@pytest.mark.parametrize("library", ["torch", "optax"])
@pytest.mark.parametrize("id", SURFACES.ids())
def test_every_surface_does_so(id: str, library: str) -> None:
    problem = pg.surface(id)
    check(problem, library, np.random.default_rng(1).uniform(*np.array(problem.domain).T, (5, problem.dimension)))


def check(problem: pg.Surface, library: str, points: np.ndarray) -> None:
    text = function_text(problem, library)  # type: ignore[arg-type]
    names = modules()
    exec(text, names)
    with np.errstate(all="ignore"):
        for point in points:
            place = dict(zip(problem.definition.variables, map(float, point), strict=True))
            expected = evaluate(problem.fields.value, {**problem.parameters, **place})  # without compiling it
            found = names["f"](Tensor(point))
            assert isinstance(found, Tensor), "PyTorch can take no derivative of a number"
            assert np.isfinite(found.value) == np.isfinite(expected)
            assert not np.isfinite(expected) or found.value == pytest.approx(expected, rel=1e-9, abs=1e-11)
