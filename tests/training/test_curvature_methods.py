"""Methods with the Hessian or its products on networks: their updates are those of NumPy."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg


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


def test_a_rule_of_ones_own_solves_with_the_whole_hessian() -> None:
    asked = training(pg.Contender(pg.rule("x = x - 0.1*solve(H, g)")))
    problem, result = asked.problem(), pg.train(asked)
    theta = problem.initial.copy()
    for t in range(7):
        assert np.allclose(result.parameters[0][t], theta, rtol=1e-7, atol=1e-9)
        theta = theta - 0.1 * np.linalg.solve(problem.hessian(theta), problem.gradient(theta))
