"""What acts between gradient and step: clipping, decay and noise do what theory says."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.stats

import playground as pg

OFF = pg.StopRule(enabled=False)
HILL = pg.formula("a*x^2/2 + b*y^2/2", domain={"x": (-3, 3), "y": (-3, 3)}, a=1.0, b=4.0)
FLAT = pg.formula("0*x + 0*y", domain={"x": (-3, 3), "y": (-3, 3)})


def one_step(modifier: pg.Modifier, count: int = 20_000, steps: int = 1, surface: object = FLAT) -> np.ndarray:
    """Steps of gradient descent with rate 1 on a plane without slope: noise alone, (count, steps, dimension)."""
    racer = pg.Contender("gradient_descent", lr=1.0, modifiers=[modifier])
    start = (0.0,) * surface.dimension
    race = pg.Experiment(surface, [start] * count, [racer], steps=steps, seed=11, stop=OFF)
    return -np.diff(pg.simulate(race).positions[0], axis=1)


def within_three_errors(variances: np.ndarray, expected: float) -> None:
    """Variances of normal numbers scatter round the true one with the relative error √(2/n)."""
    measured, n = float(np.mean(variances**2)), variances.size
    assert measured == pytest.approx(expected, abs=3 * expected * np.sqrt(2 / n))


def test_noise_keeps_the_stationary_variance_of_theory() -> None:
    lr, sigma = 0.3, 0.7
    racer = pg.Contender("gradient_descent", lr=lr, modifiers=[pg.Modifier("noise", sigma=sigma)])
    race = pg.Experiment(HILL, [(0.0, 0.0)] * 20_000, [racer], steps=200, seed=5, stop=OFF)
    ends = pg.simulate(race, record="ends").ends[0]
    for axis, curvature in enumerate((1.0, 4.0)):
        within_three_errors(ends[:, axis], lr * sigma**2 / (curvature * (2 - lr * curvature)))


def test_a_constant_rate_leaves_a_floor_that_one_over_t_removes_and_linear_decay_lowers() -> None:
    noise = pg.Modifier("noise", sigma=1.0)
    racers = [
        pg.Contender("gradient_descent", lr=0.4, modifiers=put)
        for put in ([noise], [noise, pg.Modifier("inverse_time", delay=20)], [noise, pg.Modifier("linear", steps=1500)])
    ]
    race = pg.Experiment(HILL, [(1.0, 1.0)] * 2000, racers, steps=4000, seed=2, stop=OFF)
    constant, inverse, linear = np.square(pg.simulate(race, record="ends").ends).mean(axis=(1, 2))
    assert constant > 0.2
    assert inverse < constant / 20
    # η σ²/(λ(2 − ηλ)) at 1 % of the rate.
    assert linear == pytest.approx(np.mean([0.004 / (2 - 0.004), 0.004 / (4 * (2 - 0.016))]), rel=0.1)


def test_student_noise_has_students_quantiles() -> None:
    for freedom in (1.5, 3.0, 20.0):
        drawn = one_step(pg.Modifier("noise_student", sigma=2.0, freedom=freedom)).ravel() / 2.0
        assert scipy.stats.kstest(drawn, scipy.stats.t(freedom).cdf).pvalue > 1e-3
        for share in (0.01, 0.25, 0.9, 0.99):
            quantile = scipy.stats.t(freedom).ppf(share)
            error = np.sqrt(share * (1 - share) / drawn.size) / scipy.stats.t(freedom).pdf(quantile)
            assert np.quantile(drawn, share) == pytest.approx(quantile, abs=4 * error)


def test_student_noise_of_both_coordinates_and_of_steps_is_independent() -> None:
    signs = np.sign(one_step(pg.Modifier("noise_student"), steps=2)).reshape(-1, 4)
    assert np.abs(np.corrcoef(signs.T) - np.eye(4)).max() < 4 / np.sqrt(len(signs))


def test_skew_noise_has_the_stated_covariance_and_on_a_line_that_of_x() -> None:
    skew = pg.Modifier("noise_covariance", sigma_x=0.8, sigma_y=0.2, correlation=-0.6)
    measured = np.cov(one_step(skew)[:, 0].T)
    assert measured == pytest.approx(np.array([[0.64, -0.096], [-0.096, 0.04]]), rel=0.05)
    line = pg.formula("0*x", domain={"x": (-3, 3)})
    within_three_errors(one_step(skew, surface=line), 0.64)


def test_decaying_noise_has_the_variance_of_its_step() -> None:
    drawn = one_step(pg.Modifier("noise_decaying", variance=0.3, gamma=0.55), steps=9)
    for k in (0, 3, 8):
        within_three_errors(drawn[:, k], 0.3 / (1 + k) ** 0.55)


def test_two_noises_are_independent() -> None:
    both = [pg.Modifier("noise", sigma=0.3), pg.Modifier("noise", sigma=0.4)]
    racer = pg.Contender("gradient_descent", lr=1.0, modifiers=both)
    race = pg.Experiment(FLAT, [(0.0, 0.0)] * 20_000, [racer], steps=1, seed=4, stop=OFF)
    within_three_errors(pg.simulate(race, record="ends").ends, 0.25)


def test_adam_with_decoupled_decay_is_adamw() -> None:
    lr, decay, rosenbrock = 0.05, 0.2, pg.surface("rosenbrock")
    racer = pg.Contender("adam", lr=lr, modifiers=[pg.Modifier("decoupled_weight_decay", decay=decay)])
    path = pg.simulate(pg.Experiment(rosenbrock, [(-1.2, 1.0)], [racer], steps=60, stop=OFF)).positions[0, 0]
    x, m, v = np.array([-1.2, 1.0]), np.zeros(2), np.zeros(2)
    for t in range(1, 61):
        g = np.array([-2 * (1 - x[0]) - 400 * x[0] * (x[1] - x[0] ** 2), 200 * (x[1] - x[0] ** 2)])
        x = x * (1 - lr * decay)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        x = x - lr * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
        assert path[t] == pytest.approx(x, rel=1e-11)


def test_coupled_decay_is_a_bowl_added_to_the_surface() -> None:
    path = {}
    for surface, put in ((HILL, [pg.Modifier("weight_decay", decay=0.5)]), (HILL.with_parameters(a=1.5, b=4.5), [])):
        racer = pg.Contender("rmsprop", lr=0.02, modifiers=put)
        path[len(put)] = pg.simulate(pg.Experiment(surface, [(2.0, 1.0)], [racer], steps=50, stop=OFF)).positions
    assert path[0] == pytest.approx(path[1], rel=1e-12)


def test_clipping_by_value_cuts_every_coordinate() -> None:
    racer = pg.Contender("gradient_descent", lr=0.1, modifiers=[pg.Modifier("clip_value", limit=1.5)])
    end = pg.simulate(pg.Experiment(HILL, [(1.0, -2.0)], [racer], steps=1, stop=OFF)).ends[0, 0]
    assert end == pytest.approx([1.0 - 0.1, -2.0 + 0.15], rel=1e-14)


@pytest.mark.parametrize("clip", ["clip_norm", "clip_value"])
def test_clipping_holds_who_is_thrown_away_at_a_cliff(clip: str) -> None:
    cliff = pg.surface("cliff")
    start, steps, lr = (1.1, 1.5), 200, 0.2
    racers = [pg.Contender("gradient_descent", lr=lr, modifiers=put) for put in ([], [pg.Modifier(clip, limit=0.5)])]
    path = pg.simulate(pg.Experiment(cliff, [start], racers, steps=steps, stop=OFF)).positions[:, 0]
    with np.errstate(invalid="ignore"):
        farthest = np.nanmax(np.abs(np.diff(path, axis=1)).max(axis=-1), axis=-1)
    assert farthest[0] > 3
    assert farthest[1] <= lr * 0.5 + 1e-12 and np.isfinite(path[1]).all()
