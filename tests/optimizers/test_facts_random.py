"""What theory says of methods that draw, sample, or go without derivatives."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.optimize import minimize

import playground as pg
from playground.experiments.result import Result

OFF = pg.StopRule(enabled=False)
DRAWING = ["langevin", "underdamped_langevin", "simulated_annealing", "entropy_sgd"]


def race(surface, starts, contender: pg.Contender, steps: int, seed: int = 0, stop=None) -> Result:
    return pg.simulate(pg.Experiment(surface, starts, [contender], steps=steps, seed=seed, stop=stop))


def variance_and_error(numbers: np.ndarray) -> tuple[float, float]:
    """The mean square of independent normal numbers about 0, and its standard error σ²·√(2/n)."""
    square = float(np.mean(numbers**2))
    return square, square * math.sqrt(2 / len(numbers))


@pytest.mark.parametrize("lr", [0.02, 0.2, 0.8])
def test_langevins_variance_on_a_bowl_is_that_of_the_theory(lr: float) -> None:
    """T/(λ(1 − ηλ/2)), where the curvature of x² + y² is λ = 2: with a long step far from T/λ."""
    contender = pg.Contender("langevin", lr=lr, temperature=0.3)
    result = race(pg.surface("sphere"), [(0.0, 0.0)] * 3000, contender, 300, seed=11, stop=OFF)
    square, error = variance_and_error(result.ends[0].ravel())
    assert abs(square - 0.3 / (2 * (1 - lr))) < 3 * error
    assert lr < 0.1 or abs(square - 0.3 / 2) > 6 * error


@pytest.mark.parametrize("time_step", [0.1, 1.2])
def test_the_split_dynamics_has_the_variance_of_the_density_at_any_step(time_step: float) -> None:
    contender = pg.Contender("underdamped_langevin", time_step=time_step, friction=2, temperature=0.3)
    result = race(pg.surface("sphere"), [(0.0, 0.0)] * 3000, contender, 400, seed=5, stop=OFF)
    square, error = variance_and_error(result.ends[0].ravel())
    assert abs(square - 0.3 / 2) < 3 * error


def test_a_langevin_path_visits_wells_as_often_as_its_density_says() -> None:
    """Of x⁴ − 3x² + x/2 at T = 1: the share of x < 0 is that of ∫ exp(−f/T)."""
    wells = pg.surface("unequal_wells")
    grid = np.linspace(-4, 4, 4001)
    weights = np.exp(-wells.value(grid[:, None]))
    expected = weights[grid < 0].sum() / weights.sum()
    contender = pg.Contender("langevin", lr=0.003, temperature=1)
    ends = race(wells, [(1.2,)] * 2000, contender, 6000, seed=3, stop=OFF).ends[0, :, 0]
    assert abs((ends < 0).mean() - expected) < 3 * math.sqrt(expected * (1 - expected) / len(ends)) + 0.01


def test_no_heat_is_gradient_descent() -> None:
    rosenbrock, start = pg.surface("rosenbrock"), [(-1.2, 1.0)]
    cold = race(rosenbrock, start, pg.Contender("langevin", lr=1e-3, temperature=0), 300)
    plain = race(rosenbrock, start, pg.Contender("gradient_descent", lr=1e-3), 300)
    assert np.array_equal(cold.positions, plain.positions)


@pytest.mark.parametrize("order", ["cyclic", "randomized"])
@pytest.mark.parametrize("step", ["rate", "exact"])
def test_coordinate_descent_ends_at_the_minimum_of_a_quadratic(order: str, step: str) -> None:
    bowl = pg.surface("rotated_quadratic", kappa=8, angle=0.7)
    contender = pg.Contender("coordinate_descent", order=order, step=step, lr=0.2)
    result = race(bowl, [(1.5, -0.7), (-2.0, 0.1)], contender, 2000)
    assert (result.statuses.reason == "minimum").all() and np.abs(result.ends).max() < 1e-7


def test_cyclic_exact_steps_are_gauss_seidel() -> None:
    bowl = pg.surface("rotated_quadratic", kappa=30, angle=0.4)
    a = bowl.hessian([[0.0, 0.0]])[0]
    path = race(bowl, [(1.5, -0.7)], pg.Contender("coordinate_descent", step="exact"), 40, stop=OFF).positions[0, 0]
    x = np.array([1.5, -0.7])
    for t in range(40):
        k = t % 2
        x[k] = -a[k, 1 - k] * x[1 - k] / a[k, k]
        assert path[t + 1] == pytest.approx(x, rel=1e-12, abs=1e-14)


def test_all_coordinates_at_once_are_jacobi() -> None:
    """x ← −D⁻¹(A − D)x; in the plane that converges for every positive definite matrix."""
    bowl = pg.surface("rotated_quadratic", kappa=30, angle=0.4)
    a = bowl.hessian([[0.0, 0.0]])[0]
    contender = pg.Contender("coordinate_descent", step="exact", order="all_at_once")
    path = race(bowl, [(1.5, -0.7)], contender, 40, stop=OFF).positions[0, 0]
    x = np.array([1.5, -0.7])
    for t in range(40):
        x = -(a - np.diag(np.diag(a))) @ x / np.diag(a)
        assert path[t + 1] == pytest.approx(x, rel=1e-12, abs=1e-14)


@pytest.mark.parametrize("form", ["ball", "every_step"])
def test_noise_leaves_a_saddle_at_which_gradient_descent_rests(form: str) -> None:
    himmelblau = pg.surface("himmelblau")
    found = pg.critical_points(himmelblau)
    saddles = found.points[found.kinds == "saddle"]
    shaken = pg.Contender("perturbed_gradient_descent", form=form, lr=1e-3)
    contenders = [pg.Contender("gradient_descent", lr=1e-3), shaken]
    result = pg.simulate(pg.Experiment(himmelblau, saddles, contenders, steps=3000))
    assert len(saddles) == 4 and (result.statuses.reason[0] == "saddle").all()
    if form == "ball":
        assert (result.statuses.reason[1] == "minimum").all()
    assert result.end_losses[1].max() < 1e-3


def test_a_perturbation_that_gains_nothing_is_the_last_and_is_taken_back() -> None:
    contender = pg.Contender("perturbed_gradient_descent", interval=20, lr=0.1)
    result = race(pg.surface("sphere"), [(0.0, 0.0)], contender, 200)
    assert result.statuses[0, 0].reason == "minimum" and result.ends.tolist() == [[[0.0, 0.0]]]
    assert result.evaluations.f[0, 0] == 2


def test_annealing_finds_the_deeper_well_from_the_wrong_one_and_not_without_heat() -> None:
    wells = pg.surface("unequal_wells")
    (best,) = wells.minima
    start = [(1.1,)] * 100
    for heat, found in ((4.0, (80, 100)), (0.0, (0, 2))):
        contender = pg.Contender("simulated_annealing", temperature=heat, cooling=0.998, width=0.3)
        ends = race(wells, start, contender, 4000, seed=1, stop=OFF).ends[0]
        assert found[0] <= (np.abs(ends - best) < 0.3).sum() <= found[1]


def test_annealing_counts_one_value_a_step_and_one_for_the_start() -> None:
    result = race(pg.surface("rosenbrock"), [(-1.2, 1.0)], pg.Contender("simulated_annealing"), 77, stop=OFF)
    assert result.evaluations[0, 0].tolist() == (78, 0, 0, 0)


def test_entropy_sgd_counts_the_gradients_of_its_walker() -> None:
    contender = pg.Contender("entropy_sgd", loops=7, inner_rate=1e-3)
    result = race(pg.surface("rosenbrock"), [(-1.2, 1.0)], contender, 30, stop=OFF)
    assert result.evaluations[0, 0].tolist() == (0, 210, 0, 0)


def test_a_narrowed_scope_is_gradient_descent_and_never_too_narrow() -> None:
    """Held at its point with γ = 1/η′, a walk of one step without memory moves x by η·g; 1.1⁹⁰⁰⁰ is no number."""
    narrow = {"loops": 1, "inner_rate": 0.1, "growth": 0.1, "noise": 0.0, "alpha": 0.0, "lr": 0.05}
    late = race(pg.surface("sphere"), [(1.0, 2.0)], pg.Contender("entropy_sgd", scope=100, **narrow), 9000, stop=OFF)
    plain = race(pg.surface("sphere"), [(1.0, 2.0)], pg.Contender("gradient_descent", lr=0.05), 20)
    assert late.positions[0, 0, :21] == pytest.approx(plain.positions[0, 0], rel=1e-12)
    free = race(pg.surface("sphere"), [(1.0, 2.0)], pg.Contender("entropy_sgd", scope=0, **narrow), 9000, stop=OFF)
    assert np.isfinite(late.ends).all() and free.ends.tolist() == [[[1.0, 2.0]]]


@pytest.mark.parametrize("id", ["rosenbrock", "beale", "himmelblau", "parabola"])
@pytest.mark.parametrize("adaptive", [False, True])
def test_nelder_mead_asks_as_often_as_scipy_and_goes_where_it_goes(id: str, adaptive: bool) -> None:
    surface = pg.surface(id)
    start = (-1.2, 1.0)[: surface.dimension]
    contender = pg.Contender("nelder_mead", adaptive=adaptive)
    for steps in (1, 2, 5, 20, 45):
        own = race(surface, [start], contender, steps, stop=OFF)
        options = {"maxiter": steps + 1, "xatol": -1, "fatol": -1, "maxfev": 10**6, "adaptive": adaptive}
        other = minimize(lambda x: surface.value(x[None])[0], start, method="Nelder-Mead", options=options)
        assert own.evaluations.f[0, 0] == other.nfev
        assert own.ends[0, 0] == pytest.approx(other.x, rel=1e-9, abs=1e-9)


def test_a_simplex_that_is_moved_from_outside_begins_again_there() -> None:
    """Lookahead pulls the lowest corner back; values of another place must not be taken for those of this one."""
    contender = pg.Contender("lookahead", k=3, alpha=0.5, base=pg.Contender("nelder_mead", size=0.3))
    result = race(pg.surface("rosenbrock"), [(-1.2, 1.0)], contender, 600)
    assert result.end_losses[0, 0] < 1e-3


@pytest.mark.parametrize("id", DRAWING)
def test_the_same_seed_gives_the_same_bits_and_another_seed_others(id: str) -> None:
    surface, starts = pg.surface("himmelblau"), [(-1.2, 1.0), (0.5, 0.5)]
    contender = pg.Contender(id) if id != "entropy_sgd" else pg.Contender(id, inner_rate=1e-3)
    one, same, other = (race(surface, starts, contender, 60, seed=seed, stop=OFF) for seed in (4, 4, 5))
    assert np.array_equal(one.positions, same.positions)
    assert not (one.positions[:, :, 1:] == other.positions[:, :, 1:]).all(axis=(2, 3)).any()
