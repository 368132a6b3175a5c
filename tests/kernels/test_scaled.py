"""Numbers m·2ᵉ: every instruction against Python's own functions, and where doubles have no number."""

import math

import numpy as np
import pytest

from playground.kernels.compiling.address import address
from playground.kernels.scaled.repair import assemble
from playground.kernels.scaled.repair_points import repair_points
from playground.language.functions import DERIVED, UNARY

POINTS = (-2.5, -1.0, -0.75, -1e-9, 0.0, 1e-300, 0.3, 1.0, 1.5, 7.25, 300.0, 1e10)
FUNCTIONS = {**UNARY, **DERIVED}
# Written by others before anything is evaluated.
COMPOSED = {"sec", "csc", "cot", "log10", "log2", "ceil", "round", "logistic", "logistic_slope", "tanh_slope"}


def run(text: str, *numbers: float) -> float:
    program, x = np.array(assemble(text)), np.array(numbers).reshape(-1, 1)
    out, work = np.full((1, 1), math.nan), np.empty(2 * program[0])
    repair_points(address(x), 1, address(x), address(out), address(program), address(work))
    return float(out[0, 0])


@pytest.mark.parametrize("name", sorted(FUNCTIONS.keys() - COMPOSED))
def test_a_function_is_what_it_is_of_doubles(name: str) -> None:
    for point in POINTS:
        try:
            expected = float(FUNCTIONS[name](point))
        except (ValueError, OverflowError):
            continue
        if math.isfinite(expected):
            assert run(f"x 0; {name} 0; roots 1", point) == pytest.approx(expected, rel=1e-14, abs=1e-320)


@pytest.mark.parametrize(
    ("base", "exponent"), [(2.5, 0.3), (1e-300, 0.5), (-2.0, 3.0), (-2.0, 4.0), (0.0, 2.0), (7, -30.5)]
)
def test_a_power_is_what_it_is_of_doubles(base: float, exponent: float) -> None:
    assert run("x 0; x 1; power 0 1; roots 2", base, exponent) == pytest.approx(base**exponent, rel=1e-13)


@pytest.mark.parametrize(
    ("text", "points", "expected"),
    [
        ("x 0; exp 0; x 1; exp 2; divide 1 3; roots 4", (5000.0, 5001.0), math.exp(-1)),
        ("x 0; exp 0; log 1; roots 2", (1e9,), 1e9),
        ("x 0; exp 0; sqrt 1; log 2; roots 3", (-3000.0,), -1500.0),
        ("x 0; exp 0; x 1; power 1 2; log 3; roots 4", (4e5, -0.25), -1e5),
        ("x 0; cosh 0; x 1; sinh 2; divide 3 1; roots 4", (900.0, -900.0), -1.0),
        ("x 0; multiply 0 0; sin 1; divide 2 1; roots 3", (1e-250,), 1.0),
        ("x 0; multiply 0 0; x 1; >= 1 2 0 2; roots 3", (1e200, 1e300), 1e200),
        ("x 0; x 1; add 0 1; number -1e308; add 2 3; roots 4", (1e308, 1e308), 1e308),
        ("x 0; exp 0; roots 1", (-744.0,), math.exp(-744.0)),
        ("x 0; exp 0; exp 1; exp 2; tanh 3; roots 4", (1e3,), 1.0),
        ("x 0; exp 0; log 1; roots 2", (-3e17,), -3e17),
        ("x 0; exp 0; sqrt 1; log 2; roots 3", (3e17,), 1.5e17),
        ("x 0; exp 0; x 1; power 1 2; log 3; roots 4", (7e20, -3.5), -2.45e21),
        ("x 0; exp 0; x 1; exp 2; divide 1 3; roots 4", (8e14, 8e14 + 2), math.exp(-2)),
        ("x 0; exp 0; exp 1; x 1; exp 3; exp 4; divide 2 5; roots 6", (800.0, 801.0), 0.0),
    ],
)
def test_what_doubles_cannot_hold_on_the_way_is_held(text: str, points: tuple[float, ...], expected: float) -> None:
    assert run(text, *points) == pytest.approx(expected, rel=1e-9)


def test_what_is_no_number_stays_none() -> None:
    assert math.isnan(run("x 0; log 0; roots 1", -1.0))
    assert run("x 0; number 1.0; divide 1 0; roots 2", 0.0) == math.inf
