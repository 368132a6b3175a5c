"""What is listed as a minimum is the value there, to rounding."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.problems.surfaces import SURFACES

KNOWN = [surface.id for surface in SURFACES if surface.minimum_value is not None]


@pytest.mark.parametrize("id", KNOWN)
def test_the_value_at_each_listed_minimiser_is_the_minimum(id: str) -> None:
    surface = pg.surface(id)
    assert surface.minimum_value is not None
    errors = np.abs(surface.value(surface.minima) - surface.minimum_value)
    assert errors.max() <= 1e-14 * max(1.0, abs(surface.minimum_value))


def test_no_product_is_fused_into_what_a_root_magnifies() -> None:
    bukin = pg.surface("bukin_6")
    assert bukin.value([[-10.0, 1.0]]).tolist() == [0.0] and bukin.gradient([[-10.0, 1.0]]).tolist() == [[0.0, 0.0]]
    for formula in (
        "sqrt(abs(y - (x/10)^2))",
        "abs(0.1*x - y)^0.5",
        "abs(3*(0.1*x) - 3*y)",
        "sqrt(abs(2 + 0.1*x - y - 2))",
    ):
        assert pg.formula(formula, domain={"x": (0, 20), "y": (0, 4)}).value([[10.0, 1.0]]).tolist() == [0.0], formula
    # Where nothing cancels nothing changes.
    assert "rounded_sum" not in pg.surface("ackley").fields.sources["value"]
