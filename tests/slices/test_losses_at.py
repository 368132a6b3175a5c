"""A network's loss at many points: each of them what the problem itself says, whoever works."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.networks.network_problem import NetworkProblem
from playground.slices import losses_at as room
from playground.slices.losses_at import losses_at


def _problem(precision: str = "float64", penalty: float = 0.0) -> NetworkProblem:
    return pg.Training(
        pg.data("moons", samples=300, split=0.0), pg.Network(hidden=(5, 4), precision=precision), penalty=penalty
    ).problem()


@pytest.mark.parametrize("precision", ["float64", "float32"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_combination_has_the_loss_of_its_point(
    precision: str, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_PORTION", 100_000)  # several portions, two threads
    problem, random = _problem(precision, penalty=0.1), np.random.default_rng(count)
    directions, coefficients = random.normal(size=(count, problem.size)), random.normal(size=(40, count))
    told: list[tuple[int, int]] = []
    found = losses_at(problem, problem.initial, directions, coefficients, lambda done, all: told.append((done, all)))
    wanted = [problem.value(problem.initial + weights @ directions) for weights in coefficients]
    assert np.allclose(found, wanted, rtol=1e-13 if precision == "float64" else 1e-5, atol=0)
    assert np.array_equal(found, losses_at(problem, problem.initial, directions, coefficients))
    assert told[-1] == (40, 40) and len(told) > 2


def test_a_machine_of_another_thread_sees_the_same_batch_and_penalty() -> None:
    problem = _problem(penalty=0.3)
    problem.machine.feed(*problem.samples_laid, 40)
    twin = problem.machine.twin()
    mine, theirs = np.empty((1, 1)), np.empty((1, 1))
    problem.field("value")(problem.initial[:, None], problem.machine.words.view(np.float64), mine)
    problem.field("value")(problem.initial[:, None], twin.words.view(np.float64), theirs)
    assert mine == theirs


def test_who_asks_to_stop_is_heard_between_two_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_PORTION", 1)
    problem, asked = _problem(), []

    def cancelled() -> bool:
        asked.append(0)
        return len(asked) > 5

    with pytest.raises(PlaygroundError, match="cancelled"):
        losses_at(problem, problem.initial, np.ones((1, problem.size)), np.zeros((100, 1)), cancelled=cancelled)
    assert len(asked) < 10
