"""Interval arithmetic says where a formula may be no number, and is never wrong when it says nowhere."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest

from playground.language.evaluate_array import evaluate_array
from playground.language.parse import parse
from playground.language.simplify import simplify
from playground.language.undefined import may_be_undefined
from playground.problems.surfaces import SURFACES

WHOLE = (-math.inf, math.inf)


def undefined(text: str, **ranges: tuple[float, float]) -> bool:
    node = simplify(parse(text, ("x", "y"), ("k",)))
    return may_be_undefined(node, {"k": 2.0}, {"x": WHOLE, "y": WHOLE, **ranges})


@pytest.mark.parametrize(
    "text",
    [
        "x^2 + y^2", "sqrt(x^2 + y^2)", "log(1 + x^2*y^2)", "sqrt(|x|)", "|x|^1.5", "log(cosh(x))", "asin(sin(x))",
        "acos(tanh(x*y))", "1/x", "sqrt(exp(x)*k)", "log(k + cos(x))", "sqrt((x - y)^4)", "x^(-3)", "sqrt(max(x, 0))",
        "log(1/(1 + x^2))", "sqrt(where(x < 0, 1, y^2))", "k^x", "logistic(x)^0.5", "sqrt(x*x)",
    ],
)  # fmt: skip
def test_where_there_is_a_number_everywhere_none_is_missed(text: str) -> None:
    assert not undefined(text)


@pytest.mark.parametrize(
    "text",
    ["log(x)", "sqrt(x + y)", "x^0.5", "x^y", "asin(x)", "acos(2*cos(x))", "log(k*cos(x))", "sqrt(1/x)", "sqrt(x^3)"],
)
def test_where_there_may_be_none_it_is_said(text: str) -> None:
    assert undefined(text)


def test_a_box_bounds_what_is_asked() -> None:
    assert not undefined("log(x)", x=(0.0, math.inf)) and not undefined("asin(x*y)", x=(-1.0, 1.0), y=(-1.0, 1.0))
    assert undefined("log(x)", x=(-1e-9, 1.0))


def test_no_surface_of_the_catalogue_pays_for_it() -> None:
    assert [surface.id for surface in SURFACES if surface.partial] == []


def grown(draw: random.Random, depth: int) -> str:
    if depth == 0:
        return draw.choice(["x", "y", "k", "1", "0.5", "3"])
    one, other = grown(draw, depth - 1), grown(draw, depth - 1)
    return draw.choice(
        [
            f"({one} + {other})", f"({one} - {other})", f"{one}*{other}", f"({one})/({other})", f"({one})^2",
            f"({one})^3", f"({one})^0.5", f"|{one}|", f"sqrt({one})", f"log({one})", f"exp({one})", f"sin({one})",
            f"cosh({one})", f"atan({one})", f"acos({one})", f"min({one}, {other})", f"tanh({one})", f"-({one})",
            f"where({one} < {other}, {one}, {other})", f"({one})^(-1)",
        ]
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_what_is_called_a_number_everywhere_is_one_at_thousands_of_points(seed: int) -> None:
    draw, points = random.Random(seed), np.random.default_rng(seed).uniform(-3, 3, (2, 2000))
    checked = 0
    for _ in range(60):
        text = grown(draw, 3)
        try:
            node = simplify(parse(text, ("x", "y"), ("k",)))
        except ValueError:
            continue
        if may_be_undefined(node, {"k": 2.0}, {"x": (-3.0, 3.0), "y": (-3.0, 3.0)}):
            continue
        (values,) = evaluate_array([node], {"x": points[0], "y": points[1], "k": 2.0})
        sound = ~np.isnan(values)
        if not sound.all():  # only by overflow, or a difference of infinities at a pole
            names = {"x": points[0], "y": points[1], "k": 2.0}
            parts = np.array([evaluate_array([part], names)[0] for part in node_parts(node)])
            assert (np.isinf(parts).any(axis=0) | sound).all(), text
        checked += 1
    assert checked


def node_parts(node):
    from playground.language.order import order

    return [part for part in order([node]) if part.kind != "compare"]
