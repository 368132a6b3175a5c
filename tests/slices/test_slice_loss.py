"""Slices: a bowl round a minimum, the truth beside the picture, stages from coarse to fine."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.slices import losses_at as room

KINDS = ["random", "principal", "curvature"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_minimum_is_the_lowest_point_of_every_slice_through_it(moons: pg.TrainingResult, kind: str) -> None:
    found = pg.slice_loss(moons, kind, points=21, extent=((-0.4, 0.4), (-0.4, 0.4)))
    assert found.lowest[:2] == pytest.approx((0.0, 0.0), abs=1e-12)
    assert found.lowest[2] == pytest.approx(moons.training.problem(0).value(moons.final[0]), rel=1e-13)
    # It rises along every ray, as a bowl does.
    for rays in (found.losses[10], found.losses[:, 10], found.losses.diagonal(), found.losses[::-1].diagonal()):
        assert (np.diff(rays[10:]) > 0).all() and (np.diff(rays[:11]) < 0).all()


def test_every_number_of_a_slice_is_what_the_problem_says(moons: pg.TrainingResult) -> None:
    found = pg.slice_loss(moons, "principal", contender=1, points=7, part="test")
    problem, path = moons.training.problem(1, "test"), moons.parameters[1]
    for j, i in ((0, 0), (3, 5), (6, 6)):
        theta = found.plane.point(found.xs[i], found.ys[j])
        assert found.losses[j, i] == pytest.approx(problem.value(theta), rel=1e-12)
    for k in (0, 7, len(found.updates) - 1):
        theta = path[found.updates[k]]
        assert found.true_losses[k] == problem.value(theta)
        flat = found.plane.point(*found.path[k])
        assert found.projected_losses[k] == pytest.approx(problem.value(flat), rel=1e-12)
    assert np.allclose(found.path[-1], 0, atol=1e-12)
    assert found.projected_losses[-1] == pytest.approx(found.true_losses[-1], rel=1e-12)
    assert (found.name, found.part, found.coarse) == ("Adam", "test", False)
    assert 0.5 < sum(found.explained) <= 1 and found.explained[0] > found.explained[1]


def test_a_path_of_more_than_two_dimensions_costs_something_else_than_its_shadow(moons: pg.TrainingResult) -> None:
    found = pg.slice_loss(moons, "random", contender=1, points=5)
    assert abs(found.true_losses[0] - found.projected_losses[0]) > 0.1
    assert sum(found.explained) < 0.5


def test_stages_go_from_coarse_to_fine_and_the_last_is_the_slice_itself(moons: pg.TrainingResult) -> None:
    told: list[tuple[int, int]] = []
    stages = list(pg.slice_stages(moons, points=51, progress=lambda done, all: told.append((done, all))))
    assert [len(one.xs) for one in stages] == [13, 51]
    assert [one.coarse for one in stages] == [True, False]
    whole = pg.slice_loss(moons, points=51)
    assert np.array_equal(stages[-1].losses, whole.losses)
    assert told[-1][0] == told[-1][1] and [done for done, _ in told] == sorted(done for done, _ in told)
    assert [len(one.xs) for one in pg.slice_stages(moons, points=9)] == [9]


def test_a_slice_can_be_cancelled_between_its_stages_and_within(
    moons: pg.TrainingResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_PORTION", 100_000)
    stop = [False]
    stages = pg.slice_stages(moons, points=401, cancelled=lambda: stop[0])
    next(stages)
    stop[0] = True
    with pytest.raises(PlaygroundError, match="cancelled"):
        next(stages)
    with pytest.raises(PlaygroundError, match="cancelled"):
        pg.slice_loss(moons, "curvature", cancelled=lambda: True)


def test_two_contenders_can_be_looked_at_in_one_plane(moons: pg.TrainingResult) -> None:
    one = pg.slice_loss(moons, "principal", points=5)
    other = pg.slice_loss(moons, one.plane, contender=1, points=5)
    assert np.array_equal(one.losses, other.losses)
    assert not np.allclose(one.path[-1], other.path[-1])


def test_a_slice_is_written_as_a_table_and_as_arrays(moons: pg.TrainingResult, tmp_path: Path) -> None:
    found = pg.slice_loss(moons, "principal", points=4)
    found.to_csv(tmp_path / "slice.csv")
    with (tmp_path / "slice.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    grid, path = (rows[:16], rows[16:])
    assert [float(row["loss"]) for row in grid] == found.losses.ravel().tolist()
    assert [float(row["x"]) for row in grid[:4]] == found.xs.tolist()
    assert [float(row["true_loss"]) for row in path] == found.true_losses.tolist()
    assert [int(row["update"]) for row in path] == found.updates.tolist()
    found.to_npz(tmp_path / "slice.npz")
    with np.load(tmp_path / "slice.npz", allow_pickle=False) as arrays:
        assert np.array_equal(arrays["losses"], found.losses) and np.array_equal(arrays["axes"], found.plane.axes)
        assert str(arrays["kind"]) == "principal"


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"kind": "radnom"}, "did you mean 'random'"),
        ({"contender": 2}, "from 0 to 1"),
        ({"points": 1}, "from 2 to 1001"),
        ({"part": "all"}, "part of the data"),
        ({"extent": "wide"}, "ranges of x and y"),
        ({"extent": ("12", "34")}, "ranges of x and y"),
        ({"extent": ((-1e300, 1e300), (0, 1))}, "numbers up to 1e100"),
        ({"seed": -1}, "seed must be"),
        ({"progress": 1}, "progress must be a function"),
        ({"kind": pg.Plane(np.zeros(3), np.eye(2, 3), ((-1, 1), (-1, 1)))}, "the plane has 3 parameters"),
    ],
)
def test_what_cannot_be_sliced_is_told_in_a_sentence(
    moons: pg.TrainingResult, asked: dict[str, object], sentence: str
) -> None:
    with pytest.raises(PlaygroundError, match=sentence):
        pg.slice_loss(moons, **asked)


def test_who_diverged_and_data_without_a_test_part_have_no_slice() -> None:
    wild = pg.Training(
        pg.data("xor", samples=40, split=0.0), pg.Network(hidden=(4,)), "squared",
        [pg.Contender("gradient_descent", lr=1e9)], epochs=40,
    )  # fmt: skip
    result = pg.train(wild)
    with pytest.raises(PlaygroundError, match="diverged"):
        pg.slice_loss(result)
    with pytest.raises(PlaygroundError, match="no test samples"):
        pg.slice_loss(result, part="test")
