"""What makes sense together, what does not, and in which order it acts."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.cli._specs import read_optimizer_spec
from playground.experiments.program_of import program_of

START = (-1.5, 2.0)


def slope(x: np.ndarray) -> np.ndarray:
    return np.array([-2 * (1 - x[0]) - 400 * x[0] * (x[1] - x[0] ** 2), 200 * (x[1] - x[0] ** 2)])


def end(contender: pg.Contender, steps: int = 50) -> np.ndarray:
    race = pg.Experiment(pg.surface("rosenbrock"), [START], [contender], steps=steps, stop=pg.StopRule(enabled=False))
    return pg.simulate(race).positions[0, 0, -1]


def test_a_schedule_changes_the_rate_of_every_step() -> None:
    contender = pg.Contender("gradient_descent", lr=1e-3, modifiers=[pg.Modifier("cosine", steps=40, floor=0.1)])
    x = np.array(START)
    for k in range(50):
        x = x - 1e-3 * (0.1 + 0.9 * (1 + np.cos(np.pi * min(k / 40, 1))) / 2) * slope(x)
    assert end(contender) == pytest.approx(x, rel=1e-12)


def test_a_schedule_goes_on_where_a_long_race_is_marched_in_segments() -> None:
    contender = pg.Contender("gradient_descent", lr=1e-3, modifiers=[pg.Modifier("cosine", steps=250_000)])
    race = pg.Experiment(
        pg.surface("sphere"), [(1.0, 2.0)], [contender], steps=250_000, stop=pg.StopRule(enabled=False)
    )
    factors = 1 - 2e-3 * 0.5 * (1 + np.cos(np.pi * np.arange(250_000) / 250_000))
    assert pg.simulate(race, record="ends").ends[0, 0] == pytest.approx(
        np.prod(factors) * np.array([1.0, 2.0]), abs=1e-12
    )


def test_modifiers_on_gradients_act_before_the_step_in_their_order() -> None:
    contender = pg.Contender("heavy_ball", lr=0.1, beta=0.5, modifiers=[pg.Modifier("clip_norm", limit=0.3)])
    x, v = np.array(START), np.zeros(2)
    for _ in range(50):
        g = slope(x)
        v = 0.5 * v - g * min(1, 0.3 / np.linalg.norm(g))
        x = x + 0.1 * v
    assert end(contender) == pytest.approx(x, rel=1e-10)


def test_methods_can_be_put_round_each_other() -> None:
    sam = pg.Contender("sam", rho=0.1, base=pg.Contender("gradient_descent", lr=1e-3))
    contender = pg.Contender("lookahead", k=4, base=sam)
    x = slow = np.array(START)
    for t in range(1, 51):
        g = slope(x)
        x = x - 1e-3 * slope(x + 0.1 * g / np.linalg.norm(g))
        if t % 4 == 0:
            slow = slow + 0.5 * (x - slow)
            x = slow
    assert end(contender) == pytest.approx(x, rel=1e-12)
    assert contender.title == "Lookahead (Sharpness-aware minimization (Gradient descent))"
    race = pg.Experiment(pg.surface("rosenbrock"), [START], [contender], steps=50, stop=pg.StopRule(enabled=False))
    assert pg.simulate(race).evaluations.g[0, 0] == 100


def test_the_command_line_says_the_same_as_python() -> None:
    spec = "lookahead:k=6,name=L/adam:lr=1e-2,epsilon=1e-05+clip_norm:limit=1e+1+cosine:steps=500"
    inner = pg.Contender(
        "adam", lr=1e-2, epsilon=1e-5, modifiers=[pg.Modifier("clip_norm", limit=10), pg.Modifier("cosine", steps=500)]
    )
    assert read_optimizer_spec(spec) == pg.Contender("lookahead", k=6, name="L", base=inner)


def test_a_contender_prints_as_the_python_that_makes_it() -> None:
    inner = pg.Contender("adam", lr=0.05, modifiers=[pg.Modifier("clip_norm", limit=2)])
    contender = pg.Contender("lookahead", base=inner)
    names = {"Contender": pg.Contender, "Modifier": pg.Modifier}
    assert eval(repr(contender), names) == contender
    assert hash(eval(repr(contender), names)) == hash(contender)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: pg.Contender("newton", base=pg.Contender("adam")), "newton has no base: only lookahead"),
        (lambda: pg.Contender("rprop", modifiers=[pg.Modifier("cosine")]), "needs a learning rate, and Rprop has none"),
        (lambda: pg.Contender("lookahead", modifiers=[pg.Modifier("clip_norm")]), "put it on its base"),
        (lambda: pg.Contender("sam", base=pg.Contender("nesterov")), "does not take one there"),
        (lambda: pg.Contender("adam", modifiers=["cosine"]), "modifiers must be pg.Modifier objects"),
        (lambda: pg.Contender("adam", base="sgd"), "base must be a pg.Contender"),
        (lambda: pg.Modifier("clip"), "clip_norm"),
        (lambda: pg.Modifier("clip_norm", limit=-1), "clip_norm.limit must be a finite number above 0, got -1"),
        (lambda: pg.Modifier("clip_norm", lim=1), "limit"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(make: object, sentence: str) -> None:
    with pytest.raises(pg.PlaygroundError) as refused:
        make()
    assert sentence in str(refused.value)


def test_methods_are_not_put_round_each_other_without_end() -> None:
    inner = pg.Contender("adam")
    with pytest.raises(pg.PlaygroundError, match="times at most"):
        for _ in range(5):
            inner = pg.Contender("lookahead", base=inner)


def test_a_program_is_made_once_for_a_contender() -> None:
    contender = pg.Contender("adam", modifiers=[pg.Modifier("clip_norm")])
    assert program_of(contender) is program_of(pg.Contender("adam", modifiers=[pg.Modifier("clip_norm")]))
