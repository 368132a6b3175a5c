"""What batch normalization learns is recorded beside the parameters, and is what the network is evaluated with.

The network is written once more, in NumPy, with statistics as plain means and variances.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.training.network_outputs import NetworkOutputs
from playground.training.population_statistics import PopulationStatistics

HIDDEN, EPSILON, MOMENTUM = (8, 5), 1e-5, 0.1
DATA = pg.data("moons", samples=90, noise=0.2, seed=3)


def training(normalization: str = "batch", **fields: object) -> pg.Training:
    values = {"groups": 1} if normalization == "switchable" else {}
    network = pg.Network(hidden=HIDDEN, normalization=normalization, normalization_parameters=values)
    stated = {"contenders": [pg.Contender("adam", lr=0.02)], "batch": 16, "epochs": 6, "seed": 1, **fields}
    return pg.Training(DATA, network, **stated)


def forward(theta: np.ndarray, inputs: np.ndarray, state: np.ndarray | None) -> tuple[np.ndarray, list[np.ndarray]]:
    """The outputs (n) with stated statistics, or with the samples' own, which come back: mean and variance by layer."""
    place, learned, a, seen = 0, 0, inputs, []
    widths = (inputs.shape[1], *HIDDEN)
    for before, after in pairwise(widths):
        w = theta[place : place + before * after].reshape(after, before)
        b, gain, shift = theta[place + before * after : place + before * after + 3 * after].reshape(3, after)
        place += before * after + 3 * after
        z = a @ w.T + b
        mean, variance = z.mean(axis=0), z.var(axis=0)
        seen.append(np.concatenate([mean, variance * len(z) / (len(z) - 1)]))
        if state is not None:
            mean, variance = state[learned : learned + 2 * after].reshape(2, after)
            learned += 2 * after + 1
        a = np.tanh(gain * (z - mean) / np.sqrt(variance + EPSILON) + shift)
    return a @ theta[place:-1] + theta[-1], seen


def loss(outputs: np.ndarray, targets: np.ndarray) -> float:
    return float(np.mean(np.logaddexp(0.0, outputs) - targets * outputs))


def test_every_recorded_update_has_the_running_statistics_of_then() -> None:
    asked = training(batch=None, epochs=7, contenders=[pg.Contender("gradient_descent", lr=0.1)])
    result = pg.train(asked)
    layers = [np.concatenate([np.zeros(width), np.ones(width)]) for width in HIDDEN]
    assert result.statistics[0].shape == (8, 2 * sum(HIDDEN) + len(HIDDEN))
    for t in range(8):
        expected = np.concatenate([[*layer, float(t)] for layer in layers])
        np.testing.assert_allclose(result.statistics[0][t], expected, rtol=1e-12, atol=1e-14)
        _, seen = forward(result.parameters[0][t], asked.data.training.inputs, None)
        layers = [(1 - MOMENTUM) * old + MOMENTUM * new for old, new in zip(layers, seen, strict=True)]
    assert np.array_equal(result.final_statistics[0], result.statistics[0][-1])


def test_losses_accuracies_and_surfaces_are_those_with_the_statistics_of_the_same_update() -> None:
    asked = training()
    result = pg.train(asked)
    looks, points = result.looks[0], np.random.default_rng(0).normal(size=(40, 2))
    surface = NetworkOutputs(asked, 0, points)
    for k, update in enumerate(looks.updates):
        theta, state = result.parameters[0][update], result.statistics[0][update]
        for part, losses, accuracies in (
            ("training", looks.training_loss, looks.training_accuracy), ("test", looks.test_loss, looks.test_accuracy)
        ):  # fmt: skip
            samples = getattr(asked.data, part)
            outputs, _ = forward(theta, samples.inputs, state)
            assert losses[k] == pytest.approx(loss(outputs, samples.targets), rel=1e-12)
            assert accuracies[k] == np.mean((outputs > 0) == samples.targets)
            assert asked.problem(0, part, state).value(theta) == losses[k]
        np.testing.assert_allclose(surface(theta, state)[0], forward(theta, points, state)[0], rtol=1e-11, atol=1e-12)


def test_with_learned_statistics_derivatives_are_those_of_the_evaluated_network() -> None:
    result = pg.train(training())
    problem = result.training.problem(0, "test", result.final_statistics[0])
    theta, v, h = result.final[0], np.cos(np.arange(problem.size)), 1e-6
    slope = (problem.value(theta + h * v) - problem.value(theta - h * v)) / (2 * h)
    assert slope == pytest.approx(problem.gradient(theta) @ v, rel=1e-6)
    turn = (problem.gradient(theta + h * v) - problem.gradient(theta - h * v)) / (2 * h)
    np.testing.assert_allclose(turn, problem.hvp(theta, v), rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize("normalization", ["batch", "switchable"])
@pytest.mark.parametrize("momentum", [0.1, 0.7])
def test_the_statistics_of_a_point_are_those_of_all_training_samples_there(normalization: str, momentum: float) -> None:
    base = training(normalization)
    values = {**dict(base.network.normalization_parameters), "momentum": momentum}
    network = pg.Network(hidden=HIDDEN, normalization=normalization, normalization_parameters=values, dropout=0.2)
    asked = base.replace(network=network)
    make, theta = PopulationStatistics(asked, 0), asked.problem().initial
    found = make(theta)
    make(theta + 1.0)
    assert np.array_equal(make(theta), found), "nothing is left of another point"
    if normalization == "batch":
        _, seen = forward(theta, asked.data.training.inputs, None)
        np.testing.assert_allclose(found, np.concatenate([[*layer, 1.0] for layer in seen]), rtol=1e-12, atol=1e-14)
    samples, batch = len(asked.data.training), asked.problem().value(theta)
    assert asked.problem(0, "training", found).value(theta) == pytest.approx(batch, rel=2.0 / samples)


def test_a_thinned_record_counts_statistics_and_holds_them() -> None:
    small = training(epochs=1500, memory=2)
    assert small.record_size(0) == small.problem_size(0) + 2 * sum(HIDDEN) + len(HIDDEN)
    result = pg.train(small)
    assert result.every > 1
    assert sum(one.nbytes for one in (*result.parameters, *result.statistics)) <= 2_000_000
    whole = pg.train(small.replace(memory=512))
    assert np.array_equal(whole.statistics[0][:: result.every], result.statistics[0])


def test_networks_that_learn_no_statistics_have_none(tmp_path: Path) -> None:
    asked = training("layer", contenders=[pg.Contender("adam"), pg.Learner(pg.Contender("adam"), training().network)])
    result = pg.train(asked)
    result.to_npz(tmp_path / "out.npz")
    assert [one.shape for one in result.statistics] == [(31, 0), (31, 28)]
    with np.load(tmp_path / "out.npz", allow_pickle=False) as arrays:
        assert np.array_equal(arrays["statistics_1"], result.statistics[1])
        assert np.array_equal(arrays["final_statistics_1"], result.final_statistics[1])
    with pytest.raises(pg.PlaygroundError, match="learns 0 statistics beside its parameters, got an array of shape"):
        asked.problem(0, statistics=result.final_statistics[1])
    with pytest.raises(pg.PlaygroundError, match="learns 28 statistics beside its parameters, got 'x'"):
        asked.problem(1, statistics="x")
