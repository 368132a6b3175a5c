"""Trainings of small networks through `pg.train`, recording on, against JAX's jitted scan and PyTorch eager."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Any

import playground as pg
from tests.benchmarks._benchmark import Benchmark, Goal, Measured, Unmeasurable
from tests.benchmarks._pairs import alternate, seconds
from tests.benchmarks._training_elsewhere import RATE, in_jax, in_torch

# Hidden widths, batch, batches of an epoch, updates of one measurement, of PyTorch's.
NETWORKS = {
    "16": ((16, 16), 32, 16, 32000, 600),
    "32": ((32, 32), 64, 16, 9600, 600),
    "128": ((128, 128), 128, 16, 4800, 300),
}


def _training(hidden: tuple[int, ...], batch: int, count: int, updates: int) -> pg.Training:
    return pg.Training(
        pg.data("moons", samples=batch * count, split=0.0), pg.Network(hidden=hidden),
        contenders=[pg.Contender("gradient_descent", lr=RATE)], batch=batch, epochs=updates // count,
    )  # fmt: skip


def _perceptron(widths: list[int], torch: Any) -> Any:
    layers: list[Any] = []
    for before, after in pairwise(widths):
        layers += [torch.nn.Linear(before, after), torch.nn.Tanh()]
    return torch.nn.Sequential(*layers[:-1], torch.nn.Flatten(0))


def _against(training: pg.Training, name: str, turns: int, updates: int, eager: int) -> dict[str, Measured]:
    widths = [2, *training.network.hidden, 1]
    samples = training.data.training
    own = partial(pg.train, training)
    found = {}
    try:
        theirs = in_jax(widths, samples.inputs, samples.targets, training.batch or 1, updates)
        pairs = alternate(theirs, own, turns)
        jax, mine = pairs.seconds(1e6 / updates)
        found[f"training_{name}_against_jax"] = Measured(pairs.ratio, f"{mine:.2f} µs an update, JAX {jax:.2f} µs")
    except Unmeasurable as missing:
        found[f"training_{name}_against_jax"] = Measured(None, str(missing))
    if name == "16":
        try:
            found["training_16_against_torch"] = _against_torch(training, widths, turns, updates, eager)
        except Unmeasurable as missing:
            found["training_16_against_torch"] = Measured(None, str(missing))
    return found


def _against_torch(training: pg.Training, widths: list[int], turns: int, updates: int, eager: int) -> Measured:
    samples = training.data.training
    theirs = in_torch(
        partial(_perceptron, widths), lambda torch: torch.nn.BCEWithLogitsLoss(), samples.inputs,
        samples.targets.astype(float), training.batch or 1, eager,
    )  # fmt: skip
    return _alternated(training, theirs, turns, updates, eager)


def _alternated(training: pg.Training, theirs: Any, turns: int, updates: int, eager: int) -> Measured:
    theirs()
    pg.train(training)
    ratios = []
    for _ in range(turns):
        eagerly, own = seconds(theirs) / eager, seconds(partial(pg.train, training)) / updates
        ratios.append(eagerly / own)
    return Measured(sorted(ratios)[turns // 2], f"{own * 1e6:.2f} µs an update, PyTorch {eagerly * 1e6:.0f} µs")


def _digits_network(torch: Any) -> Any:
    return torch.nn.Sequential(
        torch.nn.Linear(64, 64), torch.nn.BatchNorm1d(64), torch.nn.ReLU(), torch.nn.Linear(64, 10)
    )  # fmt: skip


def _digits(quick: bool) -> Measured:
    """The digits with batch normalization, against PyTorch eager."""
    turns, epochs, eager = (1, 1, 4) if quick else (7, 200, 600)
    training = pg.Training(
        pg.data("digits", split=0.0), pg.Network(hidden=(64,), activation="relu", normalization="batch"),
        contenders=[pg.Contender("gradient_descent", lr=RATE)], batch=64, epochs=epochs,
    )  # fmt: skip
    samples = training.data.training
    theirs = in_torch(
        _digits_network, lambda torch: torch.nn.CrossEntropyLoss(), samples.inputs, samples.targets, 64, eager
    )
    return _alternated(training, theirs, turns, training.plan.updates, eager)


def _measure(quick: bool) -> dict[str, Measured]:
    found: dict[str, Measured] = {}
    for name, (hidden, batch, count, updates, eager) in NETWORKS.items():
        some, few = (2 * count, 4) if quick else (updates, eager)
        training = _training(hidden, batch, count, some)
        found |= _against(training, name, 1 if quick else 7, some, few)
    try:
        found["training_digits_against_torch"] = _digits(quick)
    except Unmeasurable as missing:
        found["training_digits_against_torch"] = Measured(None, str(missing))
    return found


BENCHMARK = Benchmark(
    place=40,
    goals=(
        Goal("training_16_against_jax", "2-16-16-1 tanh, batch 32, against a jitted JAX scan", "×", 1.8, at_least=True),
        Goal("training_16_against_torch", "the same against PyTorch eager", "×", 70, at_least=True),
        Goal("training_32_against_jax", "2-32-32-1 tanh, batch 64, against JAX", "×", 1.3, at_least=True),
        Goal("training_128_against_jax", "2-128-128-1 tanh, batch 128, against JAX", "×", 1.05, at_least=True),
        Goal(
            "training_digits_against_torch",
            "64-64-10 digits, ReLU, batch normalization, batch 64, against PyTorch eager",
            "×",
            7,
            at_least=True,
        ),
    ),
    measure=_measure,
)
