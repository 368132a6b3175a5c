"""Update rules against steps computed by hand.

On the bowl x² + y² from (1, 2) the gradient is (2x, 2y), so that a few steps of every rule can be done on paper.
"""

from __future__ import annotations

from math import sqrt

import pytest

import playground as pg

THIRD = 1 / 3

# For each setting the first positions after the start.
BY_HAND = [
    ("gradient_descent", {"lr": 0.25}, [(0.5, 1), (0.25, 0.5), (0.125, 0.25)]),
    # v = −2, −1/2·2 − 1 = −2, −1 − 0 = −1
    ("heavy_ball", {"lr": 0.25, "beta": 0.5}, [(0.5, 1), (0, 0), (-0.25, -0.5)]),
    ("heavy_ball", {"lr": 0.25, "beta": 0.5, "convention": "rate_in_velocity"}, [(0.5, 1), (0, 0), (-0.25, -0.5)]),
    # v = 1/2·2 = 1, 1/2 + 1/2·1.5 = 1.25
    ("heavy_ball", {"lr": 0.25, "beta": 0.5, "convention": "average"}, [(0.75, 1.5), (0.4375, 0.875)]),
    # v = −2, then at 0.5 + 0.125·(−2) = 0.25 the gradient is 0.5: v = −1 − 0.5
    ("nesterov", {"lr": 0.25, "beta": 0.5}, [(0.5, 1), (0.125, 0.25)]),
    # v = 2, x = 1 − 0.25·(2 + 1); v = 1 + 0.5, x = 0.25 − 0.25·(0.5 + 0.75): the look-ahead points of the line above
    ("nesterov", {"lr": 0.25, "beta": 0.5, "form": "shifted"}, [(0.25, 0.5), (-0.0625, -0.125)]),
    ("adagrad", {"lr": 0.5, "epsilon": 0}, [(0.5, 1.5), (0.5 - 0.5 / sqrt(5), 1.5 - 0.5 * 3 / 5)]),
    # s = 5 + 4 = 9 and 5 + 16 = 21; ε = 1 is added to the root
    ("adagrad", {"lr": 1, "epsilon": 1, "initial_sum": 5}, [(1 - 2 / 4, 2 - 4 / (sqrt(21) + 1))]),
    # s = 1 and 4, then 0.75 + 0 and 3 + 1
    ("rmsprop", {"lr": 0.5, "rho": 0.75, "epsilon": 0}, [(0, 1), (0, 0.5)]),
    ("rmsprop", {"lr": 0.5, "rho": 0.75, "epsilon": 1}, [(0.5, 2 - 2 * THIRD)]),
    # s = 2 and 8, both roots over the average plus ε: Δ = 2/√3 and 4/3
    ("adadelta", {"lr": 1, "rho": 0.5, "epsilon": 1}, [(1 - 2 / sqrt(3), 2 - 4 * THIRD)]),
    ("adadelta", {"lr": 0.5, "rho": 0.5, "epsilon": 1}, [(1 - 1 / sqrt(3), 2 - 2 * THIRD)]),
    # m̂/√ŝ = g/|g|: steps of η; then m = 1.4, s = 1.56 and m = 2.9, s = 6.61
    (
        "adam",
        {"lr": 0.1, "beta1": 0.5, "beta2": 0.75, "epsilon": 0},
        [(0.9, 1.9), (0.9 - 0.1 * (1.4 / 0.75) / sqrt(1.56 / 0.4375), 1.9 - 0.1 * (2.9 / 0.75) / sqrt(6.61 / 0.4375))],
    ),
    # ε is added to √ŝ = 2 and 4, not under the root
    ("adam", {"lr": 1, "beta1": 0.5, "beta2": 0.75, "epsilon": 1}, [(1 - 2 * THIRD, 2 - 4 / 5)]),
    (
        "adam",
        {"lr": 0.1, "beta1": 0.5, "beta2": 0.75, "epsilon": 0, "bias_correction": False},
        [(0.9, 1.9), (0.9 - 0.1 * 1.4 / sqrt(1.56), 1.9 - 0.1 * 2.9 / sqrt(6.61))],
    ),
    # β₂ = 0: s = g² falls from 4 to 1 and from 16 to 9, ŝ stays 4 and 16
    ("amsgrad", {"lr": 0.5, "beta1": 0, "beta2": 0, "epsilon": 0}, [(0.5, 1.5), (0.25, 1.125)]),
    # s = 1 and 4; with bias correction m̂ = g and ŝ = g²
    ("amsgrad", {"lr": 0.5, "beta1": 0.5, "beta2": 0.75, "epsilon": 0}, [(0.5, 1.5)]),
    ("amsgrad", {"lr": 0.5, "beta1": 0.5, "beta2": 0.75, "epsilon": 1, "bias_correction": True}, [(1 - THIRD, 1.6)]),
    # x: 0.5 down, 1 down, sign flipped (size 0.5, no move), 0.5 up; y: 0.5, 1, 2 down, flipped, 1 up
    (
        "rprop",
        {"initial_step": 0.5, "increase": 2, "decrease": 0.5},
        [(0.5, 1.5), (-0.5, 0.5), (-0.5, -1.5), (0, -1.5), (0, -0.5)],
    ),
    ("rprop", {"initial_step": 0.5, "increase": 2, "largest_step": 0.75}, [(0.5, 1.5), (-0.25, 0.75)]),
    ("rprop", {"initial_step": 2, "decrease": 0.1, "smallest_step": 1}, [(-1, 0), (-1, 0), (0, 0)]),
    # s = 1 and 4 again: less the squared averages 1/2² and 1²; with 3 added under the root 4 and 7
    ("rmsprop", {"lr": 0.5, "rho": 0.75, "epsilon": 0, "centered": True}, [(1 - 1 / sqrt(0.75), 2 - 2 / sqrt(3))]),
    ("rmsprop", {"lr": 0.5, "rho": 0.75, "epsilon": 3, "epsilon_place": "inside"}, [(0.5, 2 - 2 / sqrt(7))]),
    ("rmsprop", {"lr": 0.5, "rho": 0.5, "epsilon_place": "none", "initial_average": 4}, [(0.5, 2 - 2 / sqrt(10))]),
    # v = 2 and 2, then s = 1 and 5.25
    ("rmsprop", {"lr": 0.25, "rho": 0.75, "epsilon": 0, "beta": 0.5}, [(0.5, 1.5), (0, 1.25 - 0.75 / sqrt(5.25))]),
    ("adagrad", {"lr": 1, "epsilon": 5, "epsilon_place": "inside"}, [(1 - 2 / 3, 2 - 4 / sqrt(21))]),
    (
        "adam",
        {"lr": 1, "beta1": 0.5, "beta2": 0.5, "bias_correction": False, "epsilon_place": "none", "initial_average": 4},
        [(1 - 1 / 2, 2 - 2 / sqrt(10))],
    ),
    ("sign_descent", {"lr": 0.25}, [(0.75, 1.75), (0.5, 1.5), (0.25, 1.25), (0, 1), (0, 0.75)]),
    # the gain is 1, then 3/2; across 0 it is halved
    ("separate_gains", {"lr": 0.25, "increase": 0.5}, [(0.5, 1), (0.125, 0.25)]),
    ("separate_gains", {"lr": 0.75, "decrease": 0.5}, [(-0.5, -1), (-0.125, -0.25)]),
    # v = 0 in the second step, since a₁ = 1; then (a₂ − 1)/a₃ of the last step is added
    ("nesterov_convex", {"lr": 0.25}, [(0.5, 1), (0.25, 0.5)]),
    ("adamw", {"lr": 0.1, "epsilon": 0, "weight_decay": 0.5}, [(0.85, 1.8)]),
    ("adamw", {"lr": 0.1, "epsilon": 0, "weight_decay": 0.5, "decay_by": "nothing"}, [(0.4, 0.9)]),
    # m = 1 and 2 count 0.5/(1 − 0.25) times, g = 2 and 4 once, √ŝ = 2 and 4
    (
        "nadam",
        {"lr": 0.75, "beta1": 0.5, "beta2": 0.75, "epsilon": 0, "momentum": "constant"},
        [(0, 1)],
    ),
    ("adamax", {"lr": 0.1, "beta1": 0.5}, [(0.9, 1.9), (0.9 - 0.14 / 0.75 / 1.998, 1.9 - 0.29 / 0.75 / 3.996)]),
    ("radam", {"lr": 0.1, "beta1": 0.5}, [(0.8, 1.6), (0.8 - 0.13 / 0.75, 1.6 - 0.26 / 0.75)]),
    # s = 4 and 16 stay where they are in the first step
    ("yogi", {"lr": 1, "beta1": 0.5, "epsilon": 1}, [(1 - THIRD, 2 - 2 / 5)]),
    ("yogi", {"lr": 0.5, "beta1": 0.5, "beta2": 0.75, "epsilon": 0, "first_square": False}, [(0.5, 1.5)]),
    # g − m = 1 and 2, s = 1/4 and 1, ŝ = 1 and 4
    ("adabelief", {"lr": 0.1, "beta1": 0.5, "beta2": 0.75, "epsilon": 0}, [(0.8, 1.8)]),
    ("lion", {"lr": 0.25, "weight_decay": 1}, [(0.5, 1.25)]),
    ("adan", {"lr": 0.1, "epsilon": 0}, [(0.9, 1.9)]),
    ("adan", {"lr": 0.1, "epsilon": 0, "weight_decay": 10}, [(0.45, 0.95)]),
    # the curvature is 2; steps are cut at 1 in the second line
    ("sophia", {"lr": 0.5, "beta1": 0, "beta2": 0, "gamma": 1, "rho": 10}, [(0.5, 1)]),
    ("sophia", {"lr": 0.5, "beta1": 0, "beta2": 0.5, "gamma": 1, "rho": 1}, [(0.5, 1.5), (0, 1)]),
    # z = 0.5 and 1, then 0.25 and 0.5, which count half
    ("schedule_free", {"form": "sgd", "lr": 0.25, "beta": 0.5}, [(0.5, 1), (0.375, 0.75)]),
    ("schedule_free", {"form": "sgd", "lr": 0.5, "warmup": 2}, [(0.5, 1)]),
    ("swats", {"lr": 0.1, "epsilon": 0}, [(0.9, 1.9)]),
    # L = G = 2 and 4, θ = −2 and −4: θ(L + 0)/(L·100·L)
    ("cocob", {}, [(0.99, 1.99)]),
    ("vsgd", {"overestimate": 1}, [(0, 0)]),
    ("diagonal_levenberg_marquardt", {"lr": 0.5, "mu": 2}, [(0.75, 1.5), (0.5625, 1.125)]),
    # B = 1 and the rate 1/10; then B = 1/2, the inverse of the curvature, and the rate 1/11
    ("sgd_qn", {"t0": 9, "skip": 1}, [(0.8, 1.6), (0.8 - 0.8 / 11, 1.6 - 1.6 / 11)]),
    # ‖x‖ = √5, ‖g‖ = 2√5: the rate is a half of η·trust
    ("lars", {"lr": 1, "trust": 0.5, "beta": 0.5}, [(0.5, 1), (0, 0)]),
    ("lars", {"lr": 1, "trust": 0.75, "weight_decay": 1}, [(0.25, 0.5)]),
    # r = (1, 1), of length √2
    ("lamb", {"lr": 0.1, "epsilon": 0}, [(1 - 0.1 * sqrt(2.5), 2 - 0.1 * sqrt(2.5))]),
    ("lamb", {"lr": 0.1, "epsilon": 0, "largest_size": 1}, [(1 - 0.1 / sqrt(2), 2 - 0.1 / sqrt(2))]),
    ("newton", {}, [(0, 0)]),
    ("newton", {"lr": 0.5}, [(0.5, 1), (0.25, 0.5)]),
    ("newton", {"damping": 2}, [(0.5, 1)]),
    ("saddle_free_newton", {"damping": 2, "lr": 0.5}, [(0.75, 1.5)]),
]


def positions(surface, start: tuple[float, float], contender: pg.Contender, steps: int) -> list:
    stop = pg.StopRule(enabled=False)
    experiment = pg.Experiment(surface, [start], [contender], steps=steps, stop=stop)
    return [tuple(position) for position in pg.simulate(experiment).positions[0, 0, 1:].tolist()]


@pytest.mark.parametrize(("optimizer", "parameters", "expected"), BY_HAND, ids=str)
def test_a_rule_takes_the_steps_computed_by_hand(optimizer, parameters, expected) -> None:
    found = positions(pg.surface("sphere"), (1, 2), pg.Contender(optimizer, **parameters), len(expected))
    for position, hand in zip(found, expected, strict=True):
        assert position == pytest.approx(hand, rel=4e-15, abs=4e-16)


def test_newton_runs_into_a_saddle_and_its_saddle_free_form_away() -> None:
    """At (0.5, 0.25) on x² − y² the gradient is (1, −0.5), H = diag(2, −2) and |H| = 2·I."""
    saddle = pg.surface("quadratic_saddle")
    assert positions(saddle, (0.5, 0.25), pg.Contender("newton"), 1) == [(0, 0)]
    assert positions(saddle, (0.5, 0.25), pg.Contender("saddle_free_newton"), 1) == [(0, 0.5)]
    assert positions(saddle, (0.5, 0.25), pg.Contender("saddle_free_newton", damping=2.0), 1) == [(0.25, 0.375)]


def test_newton_solves_a_turned_bowl_in_one_step() -> None:
    bowl = pg.surface("rotated_quadratic", kappa=100, angle=0.7)
    for method in ("newton", "saddle_free_newton"):
        (end,) = positions(bowl, (1.3, -0.4), pg.Contender(method), 1)
        assert end == pytest.approx((0, 0), abs=1e-13)


def test_rate_and_velocity_change_places_without_changing_the_path() -> None:
    """With a constant rate two conventions of the heavy ball are one method, and the third has η/(1 − β)."""
    rosenbrock, start = pg.surface("rosenbrock"), (-1.2, 1.0)
    usual = positions(rosenbrock, start, pg.Contender("heavy_ball", lr=1e-3, beta=0.75), 40)
    moved = pg.Contender("heavy_ball", lr=1e-3, beta=0.75, convention="rate_in_velocity")
    average = pg.Contender("heavy_ball", lr=4e-3, beta=0.75, convention="average")
    for other in (moved, average):
        for left, right in zip(positions(rosenbrock, start, other, 40), usual, strict=True):
            assert left == pytest.approx(right, rel=1e-9)
