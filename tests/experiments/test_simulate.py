"""A race becomes numbers."""

from __future__ import annotations

import threading

import numpy as np
import pytest

import playground as pg
from playground.experiments.memory import check_memory
from playground.experiments.simulate import prepare, ready


def race(starts=((-1.5, 2.0), (0.5, 2.5)), contenders=("adam", "newton"), steps=50, **fields) -> pg.Experiment:
    return pg.Experiment(pg.surface("rosenbrock"), starts, [pg.Contender(id) for id in contenders], steps, **fields)


def test_shapes_are_contenders_starts_steps_dimension() -> None:
    result = pg.simulate(race())
    assert result.positions.shape == (2, 2, 51, 2) and result.positions.dtype == np.float64
    assert result.losses.shape == result.gradient_norms.shape == (2, 2, 51)
    assert result.eigenvalues.shape == (2, 2, 51, 2)
    assert result.statuses.shape == result.evaluations.shape == (2, 2)
    assert result.ends.shape == (2, 2, 2) and result.end_losses.shape == result.end_distances.shape == (2, 2)


@pytest.mark.parametrize("starts", [[], [(1.0, 1.0)]])
@pytest.mark.parametrize("contenders", [(), ("adam",), ("newton",)])
@pytest.mark.parametrize("steps", [0, 1, 3])
@pytest.mark.parametrize("record", ["all", "ends"])
def test_nobody_nowhere_and_no_steps_are_races_too(starts, contenders, steps, record, tmp_path) -> None:
    result = pg.simulate(race(starts, contenders, steps), record=record)
    shape = (len(contenders), len(starts))
    assert result.statuses.shape == shape and result.ends.shape == (*shape, 2) and result.end_losses.shape == shape
    if record == "all":
        assert result.positions.shape == (*shape, steps + 1, 2)
        assert result.losses.shape == result.gradient_norms.shape == (*shape, steps + 1)
        assert result.eigenvalues.shape == (*shape, steps + 1, 2)
        result.to_csv(tmp_path / "race.csv")
    if steps == 0:
        assert (result.statuses.reason == "budget").all() and (result.evaluations.g == 0).all()


def test_losses_norms_and_eigenvalues_are_those_of_the_surface() -> None:
    result = pg.simulate(race(steps=9))
    points = result.positions.reshape(-1, 2)
    problem = result.experiment.problem
    assert np.array_equal(result.losses.ravel(), problem.value(points), equal_nan=True)
    gradients = problem.gradient(points)
    assert np.allclose(result.gradient_norms.ravel(), np.linalg.norm(gradients, axis=1), rtol=1e-15, equal_nan=True)
    expected = np.linalg.eigvalsh(problem.hessian(points))
    scale = np.abs(expected).max(axis=1, keepdims=True)
    assert (np.abs(result.eigenvalues.reshape(-1, 2) - expected) <= 1e-14 * scale).all()


def test_more_positions_than_a_block_are_measured_the_same() -> None:
    result = pg.simulate(race(np.random.default_rng(0).uniform(-2, 2, (1500, 2)), ("gradient_descent",), 60))
    few = pg.simulate(result.experiment.replace(starts=result.experiment.starts[:3]))
    for name in ("losses", "gradient_norms", "eigenvalues"):
        assert np.array_equal(getattr(result, name)[:, :3], getattr(few, name), equal_nan=True)


def test_ends_are_where_paths_stopped() -> None:
    result = pg.simulate(race(steps=300))
    for c, s in np.ndindex(2, 2):
        step = result.statuses.step[c, s]
        assert np.array_equal(result.positions[c, s, step], result.ends[c, s])
        assert (
            np.isnan(result.positions[c, s, step + 1 :]).all() and np.isfinite(result.positions[c, s, : step + 1]).all()
        )
        assert result.end_losses[c, s] == result.losses[c, s, step]
        assert result.end_distances[c, s] == pytest.approx(np.hypot(*(result.ends[c, s] - 1)), rel=1e-15)


def test_where_no_minimum_is_known_the_distance_is_no_number() -> None:
    result = pg.simulate(race().replace(problem=pg.surface("monkey_saddle"), starts=[(0.1, 0.2)]))
    assert np.isnan(result.end_distances).all()


def test_evaluations_are_counted_by_kind_up_to_the_end() -> None:
    contenders = ("gradient_descent", "adam", "nesterov", "rprop", "newton", "saddle_free_newton")
    result = pg.simulate(race(contenders=contenders, steps=80))
    steps = result.statuses.step
    assert (steps[4:] < 80).all()
    assert (result.evaluations.f == 0).all() and np.array_equal(result.evaluations.g, steps)
    assert (result.evaluations.H[:4] == 0).all() and np.array_equal(result.evaluations.H[4:], steps[4:])


@pytest.mark.parametrize("id", ["adam", "nesterov", "newton"])
def test_evaluations_are_what_a_method_really_asks_for(id: str, tmp_path) -> None:
    """Nothing but the gradient, and the Hessian where stated, is ever compiled for a method on a new surface."""
    file = tmp_path / "new.toml"
    file.write_text(f'name = "N"\nformula = "x^2 + 1.0{len(id)}17*y^2"\ndomain = {{ x = [-2, 2], y = [-2, 2] }}\n')
    surface = pg.read_surface(file)
    off = pg.StopRule(enabled=False)
    pg.simulate(pg.Experiment(surface, [(1, 1)], [pg.Contender(id)], 5, stop=off), record="ends")
    assert surface.ready("gradient") and not surface.ready("value")
    assert surface.ready("hessian") == bool({"hessian", "product"} & set(pg.Contender(id).method.uses))


def test_a_result_without_record_says_what_it_has_not(tmp_path) -> None:
    result = pg.simulate(race(), record="ends")
    for name in ("positions", "losses", "gradient_norms", "eigenvalues"):
        with pytest.raises(pg.PlaygroundError, match="record='all'"):
            getattr(result, name)
    with pytest.raises(pg.PlaygroundError, match="record='all'"):
        result.to_csv(tmp_path / "race.csv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("record", ["everything", None, True, 3])
def test_only_two_kinds_of_record_exist(record) -> None:
    with pytest.raises(pg.PlaygroundError, match="record must be 'all' or 'ends'"):
        pg.simulate(race(), record=record)


@pytest.mark.parametrize("threads", [0, -1])
def test_somebody_must_work(threads: int) -> None:
    with pytest.raises(pg.PlaygroundError, match="threads must be a whole number at least 1, got"):
        pg.simulate(race(), threads=threads)


def test_a_race_larger_than_memory_is_refused_before_anything_is_allocated(monkeypatch) -> None:
    def refuse(*shape: object, **options: object) -> None:
        raise AssertionError(f"allocated {shape}")

    monkeypatch.setattr("playground.experiments.simulate.np.empty", refuse)
    with pytest.raises(
        pg.PlaygroundError, match=r"needs [\d.]+ GB: 2 contenders × 2 starts × 1000000000 steps"
    ) as caught:
        pg.simulate(race(steps=10**9))
    assert "record='ends'" in str(caught.value)


def test_the_bound_counts_contenders_starts_and_steps() -> None:
    check_memory(1, 1, 2**20, 2, True, bound=40 * 2**20)
    for contenders, starts, steps in ((2, 1, 2**20), (1, 2, 2**20), (1, 1, 2**21)):
        with pytest.raises(pg.PlaygroundError, match="the bound is"):
            check_memory(contenders, starts, steps, 2, True, bound=40 * 2**20)
        check_memory(contenders, starts, steps, 2, False, bound=40 * 2**20)
    with pytest.raises(pg.PlaygroundError, match="the bound is 2 GB"):
        check_memory(1000, 10**7, 1, 2, False)


def test_a_long_race_without_record_needs_no_memory() -> None:
    result = pg.simulate(race([(1.0, 1.0)], ("adam",), 10**9), record="ends")
    assert result.statuses.reason[0, 0] == "minimum" and result.statuses.step[0, 0] == 10


@pytest.mark.parametrize("threads", [1, 2])
def test_progress_is_told_up_to_the_end(threads: int) -> None:
    told: list[tuple[int, int]] = []
    experiment = race(np.full((1100, 2), -1.0), ("gradient_descent",), 400, stop=pg.StopRule(enabled=False))
    pg.simulate(experiment, "ends", threads, progress=lambda done, all: told.append((done, all)))
    assert told[-1] == (1100 * 400, 1100 * 400)
    assert [done for done, _ in told] == sorted({done for done, _ in told})


@pytest.mark.parametrize("threads", [1, 2])
def test_a_cancelled_race_ends_soon_with_one_sentence(threads: int) -> None:
    off = pg.StopRule(enabled=False)
    experiment = race(np.full((1100, 2), -1.0), ("adam",), 10**8, stop=off)
    prepare(experiment)
    cancelled = threading.Event()
    threading.Timer(0.2, cancelled.set).start()
    with pytest.raises(pg.PlaygroundError, match="cancelled"):
        pg.simulate(experiment, "ends", threads, cancelled=cancelled.is_set)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("simulate")]


def test_a_prepared_race_is_ready(tmp_path) -> None:
    file = tmp_path / "new.toml"
    file.write_text('name = "N"\nformula = "x^2 + 3.125*y^2"\ndomain = { x = [-2, 2], y = [-2, 2] }\n')
    experiment = pg.Experiment(pg.read_surface(file), [(1, 1)], [pg.Contender("newton")], 5)
    assert not ready(experiment)
    prepare(experiment)
    assert ready(experiment)


def test_races_in_many_threads_at_once_give_the_same_bits() -> None:
    experiment = race(np.random.default_rng(1).uniform(-2, 2, (40, 2)), ("adam", "newton", "rprop"), 200)
    expected = pg.simulate(experiment).record
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(pg.simulate(experiment).record)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6 and all(np.array_equal(record, expected, equal_nan=True) for record in found)
