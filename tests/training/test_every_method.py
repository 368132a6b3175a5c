"""Every optimizer, every modifier and every wrapper trains a small network, and does there what it does elsewhere."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import playground as pg
from playground.experiments.program_of import program_of
from playground.modifiers import MODIFIERS
from playground.networks.network_problem import NetworkProblem
from playground.optimizers import OPTIMIZERS, Traced, Wrapper
from playground.simulation.chunk import Chunk, Rule
from playground.simulation.method import Method

UPDATES = 15
# These shake, may accept what is worse, or jump to any stationary point.
RESTLESS = {
    "langevin", "underdamped_langevin", "simulated_annealing", "perturbed_gradient_descent", "newton",
    "rule with solve", "linear_conjugate_gradient",
}  # fmt: skip


def contenders() -> dict[str, pg.Contender]:
    own = {one.id: pg.Contender(one.id) for one in OPTIMIZERS if not isinstance(one, Wrapper | Traced)}
    # The Hessian of a network is nearly singular.
    own |= {name: own[name].with_parameter("damping", 0.5) for name in ("newton", "saddle_free_newton")}
    around = {
        f"{one.id} round {base}": pg.Contender(one.id, base=pg.Contender(base))
        for one in OPTIMIZERS
        for base in ("adam", "heavy_ball")
        if isinstance(one, Wrapper)
    }
    beside = {
        f"adam with {one.id}": pg.Contender("adam", modifiers=[pg.Modifier(one.id)])
        for one in MODIFIERS
        if not getattr(one, "most", None)
    }
    texts = {
        "norm": "x = x - 0.1*g/(1 + norm(g))", "dot": "m = 0.9*m + g\nx = x - 0.01*m*where(dot(m, g) > 0, 1, 0.1)",
        "solve": "x = x - 0.02*solve(H, g)", "d": "x = x - 0.05*g/(|d| + 1)", "xi": "x = x - 0.05*g + 0.0001*xi",
        "f": "x = x - 0.05*g/(1 + f)",
    }  # fmt: skip
    rules = {f"rule with {name}": pg.Contender(pg.rule(text)) for name, text in texts.items()}
    python = {"python": pg.Contender(pg.python_rule(lambda x, g, t, state: x - 0.05 * g))}
    return own | around | beside | rules | python


EVERY = contenders()


def training(contender: pg.Contender, batch: int | None) -> pg.Training:
    return pg.Training(
        data=pg.data("moons", samples=25, noise=0.1, split=0.2, seed=2),
        network=pg.Network(hidden=(5,), activation="tanh"),
        contenders=[contender], batch=batch, epochs=UPDATES if batch is None else -(-UPDATES * batch // 20), seed=3,
    )  # fmt: skip


@pytest.mark.parametrize("batch", [None, 4], ids=["full", "mini"])
@pytest.mark.parametrize("name", EVERY)
def test_it_trains_a_network_with_the_same_bits_each_time(name: str, batch: int | None) -> None:
    asked = training(EVERY[name], batch)
    result = pg.train(asked)
    assert result.updates == UPDATES and result.statuses[0].reason == "budget"
    assert np.isfinite(result.losses).all() and np.isfinite(result.final[0]).all()
    moved = result.final[0] != asked.problem().initial
    assert moved.all() or name in ("coordinate_descent", "nelder_mead"), "every coordinate is seen"
    assert np.array_equal(pg.train(asked).losses, result.losses)
    if batch is None and name not in RESTLESS:
        assert result.losses[0, -1] < result.losses[0, 0]


def marched(problem: NetworkProblem, contender: pg.Contender) -> np.ndarray:
    """θ after every update, where the network is a problem like any other."""
    size = problem.size
    method = Method.build(problem, program_of(contender))
    record = np.empty((size, UPDATES + 1, 1))
    rule = Rule(np.array([[-np.inf] * size, [np.inf] * size]), np.empty((0, size)), -1.0)
    lanes = method.lanes(problem.initial[None])
    Chunk(method, lanes, np.zeros(1, dtype=np.uint64), 3, rule, record, 0).march(0, UPDATES)
    return record[:, 1:, 0].T


@pytest.mark.parametrize("name", [name for name in EVERY if name not in ("python", "adam with warm_restarts")])
def test_a_full_batch_is_marched_as_any_problem_is(name: str) -> None:
    asked = training(EVERY[name], None)
    result = pg.train(asked)
    # A schedule may follow the training: its length stands in the training's own contender.
    path = marched(asked.problem(), asked.contenders[0].contender)
    assert result.parameters[0][1:] == pytest.approx(path, rel=1e-12, abs=1e-15)


def adam(problem: NetworkProblem, theta: Any) -> Any:
    m = v = 0.0
    for t in range(1, UPDATES + 1):
        g = problem.gradient(theta)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        theta = theta - 0.001 * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return theta


def clipped(problem: NetworkProblem, theta: Any) -> Any:
    for _ in range(UPDATES):
        g = problem.gradient(theta)
        theta = theta - 0.1 * g * min(1.0, 0.05 / np.linalg.norm(g))
    return theta


def lookahead(problem: NetworkProblem, theta: Any) -> Any:
    slow = theta
    for t in range(1, UPDATES + 1):
        theta = theta - 0.1 * problem.gradient(theta)
        if t % 5 == 0:
            slow = slow + 0.5 * (theta - slow)
            theta = slow
    return theta


def sharpness(problem: NetworkProblem, theta: Any) -> Any:
    for _ in range(UPDATES):
        g = problem.gradient(theta)
        theta = theta - 0.1 * problem.gradient(theta + 0.05 * g / np.linalg.norm(g))
    return theta


BY_HAND = {
    adam: pg.Contender("adam"),
    clipped: pg.Contender("gradient_descent", lr=0.1, modifiers=[pg.Modifier("clip_norm", limit=0.05)]),
    lookahead: pg.Contender("lookahead", k=5, alpha=0.5, base=pg.Contender("gradient_descent", lr=0.1)),
    sharpness: pg.Contender("sam", rho=0.05, base=pg.Contender("gradient_descent", lr=0.1)),
}


@pytest.mark.parametrize("by_hand", BY_HAND, ids=lambda one: one.__name__)
def test_it_is_what_numpy_makes_of_it(by_hand: Any) -> None:
    asked = training(BY_HAND[by_hand], None)
    problem = asked.problem()
    expected = by_hand(problem, problem.initial.copy())
    assert pg.train(asked).final[0] == pytest.approx(expected, rel=1e-9, abs=1e-12)
