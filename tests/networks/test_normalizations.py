"""Normalizations and skip connections against PyTorch, and what they keep whatever the numbers are."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.kernels.network import operation as at
from tests.networks._blocks import Asked, build

FILE = Path(__file__).parents[1] / "references" / "networks" / "normalizations.json"
REFERENCE = json.loads(FILE.read_text(encoding="utf-8"))
CASES = REFERENCE["cases"]
WIDTHS = REFERENCE["widths"]
WITH_AVERAGES = [name for name, case in CASES.items() if "state" in case]
NEEDS_ALL = ("batch", "switchable")
RANDOM = np.random.default_rng(5)
X, Y = RANDOM.normal(size=(21, 3)), RANDOM.integers(0, 3, 21)


def asked(case: dict[str, Any], training: bool, **more: Any) -> Asked:
    values = {key: case[key] for key in ("epsilon", "groups") if key in case}
    operations = build(WIDTHS, case["normalization"], values, skip=case.get("skip", False))
    return Asked(operations, case["inputs"], case["targets"], training, **more)


def take_averages(one: Asked, state: list[list[float]]) -> None:
    """What follows each layer's averages is the number of the update that moved them."""
    one.machine.statistics[:] = np.concatenate([[*layer, 0.0] for layer in state])


def agree(found: Any, expected: Any, share: float) -> None:
    np.testing.assert_allclose(found, expected, rtol=0, atol=share * np.abs(expected).max())


@pytest.mark.parametrize("name", CASES)
def test_training_agrees_with_pytorch(name: str) -> None:
    case = CASES[name]
    one, truth, theta = asked(case, True), case["training"], case["theta"]
    assert one.size == len(theta)
    assert one.loss(theta) == pytest.approx(truth["loss"], rel=1e-12)
    agree(one.gradient(theta), truth["gradient"], 1e-10)
    agree(one.product(theta, case["direction"]), truth["product"], 1e-9)


@pytest.mark.parametrize("name", WITH_AVERAGES)
@pytest.mark.parametrize("piece", [0, 16])
def test_evaluation_with_given_averages_agrees_with_pytorch(name: str, piece: int) -> None:
    case = CASES[name]
    one, truth, theta = asked(case, False, piece=piece), case["evaluation"], case["theta"]
    take_averages(one, case["state"])
    assert one.loss(theta) == pytest.approx(truth["loss"], rel=1e-12)
    agree(one.gradient(theta), truth["gradient"], 1e-10)
    agree(one.product(theta, case["direction"]), truth["product"], 1e-9)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case["normalization"] not in NEEDS_ALL])
def test_pieces_of_a_batch_give_what_the_whole_gives(name: str) -> None:
    case = CASES[name]
    truth, one = case["training"], asked(case, True, piece=16)
    agree(one.gradient(case["theta"]), truth["gradient"], 1e-10)
    agree(one.product(case["theta"], case["direction"]), truth["product"], 1e-9)


@pytest.mark.parametrize("name", CASES)
def test_single_precision_gives_the_same_to_its_own_digits(name: str) -> None:
    case = CASES[name]
    truth, one = case["training"], asked(case, True, dtype=np.float32)
    agree(one.gradient(case["theta"]), truth["gradient"], 3e-5)
    agree(one.product(case["theta"], case["direction"]), truth["product"], 3e-4)


@pytest.mark.parametrize("name", WITH_AVERAGES)
def test_one_update_moves_the_averages_as_pytorch_does(name: str) -> None:
    case = CASES[name]
    one = asked(case, True)
    before = one.machine.statistics.copy()
    one.gradient(case["theta"])
    np.testing.assert_array_equal(one.machine.statistics, before)  # no update was begun
    one.machine.words[at.UPDATE] = 1
    one.loss(case["theta"])
    one.product(case["theta"], case["direction"])
    np.testing.assert_array_equal(one.machine.statistics, before)  # the first gradient moves them
    for _ in range(3):
        one.gradient(case["theta"])
    left = np.concatenate([[*layer, 1.0] for layer in case["training"]["left"]])
    np.testing.assert_allclose(one.machine.statistics, left, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("name", CASES)
def test_what_lies_beyond_the_samples_has_no_effect(name: str) -> None:
    case = CASES[name]
    one = asked(case, True)
    gradient = one.gradient(case["theta"])
    samples = len(case["inputs"])
    one.targets[:, samples:] = 7.0
    one.inputs[:, samples:] = 3.0
    agree(one.gradient(case["theta"]), gradient, 1e-14)


@pytest.mark.parametrize("samples", [1, 2, 16, 17])
@pytest.mark.parametrize("kind", ["batch", "layer", "group", "instance", "switchable", "weight", "spectral"])
def test_products_are_differences_of_gradients_whatever_the_batch(kind: str, samples: int) -> None:
    operations = build((3, 8, 5, 8, 3), kind, {"groups": 1} if kind in ("group", "instance", "switchable") else {},
                       skip=True)  # fmt: skip
    one = Asked(operations, X[:samples], Y[:samples])
    random = np.random.default_rng(samples)
    theta, v = random.normal(size=one.size), random.normal(size=one.size)
    h = 1e-6
    differences = (one.gradient(theta + h * v) - one.gradient(theta - h * v)) / (2 * h)
    # A batch of one sample or of two is bent within √ε.
    agree(one.product(theta, v), differences, 1e-5)
    slope = (one.loss(theta + h * v) - one.loss(theta - h * v)) / (2 * h)
    assert one.gradient(theta) @ v == pytest.approx(slope, rel=1e-6, abs=1e-8)


def test_a_unit_that_does_not_vary_stays_finite() -> None:
    one = Asked(build((3, 4, 3), "batch"), X, Y)
    theta = np.zeros(one.size)
    assert np.isfinite(one.gradient(theta)).all() and np.isfinite(one.product(theta, theta + 1)).all()


@pytest.mark.parametrize("kind", ["weight", "spectral"])
def test_weights_of_zero_stay_finite(kind: str) -> None:
    one = Asked(build((3, 4, 3), kind), X, Y)
    theta = np.zeros(one.size)
    assert one.loss(theta) == pytest.approx(np.log(3), rel=1e-12)
    assert np.isfinite(one.gradient(theta)).all() and np.isfinite(one.product(theta, theta + 1)).all()


def test_a_batch_in_pieces_is_refused_where_its_statistics_are_wanted() -> None:
    with pytest.raises(ValueError, match="21 samples must go through the network at once"):
        Asked(build((3, 4, 3), "batch"), X, Y, piece=16)
