"""The best point of a training."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.cli.train import best_notes


def trained(**more: object) -> pg.TrainingResult:
    data = pg.data("moons", samples=90, noise=0.4, seed=3)
    network = pg.Network(hidden=(8, 8))
    asked = pg.Training(data, network=network, contenders=[pg.Contender("adam", lr=0.05)], epochs=300, seed=1, **more)
    return pg.train(asked)


@pytest.fixture(scope="module")
def stopped() -> pg.TrainingResult:
    return trained(stop=pg.TrainingStop(patience=4), batch=None)


def test_an_early_stop_keeps_the_best_point(stopped: pg.TrainingResult, tmp_path) -> None:
    best, looks = stopped.best[0], stopped.looks[0]
    assert stopped.statuses[0].reason == "stopped" and best is not None
    place = int(np.argmin(looks.test_loss))
    assert (best.update, best.loss, best.part) == (looks.updates[place], looks.test_loss[place], "test")
    assert best.update < stopped.statuses[0].update
    where = stopped.recorded.tolist().index(best.update)
    assert np.array_equal(best.parameters, stopped.parameters[0][where])
    problem = stopped.training.problem(0, "test")
    assert problem.value(best.parameters) == pytest.approx(best.loss, rel=1e-12)
    assert problem.value(stopped.final[0]) > best.loss
    stopped.to_npz(tmp_path / "run.npz")
    with np.load(tmp_path / "run.npz") as arrays:
        assert np.array_equal(arrays["best_parameters_0"], best.parameters)
        assert arrays["best_update_0"] == best.update


def test_the_command_says_which_point_the_table_shows(stopped: pg.TrainingResult) -> None:
    best = stopped.best[0]
    assert best is not None
    (note,) = best_notes(stopped)
    assert f"shows update {stopped.statuses[0].update}, its last" in note and f"at update {best.update}." in note
    assert best_notes(trained(stop=pg.TrainingStop(loss=10.0))) == []


def test_every_training_has_a_best_point() -> None:
    result = trained(stop=pg.TrainingStop(loss=10.0))
    assert result.best[0] is not None and result.best[0].update == 0
