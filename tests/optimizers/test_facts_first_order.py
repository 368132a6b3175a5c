"""What is known of first-order methods, and holds of ours."""

from __future__ import annotations

from math import inf, sqrt

import numpy as np
import pytest

import playground as pg
from playground.experiments.rate_limit import rate_limit
from playground.optimizers import OPTIMIZERS, Elementwise
from playground.optimizers.adam import adam
from playground.optimizers.adamax import adamax
from playground.optimizers.amsgrad import amsgrad
from playground.simulation.chunk import Chunk, Rule
from playground.simulation.method import Method, Program

OFF = pg.StopRule(enabled=False)
START = (-1.4, 1.6)


def path(contender: pg.Contender, surface=None, steps: int = 300, start=START) -> np.ndarray:
    problem = surface or pg.surface("rotated_quadratic", kappa=20, angle=0.6)
    return pg.simulate(pg.Experiment(problem, [start], [contender], steps=steps, stop=OFF)).positions[0, 0]


def memory(contender: pg.Contender, steps: int, surface=None) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """What a vectorwise or elementwise method remembers of one point after some steps, and the point."""
    optimizer = contender.method
    problem = surface or pg.surface("rotated_quadratic", kappa=20, angle=0.6)
    method = Method.build(problem, Program(optimizer, contender.parameters))
    rule = Rule(np.array([[-inf, -inf], [inf, inf]]), np.zeros((0, 2)), -1.0)
    chunk = Chunk(method, method.lanes(np.array([START])), np.zeros(1, dtype=np.uint64), 0, rule, None, 0)
    chunk.march(0, steps)
    x, rest = chunk.lanes[:2, 0], chunk.lanes[2:, 0]
    found = optimizer.memory_by_name(rest[:, None], 2, contender.parameters)
    return {name: kept.reshape(-1) for name, kept in found.items()}, x


def test_adam_runs_the_wrong_way_on_reddis_problem_and_amsgrad_the_right_one() -> None:
    """Reddi, Kale, Kumar 2018, theorem 1: every third function is 3x, the others are −x, on [−1, 1]; x = −1 is best."""
    beta2, ends = 1 / 10, []
    for use_largest in (False, True):
        x, m, s, largest = 0.0, 0.0, 0.0, 0.0
        for t in range(1, 30_001):
            g, rate = 3.0 if t % 3 == 1 else -1.0, 0.5 / sqrt(t)
            if use_largest:
                x, m, s, largest = amsgrad(x, g, m, s, largest, 1.0, 1.0, rate, 0.0, beta2, 0.0)
            else:
                x, m, s = adam(x, g, m, s, 1.0, 1.0, rate, 0.0, beta2, 0.0, 0.0)
            x = min(max(x, -1.0), 1.0)
        ends.append(x)
    assert ends[0] > 0.95 and ends[1] < -0.95


LIMITS = [
    (pg.Contender("gradient_descent"), 2.0),
    *((pg.Contender("heavy_ball", beta=b, convention=word), 2 + 2 * b)
      for b in (0.5, 0.9) for word in ("velocity", "rate_in_velocity")),
    *((pg.Contender("heavy_ball", beta=b, convention="average"), 2 * (1 + b) / (1 - b)) for b in (0.5, 0.9)),
    *((pg.Contender("nesterov", beta=b, form=word), (2 + 2 * b) / (1 + 2 * b))
      for b in (0.5, 0.9) for word in ("look_ahead", "shifted")),
]  # fmt: skip


@pytest.mark.parametrize(("contender", "limit"), LIMITS, ids=repr)
def test_paths_grow_from_the_rate_on_at_which_theory_says_so(contender: pg.Contender, limit: float) -> None:
    """On a ravine with the curvatures 1 and 40 the steeper one decides: η·40 is 1 % below or above the limit."""
    ravine = pg.surface("rotated_quadratic", kappa=40, angle=0.6)
    racers = [contender.with_parameter("lr", factor * limit / 40) for factor in (0.99, 1.01)]
    result = pg.simulate(pg.Experiment(ravine, [START], racers, steps=20_000), record="ends")
    assert result.statuses.reason[:, 0].tolist() == ["minimum", "diverged"]
    found = rate_limit(contender, np.array([1.0, 40.0])).rate
    assert found * 40 == pytest.approx(limit, rel=1e-12)


def test_cocob_does_not_see_the_scale_of_f() -> None:
    bowl = "(x + 1)^2 + 3*(y - x)^2"
    usual = path(pg.Contender("cocob"), pg.formula(bowl))
    million = path(pg.Contender("cocob"), pg.formula(f"1000000*({bowl})"))
    assert million == pytest.approx(usual, rel=1e-9, abs=1e-9)


def test_cocob_needs_no_rate_on_three_scalings_of_one_bowl() -> None:
    for factor in ("0.001", "1", "1000"):
        surface = pg.formula(f"{factor}*(x^2 + 3*y^2)")
        end = path(pg.Contender("cocob"), surface, 3000)[-1]
        assert surface.value(end[None])[0] < 1e-4 * surface.value(np.array([START]))[0]


def test_swats_switches_to_the_rate_that_its_paper_derives() -> None:
    lr, beta1, beta2, tolerance = 0.01, 0.9, 0.99, 2e-4
    contender = pg.Contender("swats", lr=lr, beta2=beta2, tolerance=tolerance)
    surface = pg.surface("rotated_quadratic", kappa=20, angle=0.6)
    switched = int(memory(contender, 2000)[0]["switched"][0])
    assert 1 < switched < 2000
    points = path(contender, steps=switched + 50)
    # Adam's steps up to the switch, of which the rate is made.
    usual = path(pg.Contender("adam", lr=lr, beta2=beta2, epsilon=1e-12), steps=switched)
    assert points[: switched + 1] == pytest.approx(usual, rel=1e-6)
    steps, gradients = np.diff(points[: switched + 1], axis=0), surface.gradient(points[:switched])
    gammas = (steps**2).sum(axis=1) / -(steps * gradients).sum(axis=1)
    average, rates = 0.0, []
    for t, gamma in enumerate(gammas, 1):
        average = beta2 * average + (1 - beta2) * gamma
        rates.append(average / (1 - beta2**t))
    near = (np.abs(np.array(rates) - gammas) < tolerance) & (np.array(rates) > 0)
    assert np.flatnonzero(near[1:])[0] + 2 == switched
    found = memory(contender, switched)[0]
    assert found["rate"][0] == pytest.approx(rates[-1], rel=1e-8)
    assert found["gamma"][0] == pytest.approx(gammas[-1], rel=1e-8)
    v = np.zeros(2)
    for now, after in zip(points[switched:-1], points[switched + 1 :], strict=True):
        v = beta1 * v + surface.gradient(now[None])[0]
        assert after == pytest.approx(now - (1 - beta1) * rates[-1] * v, abs=1e-9)


def test_swats_goes_on_as_adam_at_the_tolerance_of_the_paper() -> None:
    assert memory(pg.Contender("swats", lr=0.01), 1000)[0]["switched"][0] == 0


@pytest.mark.parametrize(
    ("given", "low", "high"),
    [
        ({}, 0.1, 10),
        ({"limits": "hundred"}, 0.01, 100),
        ({"limits": "own", "smallest_gain": 0.5, "largest_gain": 3}, 0.5, 3),
    ],
)
def test_separate_gains_stay_in_their_range_and_reach_its_ends(given, low: float, high: float) -> None:
    steep = pg.formula("1000*x^2 + 0.0001*y^2")
    gains = [
        memory(pg.Contender("separate_gains", lr=lr, **given), steps, steep)[0]["gain"]
        for lr, steps in ((1e-7, 100), (1e-7, 3000), (9.9e-4, 100), (9.9e-4, 3000))
    ]
    assert np.min(gains) >= low and np.max(gains) <= high
    assert np.max(gains) == pytest.approx(high)


def test_a_gain_is_cut_while_a_coordinate_swings() -> None:
    found, _ = memory(pg.Contender("separate_gains", lr=0.9, decrease=0.99), 8, pg.surface("sphere"))
    assert (found["gain"] < 1).all()


def test_lion_moves_every_coordinate_by_the_rate() -> None:
    moves = np.diff(path(pg.Contender("lion", lr=0.01)), axis=0)
    assert np.abs(moves) == pytest.approx(0.01, rel=1e-9)


def test_adamax_steps_no_further_than_its_rate() -> None:
    """Exactly (1 − β₁)/(1 − β₁/β₂) times the rate, where gradients shrink as fast as the largest is forgotten."""
    beta1, beta2, rate = 0.9, 0.999, 0.01
    for surface in ("rosenbrock", "beale", "rotated_quadratic", "ackley"):
        moves = np.abs(np.diff(path(pg.Contender("adamax", lr=rate), pg.surface(surface), 1000), axis=0))
        assert moves.max() <= rate * (1 + 1e-9)
    x, m, u, power1, longest = 0.0, 0.0, 0.0, 1.0, 0.0
    for t in range(2000):
        power1 *= beta1
        moved, m, u = adamax(x, -(beta2**t), m, u, rate / (1 - power1), beta1, beta2, 0.0)
        x, longest = moved, max(longest, moved - x)
    assert longest == pytest.approx(rate * (1 - beta1) / (1 - beta1 / beta2), rel=1e-6)


def test_radam_begins_as_momentum_and_divides_from_the_fifth_step_on() -> None:
    """ρ exceeds 4 at t = 5 for β₂ = 0.999 (and 5 at t = 6), as the paper says."""
    surface = pg.surface("rotated_quadratic", kappa=20, angle=0.6)
    points, m = path(pg.Contender("radam", lr=0.001), surface, 6), np.zeros(2)
    for t in range(1, 6):
        m = 0.9 * m + 0.1 * surface.gradient(points[t - 1][None])[0]
        plain = points[t - 1] - 0.001 * m / (1 - 0.9**t)
        assert (points[t] == pytest.approx(plain, rel=1e-12)) == (t < 5)


def test_a_restart_keeps_nesterovs_convex_schedule_from_its_waves() -> None:
    surface = pg.surface("rotated_quadratic", kappa=1000, angle=0.6)
    losses = {
        restart: surface.value(path(pg.Contender("nesterov_convex", lr=1e-3, restart=restart), surface, 1000))
        for restart in ("none", "by_value", "by_gradient")
    }
    rises = {restart: int((np.diff(loss) > 0).sum()) for restart, loss in losses.items()}
    assert rises["none"] > 100
    for restart in ("by_value", "by_gradient"):
        assert losses[restart][-1] < 1e-6 * losses["none"][-1]


def test_nesterovs_convex_schedule_keeps_its_bound() -> None:
    """f(x) − f* ≤ 2‖x₁ − x*‖²/(η(t + 1)²) for η = 1/L (Beck, Teboulle 2009, theorem 4.4)."""
    surface = pg.surface("rotated_quadratic", kappa=1000, angle=0.6)
    losses = surface.value(path(pg.Contender("nesterov_convex", lr=1e-3), surface, 1000))[1:]
    t = np.arange(1, 1001)
    assert (losses <= 2 * np.square(START).sum() / (1e-3 * (t + 1) ** 2)).all()


def test_a_diagonal_method_jumps_along_the_axes_and_not_across_them() -> None:
    rate = {"lr": 1.0, "mu": 1e-9}
    ravine = pg.formula("1000*x^2 + y^2")
    assert path(pg.Contender("diagonal_levenberg_marquardt", **rate), ravine, 1)[-1] == pytest.approx([0, 0], abs=1e-8)
    turned = pg.surface("rotated_quadratic", kappa=100, angle=0.6)
    assert np.abs(path(pg.Contender("diagonal_levenberg_marquardt", **rate), turned, 1)[-1]).max() > 0.1


def test_schedule_free_shows_the_average_of_its_fast_points() -> None:
    """With β = 0 the gradient is taken at the fast point: gradient descent, of which all points are averaged."""
    points = path(pg.Contender("schedule_free", form="sgd", lr=0.02, beta=0.0))
    fast = path(pg.Contender("gradient_descent", lr=0.02))
    means = np.cumsum(fast[1:], axis=0) / np.arange(1, len(fast))[:, None]
    assert points[1:] == pytest.approx(means, abs=1e-12)


def test_sophia_looks_at_the_curvature_every_k_steps_and_is_charged_for_that() -> None:
    racers = [pg.Contender("sophia", interval=interval) for interval in (1, 7, 10)]
    race = pg.Experiment(pg.surface("rosenbrock"), [START], racers, steps=100, stop=OFF)
    assert pg.simulate(race).evaluations.H[:, 0].tolist() == [100, 15, 10]
    assert pg.simulate(race).evaluations.g[:, 0].tolist() == [100, 100, 100]


def without_floor() -> list[pg.Contender]:
    """Every elementwise method that has a floor, and SWATS, with none: ε is 0, or has no place."""
    found = [pg.Contender("swats", epsilon=0)]
    for optimizer in OPTIMIZERS:
        names = [parameter.name for parameter in optimizer.parameters]
        if isinstance(optimizer, Elementwise) and "epsilon" in names:
            found.append(pg.Contender(optimizer.id, epsilon=0))
        if isinstance(optimizer, Elementwise) and "epsilon_place" in names:
            found.append(pg.Contender(optimizer.id, epsilon_place="none"))
    return found


@pytest.mark.parametrize("contender", without_floor(), ids=repr)
def test_without_a_floor_a_coordinate_without_slope_stays_where_it_is(contender: pg.Contender) -> None:
    """0/0 is no step, and the other coordinate goes its way; also where all slopes are 0."""
    points = path(contender, pg.surface("sphere"), 50, (0.0, 1.0))
    assert (points[:, 0] == 0).all() and np.isfinite(points).all()
    # AdaDelta's first step is made of ε alone.
    assert (points[-1, 1] != 1) == (contender.optimizer != "adadelta")
    assert (path(contender, pg.surface("sphere"), 50, (0.0, 0.0)) == 0).all()
