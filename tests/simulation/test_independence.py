"""The same experiment gives the same bits: whatever the neighbours, the chunks, the threads and what is kept."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.experiments.result import Result
from playground.optimizers import OPTIMIZERS, Traced
from playground.simulation import simulate_starts
from tests.sampled import sampled

COUNTS = (1, 2, 3, 5, 7, 8, 31, 33, 513, 1100)
SOME_COUNTS = sampled(COUNTS, 3, (1, 1100))
SURFACES = [
    pytest.param("rosenbrock"),
    *(pytest.param(id, marks=pytest.mark.long) for id in ("ackley", "quadratic_saddle")),
]
STEPS = 73


def everybody() -> list[pg.Contender]:
    """Every optimizer at its defaults, the slow ones quickened so that paths end in all ways; those that run in Python
    know neither chunks nor neighbours (see test_traced)."""
    quick = {"gradient_descent": {"lr": 0.003}, "adam": {"lr": 0.3}, "nesterov": {"lr": 0.003}}
    return [pg.Contender(id, **quick.get(id, {})) for id in OPTIMIZERS.ids() if not _python(id)]


def _python(id: str) -> bool:
    return isinstance(OPTIMIZERS.get(id), Traced)


def experiment(id: str, count: int, steps: int = STEPS) -> pg.Experiment:
    problem = pg.surface(id)
    starts = np.random.default_rng(5).uniform(*np.array(problem.domain).T, (max(COUNTS), 2))[:count]
    return pg.Experiment(problem, starts, everybody(), steps=steps, seed=3)


def same(left: Result, right: Result, starts: slice = slice(None)) -> None:
    """Whether all numbers of two races agree to the bit; `starts` of the left one are compared."""
    assert np.array_equal(left.statuses[:, starts], right.statuses)
    assert np.array_equal(left.evaluations[:, starts], right.evaluations)
    for name in ("ends", "end_losses", "end_distances"):
        assert np.array_equal(getattr(left, name)[:, starts], getattr(right, name), equal_nan=True), name
    if left.record is not None and right.record is not None:
        for name in ("positions", "losses", "gradient_norms", "eigenvalues"):
            assert np.array_equal(getattr(left, name)[:, starts], getattr(right, name), equal_nan=True), name


@pytest.fixture(scope="module", params=SURFACES)
def large(request: pytest.FixtureRequest) -> Result:
    return pg.simulate(experiment(request.param, max(COUNTS)), threads=1)


@pytest.mark.parametrize("count", SOME_COUNTS)
def test_one_path_does_not_depend_on_its_neighbours(large: Result, count: int) -> None:
    same(large, pg.simulate(large.experiment.replace(starts=large.experiment.starts[:count])), slice(count))


@pytest.mark.parametrize("count", SOME_COUNTS)
def test_one_path_does_not_depend_on_its_place(large: Result, count: int) -> None:
    last = slice(max(COUNTS) - count, None)
    same(large, pg.simulate(large.experiment.replace(starts=large.experiment.starts[last])), last)


@pytest.mark.parametrize("width", [1, 3, 64, 511, 4096])
def test_the_size_of_chunks_does_not_matter(large: Result, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simulate_starts, "CHUNK_WIDTH", width)
    few = slice(0, 1100 if width > 3 else 100)
    same(large, pg.simulate(large.experiment.replace(starts=large.experiment.starts[few])), few)


@pytest.mark.parametrize("work", [1, 20_000])
def test_the_length_of_segments_does_not_matter(large: Result, work: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simulate_starts, "SEGMENT_WORK", work)
    same(large, pg.simulate(large.experiment))


@pytest.mark.parametrize("threads", sampled([2, 3, 16], 1, [3]))
def test_the_number_of_threads_does_not_matter(large: Result, threads: int) -> None:
    same(large, pg.simulate(large.experiment, threads=threads))


@pytest.mark.parametrize("record", ["all", "ends"])
def test_what_is_kept_does_not_matter(large: Result, record: str) -> None:
    same(large, pg.simulate(large.experiment, record=record, threads=2))


def test_the_other_contenders_do_not_matter(large: Result) -> None:
    for c, contender in enumerate(large.contenders):
        alone = pg.simulate(large.experiment.replace(contenders=[contender], starts=large.experiment.starts[:40]))
        assert np.array_equal(alone.positions[0], large.positions[c, :40], equal_nan=True), contender


@pytest.mark.parametrize("id", ["rosenbrock", "ackley"])
@pytest.mark.parametrize("steps", [0, 1, 7, 10, 11, 19, 50, 71])
def test_a_longer_race_begins_as_a_shorter_one(id: str, steps: int) -> None:
    off = pg.StopRule(enabled=False)
    long = pg.simulate(experiment(id, 9).replace(stop=off))
    short = pg.simulate(experiment(id, 9, steps).replace(stop=off))
    assert np.array_equal(short.positions, long.positions[:, :, : steps + 1], equal_nan=True)
    ends = pg.simulate(short.experiment, record="ends")
    assert np.array_equal(ends.ends, long.positions[:, :, steps], equal_nan=True)


def test_a_second_run_gives_the_same_bits(large: Result) -> None:
    same(large, pg.simulate(large.experiment))


def test_a_start_keeps_its_number_when_others_go() -> None:
    starts = [pg.Start((1.0, 1.0), 4), pg.Start((0.5, 0.5), 9)]
    fewer = pg.Experiment(pg.surface("sphere"), starts[1:], [pg.Contender("adam")])
    assert fewer.starts[0].number == 9
