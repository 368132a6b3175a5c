"""Eigenvalues by products against those of the whole Hessian."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.curvature._lanczos import lanczos
from playground.simulation.simulate_starts import Cancelled
from tests.curvature._cases import trained, training


@pytest.mark.parametrize("hidden", [(), (1,), (6, 5), (24, 16)])
def test_both_ends_are_those_of_the_whole_hessian(hidden: tuple[int, ...]) -> None:
    asked = training(network=pg.Network(hidden=hidden), epochs=10)
    problem, result = asked.problem(), pg.train(asked)
    for theta in (problem.initial, result.final[0]):
        exact, directions = np.linalg.eigh(problem.hessian(theta))
        found = pg.eigenpairs(problem, theta, largest=5, smallest=3)
        high, low = min(5, problem.size), max(0, min(3, problem.size - 5))
        scale = np.abs(exact).max()
        assert found.largest == pytest.approx(exact[::-1][:high], abs=1e-8 * scale)
        assert found.smallest == pytest.approx(exact[:low], abs=1e-8 * scale)
        vectors = np.vstack([found.largest_vectors, found.smallest_vectors])
        values = np.concatenate([found.largest, found.smallest])
        away = [np.linalg.norm(problem.hvp(theta, v) - value * v) for v, value in zip(vectors, values, strict=True)]
        assert max(away) <= 1e-8 * scale
        assert vectors @ vectors.T == pytest.approx(np.eye(len(vectors)), abs=1e-8)
        assert abs(found.largest_vectors[0] @ directions[:, -1]) == pytest.approx(1.0, abs=1e-6)


def test_the_same_arguments_give_the_same_bits_and_other_seeds_the_same_values() -> None:
    result = trained()
    problem = result.training.problem()
    one, again, other = (pg.eigenpairs(problem, result.final[0], 3, 2, seed=seed) for seed in (0, 0, 7))
    assert np.array_equal(one.largest, again.largest) and np.array_equal(one.largest_vectors, again.largest_vectors)
    assert other.largest == pytest.approx(one.largest, rel=1e-10)
    assert not np.array_equal(other.largest_vectors, one.largest_vectors)


def test_an_eigenvalue_that_stands_five_times_is_told_five_times() -> None:
    """Six units that are all the same: every curvature between them stands five times."""
    problem = training(network=pg.Network(hidden=(6,))).problem()
    theta = np.concatenate([np.tile([0.5, -0.3], 6), np.zeros(6), np.full(6, 0.2), [0.0]])
    exact = np.linalg.eigvalsh(problem.hessian(theta))
    found = pg.eigenpairs(problem, theta, largest=6, smallest=6)
    assert np.ptp(exact[:5]) < 1e-12 < exact[5] - exact[4]
    assert found.smallest == pytest.approx(exact[:6], abs=1e-10)
    assert found.largest == pytest.approx(exact[::-1][:6], abs=1e-10)


def test_a_start_near_the_answer_needs_fewer_products() -> None:
    result = trained()
    problem = result.training.problem()
    before, now = result.parameters[0][-2:]
    near = pg.eigenpairs(problem, before, 1, repeated=False).largest_vectors[0]
    cold = pg.eigenpairs(problem, now, 1, repeated=False, tolerance=1e-5)
    warm = pg.eigenpairs(problem, now, 1, repeated=False, tolerance=1e-5, start=near)
    assert warm.products < cold.products and warm.largest == pytest.approx(cold.largest, rel=1e-9)


def test_restarts_find_ends_that_one_basis_does_not_hold() -> None:
    """A dense end of eigenvalues needs more products than the basis has rows."""
    matrix = np.diag(np.concatenate([np.linspace(0.0, 1.0, 996), [1.1, 1.2, 1.3, 1.4]]))
    found = lanczos(lambda v: matrix @ v, 1000, 2, 3, np.random.default_rng(0))
    assert found.products > 60
    assert found.values == pytest.approx([0.0, 1 / 995, 1.2, 1.3, 1.4], abs=1e-9)


def test_a_matrix_of_zeros_and_one_of_a_single_row_are_no_special_cases() -> None:
    zeros = lanczos(lambda v: 0.0 * v, 7, 2, 2, np.random.default_rng(0))
    assert np.array_equal(zeros.values, np.zeros(4)) and np.allclose(zeros.vectors @ zeros.vectors.T, np.eye(4))
    one = lanczos(lambda v: 3.0 * v, 1, 0, 4, np.random.default_rng(0))
    assert one.values == pytest.approx([3.0])


def test_where_the_hessian_is_not_finite_its_eigenvalues_are_none() -> None:
    problem = training().problem()
    found = pg.eigenpairs(problem, np.full(problem.size, np.nan), 2, 1)
    assert np.isnan(found.largest).all() and found.largest.shape == (2,) and found.smallest.shape == (1,)


def test_it_can_be_given_up_and_says_what_it_needs() -> None:
    problem = training().problem()
    with pytest.raises(Cancelled):
        pg.eigenpairs(problem, problem.initial, cancelled=lambda: True)
    with pytest.raises(pg.PlaygroundError, match="largest must be a whole number from 0 to 1000, got -1"):
        pg.eigenpairs(problem, problem.initial, largest=-1)
    with pytest.raises(pg.PlaygroundError, match="parameters"):
        pg.eigenpairs(problem, np.zeros(3))
    with pytest.raises(pg.PlaygroundError, match=r"problem must be what training\.problem\(\) returns, got 'xor'"):
        pg.eigenpairs("xor", np.zeros(3))  # type: ignore[arg-type]
    for fields, sentence in (
        ({"start": np.zeros(3)}, "parameters"),
        ({"tolerance": -1.0}, "tolerance must be a finite number from 0 to 1"),
        ({"most": 0}, "most must be a whole number from 1 to 1000000"),
        ({"smallest": 1001}, "smallest must be a whole number from 0 to 1000"),
        ({"seed": -1}, "seed must be"),
        ({"repeated": "yes"}, "repeated must be True or False"),
        ({"cancelled": 1}, "cancelled must be a function"),
    ):
        with pytest.raises(pg.PlaygroundError, match=sentence):
            pg.eigenpairs(problem, problem.initial, **fields)  # type: ignore[arg-type]
