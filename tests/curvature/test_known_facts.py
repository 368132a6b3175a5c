"""What theory and experiments of others say of curvature along trainings."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

import playground as pg
from playground.curvature._operations import matrices_of

Floats = NDArray[np.float64]


def sharpness(contender: pg.Contender, data: pg.Data, epochs: int) -> Floats:
    """Largest curvature over its limit along a full-batch training of 500 parameters with the squared loss."""
    asked = pg.Training(
        data, pg.Network(hidden=(20, 20)), loss="squared", contenders=[contender], batch=None, epochs=epochs
    )
    along = pg.curvature_along(pg.train(asked), points=61, smallest=0)
    return np.asarray(along.largest[:, 0] / along.limits)


@pytest.mark.parametrize("data", ["regression", "spirals", "checkerboard"])
def test_gradient_descent_settles_at_the_edge_of_stability(data: str) -> None:
    """Cohen et al. 2021: it sharpens from far below 2/η until it stands there, and stays."""
    along = sharpness(pg.Contender("gradient_descent", lr=0.2), pg.data(data, samples=40, split=0.0), 16000)
    assert along[0] < 0.5
    assert np.abs(along[-20:] - 1.0).max() < 0.02


def test_with_momentum_the_edge_is_higher() -> None:
    """Cohen et al. 2021: (2 + 2β)/η for the heavy ball."""
    contender = pg.Contender("heavy_ball", lr=0.2, beta=0.3)
    along = sharpness(contender, pg.data("regression", samples=40, split=0.0), 16000)
    assert along[0] < 0.4
    assert abs(along[-20:].mean() - 1.0) < 0.01 and np.abs(along[-20:] - 1.0).max() < 0.05


def balances(asked: pg.Training, theta: Floats) -> list[Floats]:
    """W_{l+1}ᵀ W_{l+1} − W_l W_lᵀ of neighbours, with − b_l b_lᵀ, because biases take part in the flow."""
    places = matrices_of(asked.problem())
    matrices = [theta[one.weights].reshape(one.out, one.inward) for one in places]
    biases = [theta[one.weights.stop : one.weights.stop + one.out] for one in places]
    return [
        above.T @ above - below @ below.T - np.outer(bias, bias)
        for below, above, bias in zip(matrices, matrices[1:], biases, strict=False)
    ]


def test_the_balance_of_a_deep_linear_network_drifts_by_the_rate() -> None:
    """Gradient flow keeps it (Arora, Cohen, Hazan 2018); after the same time descent has lost it in proportion to η."""
    drifts, ways = [], []
    for rate in (0.01, 0.005, 0.0025):
        asked = pg.Training(
            pg.data("blobs", samples=60, classes=3, split=0.0), pg.Network(hidden=(5, 4, 5), activation="identity"),
            loss="squared", contenders=[pg.Contender("gradient_descent", lr=rate)], batch=None, epochs=round(8 / rate),
        )  # fmt: skip
        result = pg.train(asked)
        start, end = (balances(asked, theta) for theta in (result.parameters[0][0], result.final[0]))
        drifts.append(max(np.linalg.norm(one - other) for one, other in zip(start, end, strict=True)))
        ways.append(result.distances[0, -1])
    assert drifts[0] / drifts[1] == pytest.approx(2.0, rel=0.1)
    assert drifts[1] / drifts[2] == pytest.approx(2.0, rel=0.1)
    assert ways[2] == pytest.approx(ways[0], rel=0.02) and drifts[2] < 0.02 * ways[2]
