"""The best point of a training."""

from __future__ import annotations

import csv

import numpy as np
import pytest

import playground as pg
from playground.cli.train import best_notes
from playground.picture.colors.theme import THEMES
from playground.picture.graph.line_graphs import line_graphs
from playground.picture.shown._shown import Look
from playground.picture.shown.curvature_along import curvature_graphs
from playground.picture.shown.decision import decision_graphs
from playground.picture.shown.loss_slice import slice_graphs
from playground.picture.shown.training import training_graphs


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


def test_the_table_of_updates_marks_the_best_and_the_last_row(stopped: pg.TrainingResult, tmp_path) -> None:
    best = stopped.best[0]
    assert best is not None
    stopped.to_csv(tmp_path / "run.csv")
    with (tmp_path / "run.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    marks = {int(row["update"]): row["best"] for row in rows if row["best"]}
    assert marks == {best.update: "best", stopped.statuses[0].update: "last"}
    assert list(rows[0])[-2:] == ["status", "best"], "a reader of the old columns finds them where they were"
    reached = trained(stop=pg.TrainingStop(loss=10.0))
    reached.to_csv(tmp_path / "other.csv")
    assert "best" not in (tmp_path / "other.csv").read_text().splitlines()[0]


def test_pictures_say_whether_the_last_or_the_best_point_is_shown(stopped: pg.TrainingResult) -> None:
    best, end = stopped.best[0], stopped.statuses[0].update
    assert best is not None
    last, first = pg.decision(stopped, points=5), pg.decision(stopped, update=best.update, points=5)
    assert last.note == f"last point shown, best at {best.update}" and first.note == f"best point shown, last at {end}"
    assert pg.decision(stopped, update=0, points=5).note == ""
    look = Look(THEMES["light"])
    assert last.note in decision_graphs(last, look)[0].aside
    assert last.note in training_graphs(stopped, look)[0].aside
    assert last.note in slice_graphs(pg.slice_loss(stopped, points=3), look)[0].aside
    assert last.note in line_graphs(pg.straight_line(stopped, points=3), look)[0].aside
    assert last.note in curvature_graphs(pg.curvature_along(stopped, points=2), look)[0].aside
