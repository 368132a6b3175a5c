"""Networks with batch normalization are evaluated, around their training, with statistics that belong there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.training.population_statistics import PopulationStatistics


def approx(value: float, rel: float = 1e-12) -> object:
    """A point of a plane is made with fused products in a kernel, and without in Python."""
    return pytest.approx(value, rel=rel)


@pytest.fixture(scope="module")
def learned() -> pg.TrainingResult:
    """Two networks with batch normalization, on mini-batches."""
    return pg.train(
        pg.Training(
            pg.data("moons", samples=100, noise=0.1, seed=2), pg.Network(hidden=(6, 5), normalization="batch"),
            contenders=[pg.Contender("adam", lr=0.02), pg.Contender("heavy_ball", lr=0.05)], batch=16, epochs=12,
        )
    )  # fmt: skip


@pytest.mark.parametrize("part", ["training", "test"])
@pytest.mark.parametrize("kind", ["random", "principal", "curvature"])
def test_a_slice_has_what_was_learned_at_its_centre_and_its_path_what_was_learned_by_then(
    learned: pg.TrainingResult, kind: str, part: str
) -> None:
    found = pg.slice_loss(learned, kind, points=5, part=part)
    assert found.statistics == "population"
    last = getattr(learned.looks[0], f"{part}_loss")[-1]
    assert found.true_losses[-1] == last == found.projected_losses[-1]
    problem = learned.training.problem(0, part, learned.final_statistics[0])
    assert found.losses[1, 3] == approx(problem.value(found.plane.point(found.xs[3], found.ys[1])))
    for k in (0, 7, 30):
        update = found.updates[k]
        then = learned.training.problem(0, part, learned.statistics[0][update])
        assert found.true_losses[k] == then.value(learned.parameters[0][update])
    assert found.projected_losses[10] == approx(problem.value(found.plane.point(*found.path[10])), 1e-9)


def test_along_eigenvectors_the_slice_curves_as_they_say(learned: pg.TrainingResult) -> None:
    plane = pg.slice_loss(learned, "curvature", points=2).plane
    problem, h = learned.training.problem(0, statistics=learned.final_statistics[0]), 1e-4
    middle = problem.value(plane.origin)
    turn = (problem.value(plane.point(h, 0)) - 2 * middle + problem.value(plane.point(-h, 0))) / h**2
    assert turn == pytest.approx(plane.eigenvalues[0], rel=1e-3)


def test_a_plane_elsewhere_has_the_statistics_of_all_training_samples_at_its_origin(
    learned: pg.TrainingResult,
) -> None:
    origin = learned.final[0] + 0.1
    plane = pg.Plane(origin, np.eye(2, len(origin)), ((-1, 1), (-1, 1)))
    found = pg.slice_loss(learned, plane, points=3)
    there = PopulationStatistics(learned.training, 0)(origin)
    assert found.losses[1, 1] == learned.training.problem(0, statistics=there).value(origin)


def test_batches_may_give_the_statistics_instead(learned: pg.TrainingResult, tmp_path: Path) -> None:
    found = pg.slice_loss(learned, "random", points=5, statistics="batch")
    problem = learned.training.problem(0)
    assert found.losses[2, 2] == pytest.approx(problem.value(learned.final[0]), rel=1e-12)
    assert found.losses[0, 1] == approx(problem.value(found.plane.point(found.xs[1], found.ys[0])))
    found.to_npz(tmp_path / "slice.npz")
    with np.load(tmp_path / "slice.npz", allow_pickle=False) as arrays:
        assert arrays["statistics"] == "batch"


def test_along_lines_statistics_are_taken_anew_at_every_point(learned: pg.TrainingResult) -> None:
    make, ends = PopulationStatistics(learned.training, 1), (learned.final[0], learned.final[1])
    line = pg.straight_line(learned, 1, other=0, points=5, beyond=0)
    curve = pg.low_path(learned, 1, 0, updates=5, points=5).curve
    for found in (line, curve):
        assert found.statistics == "population"
        for k, t in enumerate(found.ts.tolist()):
            theta = found.point(t)
            for part, losses in (("training", found.training_loss), ("test", found.test_loss)):
                assert losses[k] == learned.training.problem(1, part, make(theta)).value(theta)
    batches = pg.straight_line(learned, 1, other=0, points=5, beyond=0, statistics="batch")
    assert batches.training_loss[0] == learned.training.problem(0).value(ends[0])
    assert batches.test_loss[-1] == learned.training.problem(1, "test").value(ends[1])


def test_networks_that_learn_no_statistics_have_no_choice(moons: pg.TrainingResult) -> None:
    one, other = (pg.slice_loss(moons, "random", points=3, statistics=how) for how in ("population", "batch"))
    assert one.statistics == other.statistics == "" == pg.straight_line(moons, points=2).statistics
    assert np.array_equal(one.losses, other.losses)


@pytest.mark.parametrize("ask", [pg.slice_loss, pg.straight_line, pg.low_path])
def test_another_choice_is_refused_with_a_sentence(moons: pg.TrainingResult, ask: object) -> None:
    with pytest.raises(pg.PlaygroundError, match="there is no choice of statistics 'own'"):
        ask(moons, statistics="own")
