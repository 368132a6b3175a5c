"""SciPy's methods train networks: on all samples, what SciPy itself does with the same function."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

import playground as pg
from playground.optimizers.scipy_minimize import METHODS
from playground.simulation.simulate_starts import Cancelled
from playground.training.training_run import TrainingRun


def training(method: str, **fields: object) -> pg.Training:
    stated = {
        "data": pg.data("moons", samples=40, noise=0.2, seed=3), "network": pg.Network(hidden=(4,), activation="tanh"),
        "contenders": [pg.Contender("scipy_minimize", method=method)], "batch": None, "epochs": 8, "penalty": 0.01,
        **fields,
    }  # fmt: skip
    return pg.Training(**stated)


@pytest.mark.parametrize("method", METHODS)
def test_every_method_trains_and_repeats_itself(method: str) -> None:
    asked = training(method)
    result = pg.train(asked)
    last = result.statuses[0].update
    assert result.statuses[0].reason in ("budget", "stopped")
    assert np.isfinite(result.losses[0, : last + 1]).all()
    # A simplex of few iterations, and linear models begun far away, may still be where they began.
    assert result.losses[0, last] <= result.losses[0, 0]
    assert np.array_equal(pg.train(asked).losses, result.losses, equal_nan=True)
    problem = asked.problem()
    for t in range(last + 1):
        theta = result.parameters[0][t]
        assert result.losses[0, t] == problem.value(theta)
        assert result.gradient_norms[0, t] == pytest.approx(np.linalg.norm(problem.gradient(theta)), rel=1e-12)
        assert result.distances[0, t] == pytest.approx(np.linalg.norm(theta - problem.initial), rel=1e-12)


@pytest.mark.parametrize(("method", "more"), [("BFGS", {}), ("L-BFGS-B", {}), ("Newton-CG", {"hessp": True})])
def test_its_updates_are_scipys_iterations(method: str, more: dict[str, bool]) -> None:
    result, problem = pg.train(training(method)), training(method).problem()
    visited = [problem.initial.copy()]
    products = {"hessp": problem.hvp} if more else {}
    minimize(
        problem.value, problem.initial.copy(), jac=problem.gradient, method=method, tol=1e-8,
        callback=lambda x: visited.append(x.copy()), options={"maxiter": 8}, **products,
    )  # fmt: skip
    assert np.array_equal(result.parameters[0][: len(visited)], visited)


def test_it_ends_by_its_own_rule_and_is_looked_at_there() -> None:
    asked = training("BFGS", epochs=2000, penalty=0.1, contenders=[
        pg.Contender("scipy_minimize", method="BFGS", tolerance=1e-4), pg.Contender("adam")])  # fmt: skip
    result = pg.train(asked)
    status, looks = result.statuses[0], result.looks[0]
    assert status.reason == "stopped" and status.update < 2000 and looks.updates[-1] == status.update
    slope = asked.problem().gradient(result.final[0])
    assert np.abs(slope).max() < 1e-4 and np.isnan(result.losses[0, status.update + 1 :]).all()
    assert result.statuses[1].reason == "budget" and np.isfinite(result.losses[1]).all()


def test_products_carry_it_beyond_the_largest_hessian() -> None:
    asked = training("trust-ncg", network=pg.Network(hidden=(50, 50)), epochs=3)
    assert asked.problem_size(0) > 2000
    result = pg.train(asked)
    assert result.losses[0, 3] < result.losses[0, 0]


def test_spectral_normalization_learns_nothing_beside_the_parameters_and_is_trained() -> None:
    network = pg.Network(hidden=(4,), normalization="spectral")
    data, contender = pg.data("moons", samples=40), pg.Contender("scipy_minimize", method="BFGS")
    result = pg.train(pg.Training(data, network, contenders=[contender], batch=None, epochs=10))
    assert result.losses[0, -1] < result.losses[0, 0] and result.statistics[0].shape == (11, 0)


def test_it_can_be_cancelled_on_its_way() -> None:
    asked = [0]

    def cancelled() -> bool:
        asked[0] += 1
        return asked[0] > 5

    with pytest.raises(Cancelled):
        TrainingRun(training("BFGS")).advance(8, cancelled)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"batch": 8}, "mini-batches"),
        ({"network": pg.Network(hidden=(4,), dropout=0.2)}, "dropout makes another one"),
        ({"network": pg.Network(hidden=(4,), normalization="batch")}, "batch normalization makes another one"),
        ({"changes": [pg.Change(2, 0, "tolerance", 0.1)]}, "nothing of it can be changed"),
        ({"epochs": 10**6, "memory": 1}, "keeps its whole way"),
    ],
)
def test_what_it_cannot_do_is_refused_with_a_sentence(fields: dict[str, object], sentence: str) -> None:
    with pytest.raises(pg.PlaygroundError, match=sentence):
        training("BFGS", **fields)


def test_methods_with_a_whole_hessian_are_refused_for_large_networks() -> None:
    with pytest.raises(pg.PlaygroundError, match="whole Hessian"):
        training("trust-exact", network=pg.Network(hidden=(50, 50)))
