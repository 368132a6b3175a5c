"""The whole spectrum, its density by quadrature, and both over each other."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.curvature._lanczos import Krylov
from playground.simulation.simulate_starts import Cancelled
from tests.curvature._cases import training


@cache
def larger() -> pg.TrainingResult:
    """309 parameters, on the way."""
    return pg.train(training(network=pg.Network(hidden=(16, 14)), epochs=60))


def test_the_spectrum_is_that_of_the_whole_hessian() -> None:
    problem, theta = larger().training.problem(), larger().final[0]
    told: list[tuple[int, int]] = []
    exact = np.linalg.eigvalsh(problem.hessian(theta))
    found = pg.hessian_spectrum(problem, theta, progress=lambda *now: told.append(now))
    assert found == pytest.approx(exact, abs=1e-12 * exact[-1]) and told[-1] == (problem.size, problem.size)
    assert np.isnan(pg.hessian_spectrum(problem, theta * np.inf)).all()


def test_density_and_spectrum_lie_over_each_other() -> None:
    problem, theta = larger().training.problem(), larger().final[0]
    drawn = pg.spectral_density(problem, theta, probes=30)
    exact = drawn.of_eigenvalues(pg.hessian_spectrum(problem, theta))
    step = drawn.grid[1] - drawn.grid[0]
    assert step * drawn.density.sum() == pytest.approx(1.0, abs=1e-6)
    assert step * exact.sum() == pytest.approx(1.0, abs=1e-3)
    # Half of the area between both is what lies in the wrong place.
    assert 0.5 * step * np.abs(drawn.density - exact).sum() < 0.03
    assert np.abs(step * np.cumsum(drawn.density - exact)).max() < 0.015
    flat = np.full(len(exact), 1 / (drawn.grid[-1] - drawn.grid[0]))
    assert 0.5 * step * np.abs(flat - exact).sum() > 0.5


def test_moments_of_the_quadrature_are_those_of_the_matrix() -> None:
    """Probes of ±1 give the trace of a diagonal matrix without noise, and of others with little."""
    problem, theta = larger().training.problem(), larger().final[0]
    eigenvalues = pg.hessian_spectrum(problem, theta)
    drawn = pg.spectral_density(problem, theta, steps=20, probes=40)
    assert drawn.weights.sum(axis=1) == pytest.approx(np.ones(40), abs=1e-12)
    for power in (1, 2):
        found = (drawn.weights * drawn.nodes**power).sum(axis=1)
        error = found.std() / np.sqrt(len(found))
        assert found.mean() == pytest.approx((eigenvalues**power).mean(), abs=4 * error)


def test_as_many_steps_as_parameters_find_every_eigenvalue() -> None:
    problem = training(network=pg.Network(hidden=(3,))).problem()
    drawn = pg.spectral_density(problem, problem.initial, steps=500, probes=2)
    assert drawn.nodes.shape == (2, problem.size)
    assert drawn.nodes[0] == pytest.approx(pg.hessian_spectrum(problem, problem.initial), abs=1e-10)


def test_the_same_seed_gives_the_same_bits() -> None:
    problem = training().problem()
    one, again, other = (pg.spectral_density(problem, problem.initial, 10, 2, seed=seed) for seed in (3, 3, 4))
    assert np.array_equal(one.density, again.density) and not np.array_equal(one.density, other.density)


def test_it_is_written_with_its_numbers(tmp_path: Path) -> None:
    problem = training().problem()
    drawn = pg.spectral_density(problem, problem.initial, 10, 2, points=50, width=0.02)
    drawn.to_csv(tmp_path / "density.csv")
    lines = (tmp_path / "density.csv").read_text().splitlines()
    assert lines[0] == "eigenvalue,density" and len(lines) == 51
    assert [float(word) for word in lines[7].split(",")] == [drawn.grid[6], drawn.density[6]]
    drawn.to_npz(tmp_path / "density.npz")
    with np.load(tmp_path / "density.npz", allow_pickle=False) as arrays:
        assert np.array_equal(arrays["nodes"], drawn.nodes) and arrays["width"] == 0.02


def test_what_cannot_be_is_refused_with_a_sentence() -> None:
    problem = training(network=pg.Network(hidden=(60, 40))).problem()
    with pytest.raises(pg.PlaygroundError, match="up to 2000 parameters"):
        pg.hessian_spectrum(problem, problem.initial)
    for fields, sentence in (
        ({"steps": 1}, "steps must"),
        ({"probes": 0}, "probes must"),
        ({"width": 0.0}, "width must"),
        ({"steps": 2001}, "steps must be a whole number from 2 to 2000"),
        ({"probes": 10_001}, "probes must be a whole number from 1 to 10000"),
        ({"points": 100_001}, "points must be a whole number from 2 to 100000"),
        ({"progress": 1}, "progress must be a function"),
    ):
        with pytest.raises(pg.PlaygroundError, match=sentence):
            pg.spectral_density(problem, problem.initial, **fields)  # type: ignore[arg-type]
    with pytest.raises(pg.PlaygroundError, match="GB is the most"):
        Krylov(lambda v: v, np.ones(20_000_000), 60, np.random.default_rng(0), np.zeros((0, 20_000_000)))
    for asked in (pg.hessian_spectrum, pg.spectral_density):
        small = training().problem()
        with pytest.raises(Cancelled):
            asked(small, small.initial, cancelled=lambda: True)  # type: ignore[operator]
    assert np.isnan(pg.spectral_density(small, small.initial * np.nan).density).all()
