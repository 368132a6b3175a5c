"""The largest singular value is converged, whatever the matrix: gradients of W/σ₁ against NumPy's decomposition."""

import numpy as np
import pytest

from playground.networks.machine import Machine
from tests.networks._blocks import Asked, build

RANDOM = np.random.default_rng(8)


def made_by(weights: np.ndarray) -> np.ndarray:
    """What spectral normalization makes of W (m, k), read from a network of one layer."""
    m, k = weights.shape
    one = Asked(build((k, m), "spectral"), RANDOM.normal(size=(5, k)), np.zeros(5))
    one.gradient(np.concatenate([weights.ravel(), np.zeros(m)]))
    return weights_of(one.machine)[: m * k].reshape(m, k)


def weights_of(machine: Machine) -> np.ndarray:
    (made,) = machine.made_weights()
    return made


@pytest.mark.parametrize("shape", [(2, 2), (3, 1), (2, 7), (7, 2), (64, 64), (10, 64), (128, 40), (40, 128)])
def test_random_matrices_are_divided_by_their_largest_singular_value(shape: tuple[int, int]) -> None:
    weights = RANDOM.normal(size=shape)
    expected = weights / np.linalg.svd(weights, compute_uv=False)[0]
    np.testing.assert_allclose(made_by(weights), expected, rtol=0, atol=1e-14)


@pytest.mark.parametrize("gap", [1e-1, 1e-3, 1e-6, 1e-12, 0.0])
def test_a_small_gap_or_none_costs_no_digits(gap: float) -> None:
    left, right = (np.linalg.qr(RANDOM.normal(size=(30, 30)))[0] for _ in range(2))
    values = np.concatenate([[2.0, 2.0 * (1 - gap)], np.linspace(0, 1.9, 28)])
    weights = left * values @ right.T
    np.testing.assert_allclose(made_by(weights), weights / 2.0, rtol=0, atol=1e-14)


@pytest.mark.parametrize("scale", [1e-150, 1e-8, 1e8, 1e150])
def test_the_scale_of_the_weights_has_no_effect(scale: float) -> None:
    weights = RANDOM.normal(size=(9, 6))
    np.testing.assert_allclose(made_by(scale * weights), made_by(weights), rtol=0, atol=1e-14)


def test_an_orthogonal_matrix_stays_as_it_is_and_its_products_stay_finite() -> None:
    weights = np.linalg.qr(RANDOM.normal(size=(8, 8)))[0]
    np.testing.assert_allclose(made_by(weights), weights, rtol=0, atol=1e-14)
    one = Asked(build((8, 8), "spectral"), RANDOM.normal(size=(5, 8)), np.zeros(5))
    theta = np.concatenate([weights.ravel(), np.zeros(8)])
    assert np.isfinite(one.product(theta, RANDOM.normal(size=theta.size))).all()


def test_products_of_a_wide_network_are_differences_of_gradients() -> None:
    one = Asked(build((30, 40, 20, 3), "spectral"), RANDOM.normal(size=(9, 30)), RANDOM.integers(0, 3, 9))
    theta, v, h = RANDOM.normal(size=one.size), RANDOM.normal(size=one.size), 1e-5
    turn = (one.gradient(theta + h * v) - one.gradient(theta - h * v)) / (2 * h)
    np.testing.assert_allclose(one.product(theta, v), turn, rtol=0, atol=1e-7 * np.abs(turn).max())


def test_the_same_weights_give_the_same_bits_whatever_was_asked_before() -> None:
    one = Asked(build((6, 7, 3), "spectral"), RANDOM.normal(size=(9, 6)), RANDOM.integers(0, 3, 9))
    theta = RANDOM.normal(size=one.size)
    first = one.gradient(theta)
    one.gradient(RANDOM.normal(size=one.size))
    np.testing.assert_array_equal(one.gradient(theta), first)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_weights_that_are_not_finite_come_to_an_end(bad: float) -> None:
    one = Asked(build((6, 7, 3), "spectral"), RANDOM.normal(size=(9, 6)), RANDOM.integers(0, 3, 9))
    theta = RANDOM.normal(size=one.size)
    theta[4] = bad
    assert not np.isfinite(one.loss(theta))
    assert not np.isfinite(one.product(theta, theta)).all()
