"""A low path between two networks that were trained apart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError


@pytest.fixture(scope="module")
def spirals() -> tuple[pg.TrainingResult, pg.TrainingResult]:
    """The same network, trained from two seeds."""
    training = pg.Training(
        pg.data("spirals", samples=300, noise=0.0), pg.Network(hidden=(32, 32)), epochs=500, batch=16, looks=1,
        contenders=[pg.Contender("adam", lr=0.02)],
    )  # fmt: skip
    return pg.train(training), pg.train(training.replace(seed=1))


def test_between_two_trained_spiral_networks_the_curve_stays_low_where_the_line_climbs(
    spirals: tuple[pg.TrainingResult, pg.TrainingResult],
) -> None:
    found = pg.low_path(spirals[0], 0, 0, of=spirals[1], updates=1000)
    ends = found.line.training_loss[[0, -1]]
    assert np.array_equal(found.curve.training_loss[[0, -1]], ends) and ends.max() < 0.01
    assert found.line.highest[1] > ends.max() + 1.0
    assert found.curve.highest[1] < ends.max() + 0.1
    assert found.curve.barrier < 0.1 * found.line.barrier
    assert found.curve.training_accuracy.min() == 1.0 > found.line.training_accuracy.min()


def test_both_lines_lead_from_one_network_to_the_other(spirals: tuple[pg.TrainingResult, pg.TrainingResult]) -> None:
    found = pg.low_path(spirals[0], 0, 0, of=spirals[1], updates=20, points=3)
    for line in (found.curve, found.line):
        assert np.array_equal(line.point(0.0), spirals[1].final[0])
        assert np.array_equal(line.point(1.0), spirals[0].final[0])
    problem = spirals[0].training.problem(0)
    for line in (found.curve, found.line):
        assert line.training_loss[1] == pytest.approx(problem.value(line.point(0.5)), rel=1e-13)


def test_a_middle_that_was_not_trained_lies_on_the_straight_line(moons: pg.TrainingResult) -> None:
    found = pg.low_path(moons, updates=0, points=5)
    assert np.allclose(found.curve.training_loss, found.line.training_loss, rtol=1e-12)


def test_the_same_seed_gives_the_same_bits(moons: pg.TrainingResult) -> None:
    told: list[tuple[int, int]] = []
    one = pg.low_path(moons, updates=50, points=5, seed=3, progress=lambda done, all: told.append((done, all)))
    other = pg.low_path(moons, updates=50, points=5, seed=3)
    assert np.array_equal(one.curve.controls, other.curve.controls)
    assert not np.array_equal(one.curve.controls, pg.low_path(moons, updates=50, points=5, seed=4).curve.controls)
    assert told[-1] == (70, 70) and [done for done, _ in told] == list(range(1, 71))


@pytest.mark.parametrize("updates", [1, 2, 7])
def test_its_middle_is_that_of_adam_on_the_mean_loss_along_the_curve(moons: pg.TrainingResult, updates: int) -> None:
    """Once more, as the docstring writes it: every update counts, the first at the whole rate, the last at little."""
    first, last = moons.final[1], moons.final[0]
    problem, random = moons.training.problem(0), np.random.default_rng(5)
    middle, m, s = (first + last) / 2, np.zeros(first.size), np.zeros(first.size)
    for k in range(updates):
        t = random.random()
        g = 2 * t * (1 - t) * problem.gradient((1 - t) ** 2 * first + 2 * t * (1 - t) * middle + t * t * last)
        m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g * g
        rate = 0.03 * (1 + np.cos(np.pi * k / updates)) / 2
        middle = middle - rate * (m / (1 - 0.9 ** (k + 1))) / (np.sqrt(s / (1 - 0.999 ** (k + 1))) + 1e-8)
    found = pg.low_path(moons, 0, 1, updates=updates, lr=0.03, points=3, seed=5)
    assert np.allclose(found.curve.controls, [first, middle, last], rtol=1e-9, atol=1e-12)
    whole = found.curve.point(0.25)
    assert np.allclose(whole, 0.5625 * first + 0.375 * middle + 0.0625 * last, rtol=1e-9, atol=1e-12)
    assert found.curve.training_loss[1] == pytest.approx(problem.value(found.curve.point(0.5)), rel=1e-12)


def test_it_can_be_cancelled_at_every_update_and_point(moons: pg.TrainingResult) -> None:
    for allowed in (0, 5, 12):
        asked: list[int] = []

        def cancelled(asked: list[int] = asked, allowed: int = allowed) -> bool:
            asked.append(0)
            return len(asked) > allowed

        with pytest.raises(PlaygroundError, match="cancelled"):
            pg.low_path(moons, updates=10, points=5, cancelled=cancelled)
        assert len(asked) == allowed + 1


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [({"updates": -1}, "updates must be"), ({"lr": 0.0}, "lr must be"), ({"points": 1}, "points must be"),
     ({"updates": 10**6 + 1}, "from 0 to 1000000"), ({"seed": -1}, "seed must be"), ({"of": 3}, "of must be what"),
     ({"other": 5}, "from 0 to 1")],
)  # fmt: skip
def test_what_has_no_path_is_told_in_a_sentence(
    moons: pg.TrainingResult, asked: dict[str, object], sentence: str
) -> None:
    with pytest.raises(PlaygroundError, match=sentence):
        pg.low_path(moons, **asked)


@pytest.mark.parametrize("lr", [1e6, 1e3])
@pytest.mark.parametrize("activation", ["quadratic", "relu", "tanh"])
def test_a_rate_that_explodes_gives_a_sentence_or_numbers_and_no_warning(activation: str, lr: float) -> None:
    for depth in (2, 4, 6):
        network = pg.Network(hidden=(6,) * depth, activation=activation, initialization="he")
        asked = pg.Training(
            pg.data("regression", samples=30), network, epochs=1, penalty=1e-3,
            contenders=[pg.Contender("adam"), pg.Contender("rmsprop")],
        )  # fmt: skip
        try:
            found = pg.low_path(pg.train(asked), lr=lr, updates=200, points=5)
        except PlaygroundError as error:
            assert "diverged" in str(error)
        else:
            assert found.curve.barrier > 0 and found.curve.highest[1] > 0


def test_a_line_through_what_is_no_number_has_no_finite_barrier(moons: pg.TrainingResult) -> None:
    line = replace(pg.straight_line(moons, points=3, beyond=0), training_loss=np.array([1.0, np.inf, 2.0]))
    assert line.barrier == np.inf and replace(line, training_loss=np.array([np.nan, 1.0, 2.0])).barrier == np.inf
