"""The whole Hessian, whose rows leave out what a unit direction does not move, against products with unit vectors."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.networks.network_problem import NetworkProblem
from tests.networks._network import operations_of

NORMALIZATIONS = [None, "batch", "layer", "group", "instance", "weight", "switchable"]
DATA = {
    "logistic": pg.data("spirals", samples=600, noise=0.1),  # in two pieces
    "softmax": pg.data("blobs", samples=70),
    "squared": pg.data("regression", samples=33),
}


def by_products(problem: NetworkProblem, theta: np.ndarray) -> np.ndarray:
    return np.array([problem.hvp(theta, unit) for unit in np.eye(problem.size)])


@pytest.mark.parametrize("loss", DATA)
@pytest.mark.parametrize("skip", [False, True])
@pytest.mark.parametrize("normalization", NORMALIZATIONS)
def test_its_rows_are_products_with_unit_vectors(normalization: str | None, skip: bool, loss: str) -> None:
    network = pg.Network(hidden=(12, 8, 8), activation="gelu", normalization=normalization, skip=skip)
    training = pg.Training(DATA[loss], network, loss, [pg.Contender("newton")], penalty=0.02)
    problem = training.problem()
    theta = problem.initial + 0.1 * np.random.default_rng(3).normal(size=problem.size)
    products = by_products(problem, theta)
    assert np.abs(problem.hessian(theta) - products).max() <= 1e-12 * np.abs(products).max()
    # Nothing of it is left behind for what is asked next.
    assert np.array_equal(by_products(problem, theta), products)


def test_in_single_precision_it_is_as_near_as_that_is() -> None:
    random = np.random.default_rng(4)
    inputs, targets = random.normal(size=(50, 3)), random.normal(size=(50, 2))
    exact, rounded = (
        NetworkProblem(operations_of((3, 7, 2), "tanh", "squared"), inputs, targets, dtype=dtype)
        for dtype in (np.float64, np.float32)
    )
    theta = random.normal(size=exact.size)
    assert rounded.hessian(theta) == pytest.approx(exact.hessian(theta), abs=1e-4)
    assert np.abs(rounded.hessian(theta) - by_products(rounded, theta)).max() < 1e-5


def test_a_linearized_network_has_the_hessian_of_its_products() -> None:
    problem = pg.Training(DATA["logistic"], pg.Network(hidden=(6,))).problem()
    tangent = pg.linearized_problem(problem, problem.initial)
    products = by_products(tangent, problem.initial)
    assert np.abs(tangent.hessian(problem.initial) - products).max() <= 1e-12 * np.abs(products).max()
