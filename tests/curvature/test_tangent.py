"""The tangent kernel against its definition, its movement, and the linearized network beside the true one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import playground as pg
from playground.kernels.network import operation as at
from playground.networks.network_problem import NetworkProblem
from playground.simulation.simulate_starts import Cancelled
from tests.curvature._cases import begun, trained, training

Floats = NDArray[np.float64]


def one_output() -> tuple[pg.Training, Floats]:
    asked = training(data=pg.data("regression", samples=40), contenders=[pg.Contender("adam", lr=0.02)], epochs=30)
    return asked, pg.train(asked).final[0]


def three_outputs(**fields: object) -> pg.Training:
    data = pg.data("blobs", samples=45, classes=3)
    return training(**{"data": data, "loss": "softmax", "contenders": [pg.Contender("adam", lr=0.02)], **fields})


def test_the_kernel_is_the_sum_over_parameters_of_products_of_gradients() -> None:
    asked, theta = one_output()
    problem, samples = asked.problem(), asked.data.training
    outputs = problem.survey(theta)[1][0]
    gradients = []
    for x, z in zip(samples.inputs, outputs, strict=True):
        # Half the square of z − (z − 1) has the slope 1 by z.
        alone = NetworkProblem(problem.machine.operations, x[None], np.array([z - 1.0]))
        gradients.append(alone.gradient(theta))
    expected = np.array([[one @ other for other in gradients] for one in gradients])
    found = pg.tangent_kernel(problem, theta)
    assert found.kernel == pytest.approx(expected, rel=1e-12)
    assert found.eigenvalues == pytest.approx(np.linalg.eigvalsh(expected)[::-1], abs=1e-11 * expected.max())
    assert np.all(np.diff(found.eigenvalues) <= 0) and found.eigenvalues[-1] > -1e-12 * found.eigenvalues[0]
    few = pg.tangent_kernel(problem, theta, samples=7)
    assert few.kernel == pytest.approx(expected[:7, :7], rel=1e-12)


def test_several_outputs_stand_side_by_side() -> None:
    """The gradient of the loss is what the slopes of all outputs make of their gradients."""
    asked = three_outputs()
    problem, theta = asked.problem(), pg.train(asked).final[0]
    kernel = pg.tangent_kernel(problem, theta).kernel
    outputs, targets = problem.survey(theta)[1], asked.data.training.targets
    odds = np.exp(outputs - outputs.max(axis=0))
    slopes = ((odds / odds.sum(axis=0) - np.eye(3)[targets].T) / len(targets)).T.ravel()
    assert slopes @ kernel @ slopes == pytest.approx(np.linalg.norm(problem.gradient(theta)) ** 2, rel=1e-10)


def test_single_precision_has_nearly_the_same_kernel() -> None:
    asked = three_outputs()
    theta = asked.problem().initial
    rough = asked.replace(network=pg.Network(hidden=(6, 5), precision="float32")).problem()
    exact = pg.tangent_kernel(asked.problem(), theta).kernel
    assert pg.tangent_kernel(rough, theta).kernel == pytest.approx(exact, abs=1e-4 * exact.max())


def test_movement_is_the_distance_from_the_start_as_a_part_of_the_start() -> None:
    result = trained()
    problem = result.training.problem()
    found = pg.tangent_movement(result, 1, points=3, samples=20)
    assert list(found.updates) == [0, 20, 40] and found.kernel[0] == found.parameters[0] == 0
    start, end = (pg.tangent_kernel(problem, theta, 20) for theta in result.parameters[1][[0, 40]])
    assert found.kernel[2] == pytest.approx(
        np.linalg.norm(end.kernel - start.kernel) / np.linalg.norm(start.kernel), rel=1e-12
    )
    first, last = result.parameters[1][[0, 40]]
    assert found.parameters[2] == pytest.approx(np.linalg.norm(last - first) / np.linalg.norm(first), rel=1e-12)
    assert found.eigenvalues[2] == pytest.approx(end.eigenvalues, rel=1e-9, abs=1e-12)


def test_a_wide_network_stays_near_its_tangent_kernel() -> None:
    """Descent at the same rate in the space of outputs moves kernel and parameters less the wider the network is."""
    moved, away = [], []
    for width in (16, 64, 256, 1024):
        network = pg.Network(hidden=(width,), initialization="lecun")
        asked = training(data=pg.data("moons", samples=50, noise=0.1), network=network, loss="squared")
        problem, start = asked.problem(), begun(asked, 0)
        before = pg.tangent_kernel(problem, start)
        rate = problem.samples / before.eigenvalues[0]
        theta = start.copy()
        for _ in range(200):
            theta -= rate * problem.gradient(theta)
        after = pg.tangent_kernel(problem, theta)
        moved.append(np.linalg.norm(after.kernel - before.kernel) / np.linalg.norm(before.kernel))
        away.append(np.linalg.norm(theta - start) / np.linalg.norm(start))
    assert moved[0] > moved[1] > moved[2] > moved[3] and moved[3] < moved[0] / 10
    assert away[0] > away[1] > away[2] > away[3] and away[3] < away[0] / 4


def test_the_tangent_touches_the_network_in_value_gradient_and_curvature_of_outputs() -> None:
    asked = three_outputs(penalty=0.01)
    problem, theta = asked.problem(), pg.train(asked).final[0]
    tangent = pg.linearized_problem(problem, theta)
    assert tangent.size == problem.size and np.array_equal(tangent.initial, theta)
    assert tangent.value(theta) == pytest.approx(problem.value(theta), rel=1e-12)
    assert tangent.gradient(theta) == pytest.approx(problem.gradient(theta), abs=1e-13)
    v = np.random.default_rng(0).standard_normal(problem.size)
    away = theta + 0.3 * v
    differences = (tangent.gradient(away + 1e-6 * v) - tangent.gradient(away - 1e-6 * v)) / 2e-6
    assert tangent.hvp(away, v) == pytest.approx(differences, abs=1e-7)
    # Its outputs are linear in θ.
    steps = [tangent.survey(theta + t * v)[1] for t in (0.0, 1.0, 2.0)]
    assert steps[2] - steps[1] == pytest.approx(steps[1] - steps[0], abs=1e-10)
    small = 1e-4
    apart = [
        np.abs(problem.survey(theta + t * v)[1] - tangent.survey(theta + t * v)[1]).max() for t in (small, 2 * small)
    ]
    assert apart[1] == pytest.approx(4 * apart[0], rel=0.01)


@pytest.mark.parametrize("batch", [None, 16])
def test_the_linearized_network_takes_the_same_steps_on_the_same_batches(batch: int | None) -> None:
    """A network without hidden layers is its own tangent: the two trainings are one."""
    contenders = [pg.Contender("gradient_descent", lr=0.3), pg.Contender("adam", lr=0.02), pg.Contender("lbfgs")]
    asked = three_outputs(network=pg.Network(hidden=()), contenders=contenders, batch=batch, epochs=6,
                          changes=[pg.Change(5, 1, "lr", 0.1)])  # fmt: skip
    result = pg.train(asked)
    for contender in range(3):
        beside = pg.linearized_training(result, contender, points=7)
        assert beside.linearized_losses == pytest.approx(beside.losses, rel=1e-6)
        assert beside.linearized_test_losses == pytest.approx(beside.test_losses, rel=1e-6)
        assert beside.output_distances.max() < 1e-6
        assert beside.final == pytest.approx(result.final[contender], abs=1e-5)


def test_gradient_descent_on_the_tangent_is_a_linear_recursion() -> None:
    """z ← z − η/N Θ₀ (z − y) under the squared loss."""
    asked = training(
        data=pg.data("regression", samples=30, split=0.0), contenders=[pg.Contender("gradient_descent", lr=0.2)]
    )
    result = pg.train(asked.replace(epochs=25))
    beside = pg.linearized_training(result, points=26)
    problem, y = asked.problem(), asked.data.training.targets.ravel()
    kernel, z = pg.tangent_kernel(problem, problem.initial).kernel, problem.survey(problem.initial)[1][0]
    expected = []
    for _ in range(26):
        expected.append(0.5 * np.mean((z - y) ** 2))
        z = z - 0.2 / len(y) * kernel @ (z - y)
    assert beside.linearized_losses == pytest.approx(expected, rel=1e-10)
    assert beside.losses == pytest.approx(result.losses[0], rel=1e-12)
    assert np.isnan(beside.test_losses).all() and beside.output_distances[-1] > 0


def test_a_training_that_flies_away_is_told_as_far_as_it_came() -> None:
    asked = training(contenders=[pg.Contender("gradient_descent", lr=1e6)], loss="squared", epochs=100)
    result = pg.train(asked)
    beside = pg.linearized_training(result, points=10)
    assert result.statuses[0].reason == "diverged" and beside.updates[-1] <= result.statuses[0].update < 100
    assert beside.linearized_losses[0] < 1 < 1e100 < beside.linearized_losses[-1]


def test_they_are_written_with_their_numbers(tmp_path: Path) -> None:
    result = trained()
    moved, beside = pg.tangent_movement(result, points=3, samples=4), pg.linearized_training(result, points=3)
    kernel = pg.tangent_kernel(result.training.problem(), result.final[0], 4)
    for name, readout in (("moved", moved), ("beside", beside), ("kernel", kernel)):
        readout.to_csv(tmp_path / f"{name}.csv")
        readout.to_npz(tmp_path / f"{name}.npz")
    heads = {name: (tmp_path / f"{name}.csv").read_text().splitlines()[0] for name in ("moved", "beside", "kernel")}
    assert heads["moved"] == "update,kernel,parameters,eigenvalue_1,eigenvalue_2,eigenvalue_3,eigenvalue_4"
    assert heads["beside"].startswith("update,losses,linearized_losses") and heads["kernel"] == "number,eigenvalue"
    with np.load(tmp_path / "beside.npz", allow_pickle=False) as arrays:
        assert np.array_equal(arrays["output_distances"], beside.output_distances)


def test_what_cannot_be_is_refused_with_a_sentence() -> None:
    problem = training().problem()
    with pytest.raises(pg.PlaygroundError, match="samples must be a whole number at least 1"):
        pg.tangent_kernel(problem, problem.initial, samples=0)
    many = training(data=pg.data("moons", samples=20_000, split=0.0), batch=32).problem()
    with pytest.raises(pg.PlaygroundError, match=r"would have 20,000 rows, .* and 10,000 is the most"):
        pg.tangent_kernel(many, many.initial)
    with pytest.raises(pg.PlaygroundError, match="2 GB is the most"):
        wide = training(network=pg.Network(hidden=(3000, 3000))).problem()
        pg.linearized_problem(wide, wide.initial)
    machine, samples = problem.machine, training().data.training
    together = [replace(operation, needs_all=True) for operation in machine.operations]
    batch = NetworkProblem(together, samples.inputs, samples.targets)
    batch.machine.words[at.TRAINING] = 1
    for ask in (pg.tangent_kernel, pg.input_jacobians, pg.linearized_problem):
        with pytest.raises(pg.PlaygroundError, match="statistics of the whole batch"):
            ask(batch, problem.initial)  # type: ignore[operator]
    with pytest.raises(Cancelled):
        pg.tangent_kernel(problem, problem.initial, cancelled=lambda: True)
    with pytest.raises(Cancelled):
        pg.linearized_training(trained(), cancelled=lambda: True)
    assert np.isnan(pg.tangent_kernel(problem, problem.initial * np.nan).eigenvalues).all()
