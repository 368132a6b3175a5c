"""Loss, gradient and Hessian-vector product: against PyTorch's, and against plain NumPy for every odd size."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.kernels.compiling.address import address
from playground.kernels.network import operation as at
from playground.networks.activations import ACTIVATIONS
from tests.networks._network import Compiled
from tests.networks._plain import plain

STORED = json.loads((Path(__file__).parents[1] / "references" / "networks" / "passes.json").read_text("utf-8"))
CASES = STORED["cases"]
Array = np.ndarray[Any, Any]


def off(found: Array, expected: Array) -> float:
    """The largest difference, relative to the largest number."""
    return float(np.abs(found - expected).max() / np.abs(expected).max())


def test_every_activation_with_all_its_parameters_and_every_loss_has_a_reference() -> None:
    changed = {(case["activation"], name) for case in CASES for name in case.get("given", ())}
    assert changed == {(one.id, parameter.name) for one in ACTIVATIONS for parameter in one.parameters}
    losses = ("squared", "logistic", "softmax")
    assert {(case["activation"], case["loss"]) for case in CASES} == {(a, b) for a in ACTIVATIONS.ids() for b in losses}


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['activation']}-{case['loss']}{case.get('given', '')}")
def test_the_passes_agree_with_pytorch(case: dict[str, Any], dtype: Any) -> None:
    network = Compiled(
        case["widths"], case["activation"], case["loss"], case["inputs"], case["targets"], dtype=dtype,
        given=case.get("given"),
    )  # fmt: skip
    theta, v = np.array(case["parameters"]), np.array(case["direction"])
    gradient, product = np.array(case["gradient"]), np.array(case["product"])
    exact = dtype == np.float64
    assert network.value(theta) == pytest.approx(case["value"], rel=1e-13 if exact else 2e-6)
    assert off(network.gradient(theta), gradient) < (1e-10 if exact else 1e-5)
    assert off(network.product(theta, v), product) < (1e-9 if exact else 1e-5)


def problem(widths: tuple[int, ...], loss: str, samples: int) -> tuple[Array, Array, Array, Array]:
    random = np.random.default_rng(sum(widths) + samples)
    size = sum((before + 1) * after for before, after in itertools.pairwise(widths))
    theta, v = random.normal(size=(2, size)) * 0.7
    targets = {
        "squared": random.normal(size=(samples, widths[-1])),
        "logistic": random.integers(0, 2, (samples, 1)),
        "softmax": random.integers(0, widths[-1], (samples, 1)),
    }
    return theta, v, random.normal(size=(samples, widths[0])), targets[loss]


SIZES = [
    ((1, 1, 1), "squared"), ((3, 4, 5), "squared"), ((5, 9, 3, 4), "squared"), ((9, 1), "squared"),
    ((4, 17, 2), "squared"),
    ((1, 3, 1), "logistic"), ((9, 5, 4, 1), "logistic"), ((3, 1, 2), "softmax"), ((4, 9, 5, 9), "softmax"),
    ((2, 5, 1), "softmax"),
]  # fmt: skip


@pytest.mark.parametrize("samples", [1, 5, 16, 17, 64, 300])
@pytest.mark.parametrize(("widths", "loss"), SIZES, ids=str)
def test_every_odd_size_is_what_plain_numpy_makes_of_it(widths: tuple[int, ...], loss: str, samples: int) -> None:
    theta, v, inputs, targets = problem(widths, loss, samples)
    value, gradient, product = plain(widths, "sine", loss, theta, v, inputs, targets)
    for dtype, tight, loose in ((np.float64, 1e-13, 1e-12), (np.float32, 2e-6, 1e-5)):
        network = Compiled(widths, "sine", loss, inputs, targets, piece=64, dtype=dtype)
        assert network.value(theta) == pytest.approx(value, rel=tight, abs=tight)
        assert np.abs(network.gradient(theta) - gradient).max() <= loose * max(np.abs(gradient).max(), 1.0)
        assert np.abs(network.product(theta, v) - product).max() <= loose * max(np.abs(product).max(), 1.0)


def test_the_penalty_is_part_of_all_three() -> None:
    widths = (3, 4, 2)
    theta, v, inputs, targets = problem(widths, "squared", 17)
    value, gradient, product = plain(widths, "tanh", "squared", theta, v, inputs, targets)
    for dtype, most in ((np.float64, 1e-12), (np.float32, 1e-5)):
        network = Compiled(widths, "tanh", "squared", inputs, targets, dtype=dtype)
        facts = network.machine._facts
        facts[at.PENALTY] = 0.3
        assert network.value(theta) == pytest.approx(value + 0.15 * theta @ theta, rel=most)
        np.testing.assert_allclose(network.gradient(theta), gradient + 0.3 * theta, atol=10 * most)
        np.testing.assert_allclose(network.product(theta, v), product + 0.3 * v, atol=10 * most)


def test_passes_do_not_remember_what_was_asked_before() -> None:
    widths = (3, 5, 3)
    theta, v, inputs, targets = problem(widths, "softmax", 40)
    network = Compiled(widths, "gelu", "softmax", inputs, targets, piece=16)
    first = network.gradient(theta).copy(), network.product(theta, v).copy(), network.value(theta)
    network.product(3 * theta, -v)
    network.gradient(-theta)
    again = network.gradient(theta), network.product(theta, v), network.value(theta)
    assert all((one == other).all() for one, other in zip(first[:2], again[:2], strict=True)) and first[2] == again[2]


def test_many_points_at_once_are_each_what_they_are_alone() -> None:
    from playground.networks.fields import field

    widths = (3, 4, 1)
    theta, v, inputs, targets = problem(widths, "logistic", 9)
    network = Compiled(widths, "elu", "logistic", inputs, targets)
    points = np.stack([theta, v, theta + v], axis=1)
    losses, slopes = np.empty((1, 3)), np.empty((len(theta), 3))
    field("values", "numbers")(points, network.words, losses)
    field("gradients", "numbers")(points, network.words, slopes)
    for j, point in enumerate((theta, v, theta + v)):
        assert losses[0, j] == network.value(point)
        np.testing.assert_array_equal(slopes[:, j], network.gradient(point))


@pytest.mark.parametrize("loss", ["logistic", "softmax"])
def test_losses_are_right_where_scores_are_huge(loss: str) -> None:
    for size in (50.0, 700.0, 1e6):
        widths = (1, 1) if loss == "logistic" else (1, 2)
        theta = np.array([size, 0.0]) if loss == "logistic" else np.array([0.0, size, 0.0, 0.0])
        # The first sample is sure and right, the second sure and wrong.
        network = Compiled(widths, "tanh", loss, [[1.0], [1.0]], [[1], [0]])
        assert network.value(theta) == pytest.approx(0.5 * size, rel=1e-14)
        assert np.isfinite(network.gradient(theta)).all()
        assert np.isfinite(network.product(theta, np.ones(len(theta)))).all()


@pytest.mark.parametrize("label", [0, 1])
def test_the_logistic_loss_keeps_its_digits_where_it_is_nearly_zero(label: int) -> None:
    network = Compiled((1, 1), "tanh", "logistic", [[1.0]], [[label]])
    theta = np.array([40.0 if label else -40.0, 0.0])
    assert network.value(theta) == pytest.approx(np.log1p(np.exp(-40.0)), rel=1e-14, abs=0)
    slope = np.exp(-40.0) / (1 + np.exp(-40.0))
    np.testing.assert_allclose(network.gradient(theta), (-slope if label else slope) * np.ones(2), rtol=1e-14)
    np.testing.assert_allclose(network.product(theta, np.array([1.0, 0.0])), slope * np.ones(2), rtol=1e-14)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("loss", ["squared", "logistic", "softmax"])
def test_no_operation_writes_beyond_its_buffers(loss: str, dtype: Any) -> None:
    widths = (2, 3, 1) if loss == "logistic" else (2, 3, 4)
    theta, v, inputs, targets = problem(widths, loss, 40)
    network = Compiled(widths, "gelu", loss, inputs, targets, dtype=dtype)
    records, stride = network.machine.records, network.machine._stride
    guarded = []
    for record, operation in zip(records, network.machine.operations, strict=True):
        for place, rows in ((at.KEPT, operation.kept), (at.KEPT_TOO, operation.kept_too)):
            made = np.full((rows + 8, stride), 7.0, dtype=dtype)
            record[place] = address(made)
            guarded.append((made, rows))
    network.value(theta)
    network.gradient(theta)
    network.product(theta, v)
    for made, rows in guarded:
        assert (made[rows:] == 7).all()
