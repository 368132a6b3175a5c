"""Rescaling: the same function elsewhere, as sharp as one likes (Dinh et al. 2017)."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.networks.layers_of import layers_of


@pytest.fixture(scope="module")
def rectified() -> pg.TrainingResult:
    return pg.train(
        pg.Training(
            pg.data("moons", samples=120, noise=0.1), pg.Network(hidden=(7, 6), activation="relu"), epochs=60,
            contenders=[pg.Contender("adam", lr=0.02)],
        )
    )  # fmt: skip


@pytest.mark.parametrize("layer", [0, 1])
@pytest.mark.parametrize("factor", [0.2, 10.0])
def test_rescaling_a_relu_network_leaves_its_outputs_and_changes_its_hessian_by_the_factors(
    rectified: pg.TrainingResult, layer: int, factor: float
) -> None:
    problem, theta = rectified.training.problem(0), rectified.final[0]
    other = pg.rescaled(rectified, factor=factor, layer=layer)
    loss, outputs = problem.survey(theta)
    moved, same = problem.survey(other)
    assert moved == pytest.approx(loss, rel=1e-12) and np.allclose(same, outputs, rtol=1e-9, atol=1e-12)
    layers, scale = layers_of(problem.machine.operations), np.ones(problem.size)
    layers[layer].weights(scale)[:] = factor
    layers[layer].biases(scale)[:] = factor
    layers[layer + 1].weights(scale)[:] = 1 / factor
    assert np.allclose(other, scale * theta, rtol=1e-15)
    assert np.allclose(problem.gradient(other), problem.gradient(theta) / scale, rtol=1e-8, atol=1e-12)
    v = np.random.default_rng(layer).standard_normal(problem.size)
    assert np.allclose(problem.hvp(other, v), problem.hvp(theta, v / scale) / scale, rtol=1e-8, atol=1e-10)


def test_the_same_function_can_be_as_sharp_as_one_likes(rectified: pg.TrainingResult) -> None:
    problem = rectified.training.problem(0)

    def sharpness(theta: np.ndarray) -> float:
        return float(np.linalg.eigvalsh(problem.hessian(theta))[-1])

    before = sharpness(rectified.final[0])
    assert sharpness(pg.rescaled(rectified, factor=10.0)) > 10 * before
    assert sharpness(pg.rescaled(rectified, factor=100.0)) > 1000 * before


def test_what_would_change_is_not_rescaled(rectified: pg.TrainingResult, moons: pg.TrainingResult) -> None:
    with pytest.raises(PlaygroundError, match="L-BFGS has tanh"):
        pg.rescaled(moons)
    for asked, sentence in (
        ({"factor": 0}, "factor must be"),
        ({"factor": "2"}, "factor must be"),
        ({"layer": 2}, "from 0 to 1"),
    ):
        with pytest.raises(PlaygroundError, match=sentence):
            pg.rescaled(rectified, **asked)
