"""Methods with the Hessian or its products on networks: their updates are those of NumPy."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import playground as pg
from playground.networks.network_problem import NetworkProblem
from playground.optimizers import OPTIMIZERS
from playground.training.training_run import TrainingRun


def training(contender: pg.Contender, **fields: object) -> pg.Training:
    stated = {
        "data": pg.data("moons", samples=40, noise=0.2, seed=3), "network": pg.Network(hidden=(5,), activation="tanh"),
        "contenders": [contender], "batch": None, "epochs": 6, "penalty": 0.01, "seed": 1, **fields,
    }  # fmt: skip
    return pg.Training(**stated)


def damped(hessian: np.ndarray, slope: np.ndarray, damping: float) -> np.ndarray:
    return np.linalg.solve(hessian + damping * np.eye(len(slope)), slope)


def absolute(hessian: np.ndarray, slope: np.ndarray, damping: float) -> np.ndarray:
    values, vectors = np.linalg.eigh(hessian)
    return vectors @ ((vectors.T @ slope) / (abs(values) + damping))


@pytest.mark.parametrize(("method", "solve"), [("newton", damped), ("saddle_free_newton", absolute)])
def test_newtons_methods_solve_with_the_whole_hessian(method: str, solve: object) -> None:
    asked = training(pg.Contender(method, lr=0.7, damping=0.05))
    problem, result = asked.problem(), pg.train(asked)
    theta = problem.initial.copy()
    for t in range(7):
        assert np.allclose(result.parameters[0][t], theta, rtol=1e-8, atol=1e-10)
        theta = theta - 0.7 * solve(problem.hessian(theta), problem.gradient(theta), 0.05)  # type: ignore[operator]


@pytest.mark.parametrize("batch", [None, 16])
@pytest.mark.parametrize("id", [one.id for one in OPTIMIZERS if one.training_defaults])
def test_defaults_for_trainings_learn_without_a_penalty_where_a_races_may_fly_away(id: str, batch: int | None) -> None:
    contender = pg.Contender(id, **OPTIMIZERS.get(id).training_defaults)
    result = pg.train(training(contender, penalty=0.0, epochs=60, batch=batch))
    losses = result.looks[0].training_loss
    assert result.statuses[0].reason == "budget" and losses[-1] < 0.8 * losses[0]


def test_without_damping_newton_flies_away() -> None:
    result = pg.train(training(pg.Contender("newton"), penalty=0.0, network=pg.Network(hidden=(16, 16)), epochs=60))
    assert (
        result.statuses[0].reason == "diverged" or result.looks[0].training_loss[-1] > result.looks[0].training_loss[0]
    )


def test_a_rule_of_ones_own_solves_with_the_whole_hessian() -> None:
    asked = training(pg.Contender(pg.rule("x = x - 0.1*solve(H, g)")))
    problem, result = asked.problem(), pg.train(asked)
    theta = problem.initial.copy()
    for t in range(7):
        assert np.allclose(result.parameters[0][t], theta, rtol=1e-7, atol=1e-9)
        theta = theta - 0.1 * np.linalg.solve(problem.hessian(theta), problem.gradient(theta))


class Dense(NetworkProblem):
    """A network that has no products of its own: they are made from its whole Hessian."""

    @property
    def products(self) -> None:  # type: ignore[override]
        return None


PRODUCTS = [
    pg.Contender("hessian_free"),
    pg.Contender("trust_region", subproblem="steihaug"),
    pg.Contender("linear_conjugate_gradient"),
    pg.Contender("line_search", search="exact"),
    pg.Contender("bfgs", search="exact"),
    pg.Contender("lbfgs", search="exact", memory=4),
    pg.Contender("conjugate_gradient", search="exact"),
    pg.Contender("coordinate_descent", step="exact", order="all_at_once"),
]


@pytest.mark.parametrize("contender", PRODUCTS, ids=lambda one: one.method.id)
def test_exact_products_do_what_the_whole_hessian_does(contender: pg.Contender, monkeypatch: Any) -> None:
    run = TrainingRun(training(contender))
    run.advance(6)
    monkeypatch.setattr(NetworkProblem, "products", Dense.products)
    dense = TrainingRun(training(contender))
    dense.advance(6)
    counted, made = run.trainers[0].chunk.counts(), dense.trainers[0].chunk.counts()
    assert counted is not None and made is not None
    assert counted[3, 0] > 0 and counted[2, 0] == 0 and np.array_equal(counted, made)
    assert run.trainers[0].theta == pytest.approx(dense.trainers[0].theta, rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("contender", [*PRODUCTS[:4], *PRODUCTS[5:7]], ids=lambda one: one.method.id)
def test_products_need_no_room_for_a_matrix(contender: pg.Contender) -> None:
    asked = training(contender, network=pg.Network(hidden=(60, 60)), epochs=3)
    assert asked.problem_size(0) > 2000
    run = TrainingRun(asked)
    run.advance(3)
    trainer = run.trainers[0]
    room = trainer.chunk.lanes.size + trainer.chunk.method.scratch
    assert room < 60 * trainer.problem.size and not trainer.chunk.method.curved
    trainer.look()
    assert trainer.losses[3] < trainer.losses[0]


def test_a_trust_region_by_products_goes_the_way_of_scipys_beyond_two_thousand_parameters() -> None:
    network = pg.Network(hidden=(50, 50), activation="tanh")
    own, other = pg.Contender("trust_region", subproblem="steihaug"), pg.Contender("scipy_minimize", method="trust-ncg")
    result = pg.train(training(own, network=network, epochs=12, contenders=[own, other]))
    assert result.parameters[0].shape[1] > 2000
    assert np.allclose(result.parameters[0][:13], result.parameters[1][:13], rtol=1e-6, atol=1e-8)


def test_an_exact_trust_region_is_refused_there_and_one_by_products_is_not() -> None:
    network = pg.Network(hidden=(50, 50))
    with pytest.raises(
        pg.PlaygroundError, match=r"Trust region needs the whole Hessian.*: set subproblem = steihaug, choose a method"
    ):
        training(pg.Contender("trust_region", subproblem="exact"), network=network)
    assert training(pg.Contender("trust_region", subproblem="steihaug"), network=network).problem_size(0) > 2000
