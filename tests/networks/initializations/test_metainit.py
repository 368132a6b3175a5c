"""MetaInit on a real network."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from playground.networks.initializations import INITIALIZATIONS, Layer, Passes
from tests.networks._network import Compiled

WIDTHS = (2, 8, 8, 8, 1)


def passes() -> tuple[Passes, Compiled]:
    random = np.random.default_rng(0)
    inputs = random.normal(size=(40, 2))
    network = Compiled(WIDTHS, "tanh", "logistic", inputs, random.integers(0, 2, 40))

    def theta(weights: list[np.ndarray]) -> np.ndarray:
        return np.concatenate([part for W in weights for part in (W.ravel(), np.zeros(len(W)))])

    return Passes(
        deviation=lambda w, k: 1.0,
        gradient=lambda w: network.gradient(theta(w)),
        product=lambda w, v: network.product(theta(w), v),
    ), network


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
