"""Dropout: its masks, and that everything within an update sees the same one."""

from typing import Any

import numpy as np
import pytest

from playground.kernels.network import operation as at
from tests.networks._blocks import Asked, build

RANDOM = np.random.default_rng(3)
X, Y = RANDOM.normal(size=(37, 3)), RANDOM.integers(0, 3, 37)


def asked(samples: int = 37, training: bool = True, **more: Any) -> Asked:
    one = Asked(build((3, 8, 8, 3), dropped=0.4, skip=True), X[:samples], Y[:samples], training, **more)
    one.machine.words[[at.SEED, at.UPDATE]] = 12, 3
    return one


def point(one: Asked) -> Any:
    return np.random.default_rng(1).normal(size=one.size)


def masks(one: Asked, layer: int) -> Any:
    """The outputs of dropout over its inputs, of all lanes that are samples."""
    (first, second) = [operation for operation in one.machine.operations if operation.own == (0.4,)]
    operation = (first, second)[layer]
    before, after = (one.machine.values(number) for number in (operation.source, operation.target))
    samples = int(one.machine.words[at.SAMPLES])
    return after[:, :samples] / before[:, :samples]


def test_gradients_and_products_are_differences_under_the_same_mask() -> None:
    one = asked()
    theta, h = point(one), 1e-6
    v = np.random.default_rng(2).normal(size=one.size)
    slope = (one.loss(theta + h * v) - one.loss(theta - h * v)) / (2 * h)
    assert one.gradient(theta) @ v == pytest.approx(slope, rel=1e-7)
    turn = (one.gradient(theta + h * v) - one.gradient(theta - h * v)) / (2 * h)
    np.testing.assert_allclose(one.product(theta, v), turn, rtol=0, atol=1e-7 * np.abs(turn).max())


def test_numbers_are_dropped_or_scaled_at_the_rate() -> None:
    one = asked()
    kept = []
    for update in range(1, 201):
        one.machine.words[at.UPDATE] = update
        one.loss(point(one))
        kept.append(np.concatenate([masks(one, 0), masks(one, 1)]))
    mask = np.array(kept)
    assert np.all(np.isclose(mask, 0) | np.isclose(mask, 1 / 0.6))
    error = np.sqrt(0.4 / 0.6 / mask.size)
    assert abs(mask.mean() - 1) < 3 * error, "the mean is preserved"
    apart = mask.reshape(200, -1)
    pairs = np.corrcoef(apart[:-1].ravel(), apart[1:].ravel())[0, 1]
    assert abs(pairs) < 4 / np.sqrt(apart.size), "one update says nothing about the next"


def test_masks_depend_on_seed_update_layer_lane_and_feature_alone() -> None:
    one, other = asked(), asked(piece=16)
    theta = point(one)
    assert one.loss(theta) == pytest.approx(other.loss(theta), rel=1e-13), "pieces change nothing"
    first, below, above = one.loss(theta), masks(one, 0).copy(), masks(one, 1).copy()
    assert np.any(below != above)
    assert len({tuple(lane) for lane in below.T}) > 30 and len({tuple(feature) for feature in below}) == 8
    for word, number in ((at.SEED, 13), (at.UPDATE, 4)):
        before = int(one.machine.words[word])
        one.machine.words[word] = number
        assert one.loss(theta) != first
        one.machine.words[word] = before
        assert one.loss(theta) == first


def test_a_smaller_batch_after_a_larger_one_sees_the_masks_of_its_lanes() -> None:
    one, fresh = asked(), asked(20)
    theta = point(one)
    one.loss(theta)
    one.machine.feed(one.inputs, one.targets, 20)
    assert one.loss(theta) == pytest.approx(fresh.loss(theta), rel=1e-13)
    one.machine.feed(one.inputs, one.targets, 37)
    assert one.loss(theta) == pytest.approx(asked().loss(theta), rel=1e-13)


def test_without_training_nothing_is_dropped() -> None:
    plain = Asked(build((3, 8, 8, 3), skip=True), X, Y)
    one, theta = asked(training=False), point(plain)
    assert one.loss(theta) == plain.loss(theta)
    np.testing.assert_array_equal(one.gradient(theta), plain.gradient(theta))
    np.testing.assert_array_equal(one.product(theta, theta), plain.product(theta, theta))
