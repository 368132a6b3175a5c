"""Straight lines: from start to end a way down, between two networks a hill."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.networks.layers_of import layers_of
from playground.slices.loss_line import LossLine
from playground.training.score import score


def _permuted(result: pg.TrainingResult, row: int, seed: int) -> np.ndarray:
    """The same function of the data: the units of each hidden layer stand in another order."""
    theta, random = result.final[row].copy(), np.random.default_rng(seed)
    layers = layers_of(result.training.problem(row).machine.operations)
    for layer, after in pairwise(layers):
        order = random.permutation(layer.after)
        layer.weights(theta)[:] = layer.weights(theta)[order].copy()
        layer.biases(theta)[:] = layer.biases(theta)[order].copy()
        after.weights(theta)[:] = after.weights(theta)[:, order].copy()
    return theta


@pytest.mark.parametrize("row", [0, 1])
def test_from_start_to_end_of_a_converged_network_the_loss_falls_nearly_without_a_bump(
    moons: pg.TrainingResult, row: int
) -> None:
    line = pg.straight_line(moons, row, beyond=0)
    fall = line.training_loss[0] - line.training_loss[-1]
    assert fall > 0.2
    assert np.maximum(np.diff(line.training_loss), 0).sum() < 0.05 * fall


def test_a_line_goes_on_behind_its_end_and_is_lowest_at_a_minimum(moons: pg.TrainingResult) -> None:
    line = pg.straight_line(moons, points=61, beyond=0.25)
    assert (line.ts[0], line.ts[-1]) == (-0.25, 1.25)
    assert line.ts[line.training_loss.argmin()] == pytest.approx(1.0)
    assert line.names == ("L-BFGS, start", "L-BFGS, end")


def test_every_number_of_a_line_is_what_the_problem_says(moons: pg.TrainingResult) -> None:
    line = pg.straight_line(moons, 1, other=0, points=5, beyond=0)
    assert line.names == ("L-BFGS", "Adam")
    for k, t in enumerate((0.0, 0.25, 0.5, 0.75, 1.0)):
        theta = (1 - t) * moons.final[0] + t * moons.final[1]
        assert np.allclose(line.point(t), theta, rtol=1e-15)
        for part, losses, accuracies in (
            ("training", line.training_loss, line.training_accuracy), ("test", line.test_loss, line.test_accuracy)
        ):  # fmt: skip
            loss, outputs = moons.training.problem(0, part).survey(theta)
            targets = getattr(moons.training.data, part).targets
            assert losses[k] == pytest.approx(loss, rel=1e-13)
            assert accuracies[k] == score(outputs, targets, 2, "logistic")


def test_networks_whose_units_are_permuted_have_the_same_loss_and_a_hill_between_them(
    moons: pg.TrainingResult,
) -> None:
    problem, theta, other = moons.training.problem(0), moons.final[0], _permuted(moons, 0, seed=5)
    assert not np.allclose(theta, other)
    assert problem.value(other) == pytest.approx(problem.value(theta), rel=1e-13)
    assert np.linalg.norm(problem.gradient(other)) == pytest.approx(np.linalg.norm(problem.gradient(theta)), abs=1e-10)
    assert problem.value((theta + other) / 2) > problem.value(theta) + 0.05


def test_the_barrier_is_what_rises_above_the_straight_line_between_both_losses() -> None:
    ts, losses, empty = np.array([-0.5, 0.0, 0.5, 1.0, 1.5]), np.array([9.0, 1.0, 4.0, 3.0, 9.0]), np.full(5, np.nan)
    line = LossLine(ts, np.zeros((2, 3)), losses, empty, empty, empty, ("a", "b"))
    assert line.barrier == 2.0
    assert line.highest == (-0.5, 9.0)


def test_a_line_is_written_as_a_table_and_as_arrays(moons: pg.TrainingResult, tmp_path: Path) -> None:
    line = pg.straight_line(moons, points=6)
    line.to_csv(tmp_path / "line.csv")
    with (tmp_path / "line.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [float(row["training_loss"]) for row in rows] == line.training_loss.tolist()
    assert [float(row["test_accuracy"]) for row in rows] == line.test_accuracy.tolist()
    line.to_npz(tmp_path / "line.npz")
    with np.load(tmp_path / "line.npz", allow_pickle=False) as arrays:
        assert np.array_equal(arrays["controls"], line.controls) and arrays["names"].tolist() == list(line.names)


def test_where_there_is_no_test_part_and_no_class_cells_are_empty(tmp_path: Path) -> None:
    result = pg.train(
        pg.Training(
            pg.data("regression", samples=20, split=0.0), pg.Network(hidden=(3,)), contenders=[pg.Contender("adam")],
            epochs=2,
        )
    )  # fmt: skip
    line = pg.straight_line(result, points=3)
    assert np.isfinite(line.training_loss).all() and np.isnan(line.training_accuracy).all()
    line.to_csv(tmp_path / "line.csv")
    assert (tmp_path / "line.csv").read_text().splitlines()[1].endswith(",,,")


def test_what_has_no_line_is_told_in_a_sentence(moons: pg.TrainingResult) -> None:
    for asked, sentence in (
        ({"other": 2}, "from 0 to 1"), ({"points": 1}, "from 2 to"), ({"beyond": -1}, "from 0 to 100"),
        ({"cancelled": lambda: True}, "cancelled"),
    ):  # fmt: skip
        with pytest.raises(PlaygroundError, match=sentence):
            pg.straight_line(moons, **asked)
    differing = pg.train(
        moons.training.replace(
            contenders=[pg.Contender("adam"), pg.Learner(pg.Contender("adam"), pg.Network(hidden=(3,)))], epochs=2
        )
    )
    with pytest.raises(PlaygroundError, match="different shapes"):
        pg.straight_line(differing, 0, other=1)
