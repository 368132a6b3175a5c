"""A mini-batch is another function: what a search knows of a point comes from the batch that it goes on with."""

from __future__ import annotations

import pytest

import playground as pg
from playground.training.training_run import TrainingRun


def counts(contender: pg.Contender, batch: int | None) -> list[int]:
    asked = pg.Training(
        data=pg.data("moons", samples=60, noise=0.2, split=0.2, seed=1), network=pg.Network(hidden=(5,)),
        contenders=[contender], batch=batch, epochs=24 if batch is None else 4, penalty=0.001,
    )  # fmt: skip
    run = TrainingRun(asked)
    run.advance(run.updates)
    assert run.updates == 24
    found = run.trainers[0].chunk.counts()
    assert found is not None
    return [int(number) for number in found[:, 0]]


@pytest.mark.parametrize(
    "id", ["bfgs", "lbfgs", "conjugate_gradient", "line_search", "hessian_free", "trust_region", "simulated_annealing"]
)
def test_a_search_asks_for_its_point_again_on_a_new_batch(id: str) -> None:
    whole, batches = counts(pg.Contender(id), None), counts(pg.Contender(id), 8)
    assert batches[0] >= 2 * 24, "a value at the point and one at a trial point, on the same batch"
    assert whole[0] > 0


@pytest.mark.parametrize("id", ["bfgs", "lbfgs", "conjugate_gradient", "line_search", "hessian_free"])
def test_searches_come_down_on_mini_batches_and_go_on_after_a_batch_without_a_step(id: str) -> None:
    asked = pg.Training(
        data=pg.data("moons", samples=200, noise=0.2, seed=1), network=pg.Network(hidden=(8,)),
        contenders=[pg.Contender(id)], batch=50, epochs=40,
    )  # fmt: skip
    result = pg.train(asked)
    looks = result.looks[0]
    assert looks.training_loss[-1] < 0.7 * looks.training_loss[0]
    assert (result.step_lengths[0, 1:] > 0).mean() > 0.9
