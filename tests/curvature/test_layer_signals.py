"""Signals by layer and the input–output Jacobian against NumPy and differences; what thirty layers do to them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import playground as pg
from playground.curvature._operations import matrices_of
from tests.curvature._cases import begun, training

Floats = NDArray[np.float64]


def wide_data() -> pg.Training:
    """More samples than go through the buffers at once."""
    return training(
        data=pg.data("blobs", samples=300, classes=3, split=0.0), network=pg.Network(hidden=(7, 5)), loss="softmax"
    )


def passes_in_numpy(asked: pg.Training, theta: Floats) -> tuple[list[Floats], list[Floats], list[Floats], list[Floats]]:
    """Sums, activations and their slopes, written down once more."""
    problem, samples = asked.problem(), asked.data.training
    places = matrices_of(problem)
    matrices = [theta[one.weights].reshape(one.out, one.inward) for one in places]
    biases = [theta[one.weights.stop : one.weights.stop + one.out] for one in places]
    sums, signals = [], [samples.inputs.T]
    for k, (matrix, bias) in enumerate(zip(matrices, biases, strict=True)):
        sums.append(matrix @ signals[-1] + bias[:, None])
        signals.append(np.tanh(sums[-1]) if k < len(matrices) - 1 else sums[-1])
    odds = np.exp(signals[-1] - signals[-1].max(axis=0))
    slope = (odds / odds.sum(axis=0) - np.eye(3)[samples.targets].T) / len(samples)
    down, above = [slope], [slope]
    for k in range(len(matrices) - 1, 0, -1):
        above.insert(0, matrices[k].T @ down[0])
        down.insert(0, above[0] * (1.0 - signals[k] ** 2))
    return sums, signals[1:], down, above


def test_signals_are_those_of_all_samples_in_all_pieces() -> None:
    asked = wide_data()
    problem, theta = asked.problem(), pg.train(asked).final[0]
    assert problem.samples > problem.machine.piece
    before = problem.value(theta)
    found = pg.layer_signals(problem, theta, bins=13)
    kinds = (found.sums, found.activations, found.sum_slopes, found.activation_slopes)
    for signals, expected in zip(kinds, passes_in_numpy(asked, theta), strict=True):
        assert signals.means == pytest.approx([one.mean() for one in expected], rel=1e-9, abs=1e-16)
        assert signals.variances == pytest.approx([one.var() for one in expected], rel=1e-9)
        assert signals.scales == pytest.approx([np.sqrt(np.mean(one**2)) for one in expected], rel=1e-9)
        for counts, edges, numbers in zip(signals.counts, signals.edges, expected, strict=True):
            assert counts.sum() == numbers.size and len(edges) == 14
            assert edges[[0, -1]] == pytest.approx([numbers.min(), numbers.max()], rel=1e-9)
            assert np.abs(counts - np.histogram(numbers, edges)[0]).max() <= 1
    assert problem.value(theta) == before


def test_jacobians_are_the_differences_of_the_outputs() -> None:
    asked = wide_data()
    problem, theta = asked.problem(), pg.train(asked).final[0]
    found = pg.input_jacobians(problem, theta)
    assert found.jacobians.shape == (300, 3, 2) and found.singular_values.shape == (300, 2)
    inputs = problem.samples_laid[0]
    for feature in range(2):
        shifted = []
        for step in (1e-6, -1e-6):
            inputs[feature] += step
            shifted.append(problem.survey(theta)[1])
            inputs[feature] -= step
        differences = (shifted[0] - shifted[1]).T / 2e-6
        assert found.jacobians[:, :, feature] == pytest.approx(differences, abs=1e-8)
    assert found.singular_values[17] == pytest.approx(np.linalg.svd(found.jacobians[17], compute_uv=False))
    assert found.mean_log == pytest.approx(np.log(found.singular_values).mean())


def test_single_precision_sees_the_same() -> None:
    asked = wide_data()
    rough = asked.replace(network=pg.Network(hidden=(7, 5), precision="float32"))
    theta = pg.train(asked).final[0]
    one, other = (pg.layer_signals(each.problem(), theta) for each in (asked, rough))
    assert other.sum_slopes.scales == pytest.approx(one.sum_slopes.scales, rel=1e-4)
    exact, single = (pg.input_jacobians(each.problem(), theta) for each in (asked, rough))
    assert single.jacobians == pytest.approx(exact.jacobians, abs=1e-4)


@cache
def deep() -> pg.Training:
    return pg.deep_training()


@cache
def deep_signals(id: str) -> pg.LayerSignals:
    asked = deep()
    place = [asked.network_of(k).initialization for k in asked.learners].index(id)
    return pg.layer_signals(asked.problem(place), begun(asked, place))


def growth(scales: Floats) -> float:
    """By what factor a layer changes the scale, from the second hidden layer to the last."""
    return float((scales[29] / scales[1]) ** (1 / 28))


def test_he_keeps_the_scale_through_thirty_layers() -> None:
    signals = deep_signals("he")
    assert 0.93 < growth(signals.sums.scales) < 1.07
    assert 0.93 < growth(signals.sum_slopes.scales) < 1.07


def test_orthogonal_and_lsuv_keep_the_scale_too() -> None:
    assert 0.93 < growth(deep_signals("orthogonal").sums.scales) < 1.07
    assert deep_signals("lsuv").sums.variances == pytest.approx(np.ones(31), rel=1e-5)


@pytest.mark.parametrize("id", ["lecun", "glorot"])
def test_half_of_the_variance_is_lost_in_every_layer_without_the_gain_of_relu(id: str) -> None:
    assert growth(deep_signals(id).sums.scales) == pytest.approx(np.sqrt(0.5), rel=0.07)
    assert growth(deep_signals(id).sum_slopes.scales) == pytest.approx(np.sqrt(2.0), rel=0.07)


def test_small_weights_vanish_and_large_ones_explode() -> None:
    small, large = deep_signals("small"), deep_signals("large")
    assert growth(small.sums.scales) < 0.1 and small.sums.scales[29] < 1e-30 * small.sums.scales[0]
    assert np.abs(small.sum_slopes.scales[0]) < 1e-30
    assert growth(large.sums.scales) > 1.5 and large.sums.scales[29] > 1e8 * large.sums.scales[0]
    zero = deep_signals("zero")
    assert np.array_equal(zero.sums.scales, np.zeros(31)) and zero.sums.counts.sum(axis=1).min() > 0


def test_a_deep_orthogonal_linear_network_is_an_isometry() -> None:
    asked = pg.deep_training(("orthogonal", "lecun"), depth=30, activation="identity")
    isometric, other = (pg.input_jacobians(asked.problem(k), begun(asked, k)) for k in (0, 1))
    assert isometric.singular_values == pytest.approx(np.ones_like(isometric.singular_values), abs=1e-12)
    assert abs(isometric.mean_log) < 1e-12
    assert other.singular_values.max() / other.singular_values.min() > 5


def test_they_are_written_with_their_numbers(tmp_path: Path) -> None:
    problem = training().problem()
    signals, jacobians = pg.layer_signals(problem, problem.initial), pg.input_jacobians(problem, problem.initial)
    signals.to_csv(tmp_path / "layers.csv")
    lines = (tmp_path / "layers.csv").read_text().splitlines()
    assert lines[0].startswith("layer,sums_mean,sums_variance,sums_scale,activations_mean") and len(lines) == 4
    assert float(lines[2].split(",")[3]) == signals.sums.scales[1]
    signals.to_npz(tmp_path / "layers.npz")
    with np.load(tmp_path / "layers.npz", allow_pickle=False) as arrays:
        assert np.array_equal(arrays["sum_slopes_counts"], signals.sum_slopes.counts)
    jacobians.to_csv(tmp_path / "jacobians.csv")
    assert (tmp_path / "jacobians.csv").read_text().splitlines()[0] == "sample,singular_value_1"
    jacobians.to_npz(tmp_path / "jacobians.npz")
    with np.load(tmp_path / "jacobians.npz", allow_pickle=False) as arrays:
        assert np.array_equal(arrays["jacobians"], jacobians.jacobians)


def test_what_cannot_be_is_refused_with_a_sentence() -> None:
    problem = training().problem()
    with pytest.raises(pg.PlaygroundError, match="bins must be"):
        pg.layer_signals(problem, problem.initial, bins=0)
    with pytest.raises(pg.PlaygroundError, match="depth must be"):
        pg.deep_training(depth=0)
    with pytest.raises(pg.PlaygroundError, match="bins must be a whole number from 1 to 10000"):
        pg.layer_signals(problem, problem.initial, bins=10_001)
    with pytest.raises(pg.PlaygroundError, match="depth must be a whole number from 1 to 1000"):
        pg.deep_training(depth=1001)
    with pytest.raises(pg.PlaygroundError, match="width must be a whole number from 1 to 1000000"):
        pg.deep_training(width=1_000_001)
    with pytest.raises(pg.PlaygroundError, match="list of ids"):
        pg.deep_training("he")
