"""MetaInit on a real network."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.networks.initializations import INITIALIZATIONS, Layer, Passes
from playground.networks.initializations.metainit import gradient_quotient
from tests.networks._network import Compiled

FILE = Path(__file__).parents[2] / "references" / "networks" / "metainit.json"
CASES = json.loads(FILE.read_text("utf-8"))["cases"]
WIDTHS = (2, 8, 8, 8, 1)


def passes() -> tuple[Passes, Compiled]:
    random = np.random.default_rng(0)
    inputs = random.normal(size=(40, 2))
    network = Compiled(WIDTHS, "tanh", "logistic", inputs, random.integers(0, 2, 40))

    def theta(weights: list[np.ndarray]) -> np.ndarray:
        return np.concatenate([part for W in weights for part in (W.ravel(), np.zeros(len(W)))])

    return Passes(
        deviation=lambda w, k: 1.0, theta=theta, gradient=network.gradient, product=network.product,
    ), network  # fmt: skip


def quotient(network: Compiled, weights: list[np.ndarray]) -> float:
    theta = np.concatenate([part for W in weights for part in (W.ravel(), np.zeros(len(W)))])
    g = network.gradient(theta)
    turned = (network.gradient(theta + 1e-5 * g) - network.gradient(theta - 1e-5 * g)) / 2e-5
    guarded = g + 1e-5 * np.where(g >= 0, 1, -1)
    return float(np.abs((g - turned) / guarded - 1).mean())


def test_the_gradient_quotient_falls_and_only_norms_change() -> None:
    asked, network = passes()
    layers = [Layer(out, inward) for inward, out in itertools.pairwise(WIDTHS)]
    found = {}
    for steps in (0, 60):
        pairs = INITIALIZATIONS.get("metainit").begin(layers, np.random.default_rng(2), {"steps": steps}, asked)
        found[steps] = [W for W, _ in pairs]
    assert quotient(network, found[60]) < 0.7 * quotient(network, found[0])
    for before, after in zip(found[0], found[60], strict=True):
        ratio = after / before
        assert ratio == pytest.approx(np.full(before.shape, ratio[0, 0]), rel=1e-10)
        assert ratio[0, 0] > 0


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['activation']}-{case['loss']}")
def test_the_quotient_and_its_slope_are_those_of_pytorch(case: dict[str, Any]) -> None:
    network = Compiled(case["widths"], case["activation"], case["loss"], case["inputs"], case["targets"])
    asked = replace(passes()[0], gradient=network.gradient, product=network.product)
    found, slope = gradient_quotient(np.array(case["parameters"]), asked)
    expected = np.array(case["slope"])
    assert found == pytest.approx(case["quotient"], rel=1e-12)
    assert np.abs(slope - expected).max() < 1e-9 * np.abs(expected).max()
