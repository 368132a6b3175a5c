"""LARS and LAMB treat every array of a network's parameters as a layer of its own."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import playground as pg
from playground.base.parameter_block import ParameterBlock
from playground.curvature.linearized_problem import linearized_problem
from playground.experiments.program_of import program_of
from playground.networks.assemble import assemble
from playground.networks.network_problem import NetworkProblem
from playground.networks.normalizations import NORMALIZATIONS
from playground.optimizers import OPTIMIZERS, Vectorwise
from playground.simulation.trainer import Batches, Trainer

REFERENCE = json.loads((Path(__file__).parents[1] / "references/networks/layerwise.json").read_text("utf-8"))
Floats = np.ndarray[Any, np.dtype[np.float64]]


def problem() -> NetworkProblem:
    network = pg.Network(hidden=tuple(REFERENCE["hidden"]), normalization="layer")
    inputs, targets = np.array(REFERENCE["inputs"]), np.array(REFERENCE["targets"])
    operations = assemble(network, inputs.shape[1], 1, "squared")
    return NetworkProblem(operations, inputs, targets, initial=np.array(REFERENCE["start"]))


def path(contender: pg.Contender, where: NetworkProblem, updates: int = 100) -> Floats:
    """θ after every update, (updates + 1, size)."""
    batches = Batches("full", (where.samples,), 0)
    trainer = Trainer(where, program_of(contender), where.initial, updates, batches, every=1)
    trainer.advance(updates)
    return np.array(trainer.record)


@pytest.mark.parametrize("case", REFERENCE["paths"], ids=lambda case: f"{case['optimizer']}-{case['parameters']}")
def test_a_network_is_moved_as_optax_moves_it(case: dict[str, Any]) -> None:
    found = path(pg.Contender(case["optimizer"], **case["parameters"]), problem())
    for update, theta in case["theta"].items():
        np.testing.assert_allclose(found[int(update)], theta, rtol=1e-10, atol=1e-10)
    assert np.abs(found[100] - found[0]).max() > 0.1


def lars(where: NetworkProblem, q: dict[str, Any], exempt: tuple[bool, bool]) -> Iterator[Floats]:
    """Algorithm 1 of the paper, for each block."""
    x, v = where.initial.copy(), np.zeros(where.size)
    while True:
        yield x.copy()
        g = where.gradient(x)
        for block in where.blocks:
            w, slope, speed = (block.of(vector) for vector in (x, g, v))
            spared = block.kind != "weights"
            decay = 0.0 if spared and exempt[0] else q["weight_decay"]
            rate, size, steep = q["lr"], np.linalg.norm(w), np.linalg.norm(slope)
            if size > 0 and steep > 0 and not (spared and exempt[1]):
                rate = rate * q["trust"] * size / (steep + decay * size)
            speed[...] = q["beta"] * speed + rate * (slope + decay * w)
            w -= speed


def lamb(where: NetworkProblem, q: dict[str, Any], exempt: tuple[bool, bool]) -> Iterator[Floats]:
    """Algorithm 2 of the paper, φ(z) = min(z, largest size)."""
    x, m, s = where.initial.copy(), np.zeros(where.size), np.zeros(where.size)
    for t in range(1, 10**9):
        yield x.copy()
        g = where.gradient(x)
        m = q["beta1"] * m + (1 - q["beta1"]) * g
        s = q["beta2"] * s + (1 - q["beta2"]) * g**2
        direction = m / (1 - q["beta1"] ** t) / (np.sqrt(s / (1 - q["beta2"] ** t)) + q["epsilon"])
        for block in where.blocks:
            w, spared = block.of(x), block.kind != "weights"
            r = block.of(direction) + (0.0 if spared and exempt[0] else q["weight_decay"]) * w
            size, length = np.linalg.norm(w), np.linalg.norm(r)
            ratio = 1.0 if size == 0 or length == 0 or (spared and exempt[1]) else min(size, q["largest_size"]) / length
            w -= q["lr"] * ratio * r


EXEMPT = {"nothing": (False, False), "decay": (True, False), "trust": (False, True), "both": (True, True)}


@pytest.mark.parametrize("normalization", [None, *sorted(one.id for one in NORMALIZATIONS)])
@pytest.mark.parametrize("exempt", EXEMPT)
def test_a_network_is_moved_as_the_papers_say(exempt: str, normalization: str | None) -> None:
    """What libraries do otherwise too: LARS with a decay, LAMB with a largest size, blocks that begin at 0."""
    values = (("groups", 2),) if normalization in ("group", "instance", "switchable") else ()
    network = pg.Network(hidden=(6, 8), normalization=normalization, normalization_parameters=values)
    asked = pg.Training(pg.data("circles", samples=30, seed=3), network)
    # With normalized sums a difference in the last place grows tenfold every ten updates.
    updates = 100 if normalization in (None, "weight", "spectral") else 20
    for transcribed, q in (
        (lars, {"lr": 0.05, "beta": 0.5, "trust": 0.1, "weight_decay": 0.3}),
        (lamb, {"lr": 0.005, "beta1": 0.9, "beta2": 0.99, "epsilon": 1e-3, "weight_decay": 0.2, "largest_size": 0.5}),
    ):
        found = path(pg.Contender(transcribed.__name__, exempt=exempt, **q), asked.problem(), updates)
        wanted = list(islice(transcribed(asked.problem(), q, EXEMPT[exempt]), updates + 1))
        np.testing.assert_allclose(found, wanted, rtol=1e-10, atol=1e-10)


def test_a_network_of_two_parameters_has_two_blocks() -> None:
    """In the plane a surface's point is one block; a linear network of one number is not a point of a surface."""
    where = NetworkProblem(
        assemble(pg.Network(hidden=()), 1, 1, "squared"), np.array([[1.0], [2.0], [-1.0]]), np.array([1.0, 3.0, 0.0]),
        initial=np.array([0.3, 0.1]),
    )  # fmt: skip
    q = {"lr": 0.5, "beta": 0.0, "trust": 0.1, "weight_decay": 0.0}
    wanted = list(islice(lars(where, q, (False, False)), 21))
    np.testing.assert_allclose(path(pg.Contender("lars", **q), where, 20), wanted, rtol=1e-12)


@pytest.mark.parametrize("normalization", [None, *sorted(one.id for one in NORMALIZATIONS)])
def test_blocks_are_all_parameters_in_order(normalization: str | None) -> None:
    values = (("groups", 2),) if normalization in ("group", "instance", "switchable") else ()
    network = pg.Network(hidden=(6, 8), normalization=normalization, normalization_parameters=values)
    where = pg.Training(pg.data("circles", samples=20), network).problem()
    assert sum(block.size for block in where.blocks) == where.size
    ends = np.cumsum([block.size for block in where.blocks])
    assert [block.place for block in where.blocks] == [0, *ends[:-1]]
    names = [block.name for block in where.blocks]
    assert len(set(names)) == len(names)
    weights = [(block.rows, block.columns) for block in where.blocks if block.kind == "weights"]
    assert weights == [(6, 2), (8, 6), (1, 8)]
    biases = [block for block in where.blocks if block.name.startswith(("b", "β"))]
    assert biases and all(block.kind == "bias" for block in biases)
    if normalization != "switchable":
        # Whatever begins at 1 is a scale, whatever begins at 0 a bias.
        for block in where.blocks:
            if block.kind != "weights" and block.name[0] not in "g":
                assert set(block.of(where.initial)) == {1.0 if block.kind == "scale" else 0.0}


def test_the_linearized_network_has_the_blocks_of_the_network() -> None:
    where = problem()
    tangent = linearized_problem(where, where.initial)
    assert tangent.blocks == where.blocks
    q = {"lr": 0.3, "beta": 0.5, "trust": 0.02, "weight_decay": 0.1}
    wanted = list(islice(lars(tangent, q, (False, True)), 31))
    np.testing.assert_allclose(path(pg.Contender("lars", exempt="trust", **q), tangent, 30), wanted, rtol=1e-9)


def test_a_point_of_a_surface_is_one_block() -> None:
    assert pg.surface("rosenbrock").blocks == (ParameterBlock("x", 2),)
    by_block = [one.id for one in OPTIMIZERS if isinstance(one, Vectorwise) and one.by_block]
    assert by_block == ["lamb", "lars"]
    for id in by_block:
        racers = [pg.Contender(id, exempt=exempt, weight_decay=0.1) for exempt in EXEMPT]
        race = pg.Experiment(pg.surface("rosenbrock"), [(-1.0, 2.0)], racers, steps=20)
        positions = pg.simulate(race).positions[:, 0]
        assert (positions == positions[:1]).all() and (positions[:, 20] != positions[:, 0]).all()
