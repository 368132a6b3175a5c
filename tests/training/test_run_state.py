"""A training that is continued from what was written down has the bits of one that never ended."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.optimizers import OPTIMIZERS, Traced
from playground.training.run_state import RunState, continued_run, run_state
from playground.training.training_result import TrainingResult
from playground.training.training_run import TrainingRun

DATA = pg.data("moons", samples=48, noise=0.1, seed=1)
NETWORK = pg.Network(hidden=(5, 5))
_SAMPLE = ("adam", "heavy_ball", "bfgs", "rprop", "lookahead", "langevin", "newton", "nelder_mead")
METHODS = [
    id if id in _SAMPLE else pytest.param(id, marks=pytest.mark.long)
    for id in OPTIMIZERS.ids()
    if not isinstance(OPTIMIZERS.get(id), Traced)
]


def training(*contenders: pg.Contender, **fields: Any) -> pg.Training:
    options: dict[str, Any] = {"batch": 8, "epochs": 6, "seed": 3, **fields}
    return pg.Training(options.pop("data", DATA), options.pop("network", NETWORK), contenders=contenders, **options)


def continued(asked: pg.Training, at: int) -> tuple[TrainingResult, TrainingResult]:
    """The result of a training in one piece, and of one that was continued after an update."""
    whole, first = TrainingRun(asked), TrainingRun(asked)
    whole.advance(whole.updates)
    first.advance(at)
    state = run_state(first)
    assert state is not None and state.done <= at
    # As from a file: none of the arrays belongs to the run.
    small = {name: array.copy() for name, array in state.small.items()}
    copy = RunState(
        state.fingerprint, state.done, small, *((tuple(a.copy() for a in s)) for s in (state.series, state.records))
    )
    second = continued_run(asked, copy)
    second.advance(second.updates)
    return TrainingResult(whole), TrainingResult(second)


def same(one: TrainingResult, other: TrainingResult) -> None:
    for name in ("losses", "gradient_norms", "step_lengths", "distances", "rates", "epochs"):
        assert np.array_equal(getattr(one, name), getattr(other, name), equal_nan=True), name
    for name in ("parameters", "final", "statistics", "final_statistics", "averages", "final_averages"):
        for a, b in zip(getattr(one, name), getattr(other, name), strict=True):
            assert np.array_equal(a, b, equal_nan=True), name
    for a, b in zip(one.looks, other.looks, strict=True):
        assert np.array_equal(a.updates, b.updates) and np.array_equal(a.training_loss, b.training_loss, equal_nan=True)
        assert np.array_equal(a.test_accuracy, b.test_accuracy, equal_nan=True)
    assert list(map(repr, one.statuses)) == list(map(repr, other.statuses))


@pytest.mark.parametrize("id", METHODS)
def test_every_method_goes_on_in_the_same_bits(id: str) -> None:
    wrapper = OPTIMIZERS.get(id).family == "round another"
    contender = pg.Contender(id, base=pg.Contender("adam", lr=0.01)) if wrapper else pg.Contender(id)
    try:
        asked = training(contender)
        TrainingRun(asked)
    except PlaygroundError as error:  # a method that trains no network says so
        assert str(error)
        return
    same(*continued(asked, 13))


@pytest.mark.parametrize(
    "fields",
    [
        {"network": pg.Network(hidden=(5,), normalization="batch", dropout=0.2)},
        {"network": pg.Network(hidden=(4, 4), skip=True, precision="float32")},
        {"sampling": "with_replacement"}, {"sampling": "without_replacement"}, {"batch": None}, {"growth": 1.5},
        {"penalty": 0.01}, {"memory": 1}, {"stop": pg.TrainingStop(patience=2)}, {"stop": pg.TrainingStop(loss=0.4)},
    ],
)  # fmt: skip
def test_every_kind_of_training_goes_on_in_the_same_bits(fields: dict[str, Any]) -> None:
    contenders = (
        pg.Contender("adam", lr=0.02, modifiers=[pg.Modifier("cosine", steps=30), pg.Modifier("clip_norm", limit=0.5)]),
        pg.Contender("heavy_ball", lr=0.1, modifiers=[pg.Modifier("exponential_average")]),
        pg.Contender("gradient_descent", lr=0.1, modifiers=[pg.Modifier("noise")]),
    )
    asked = training(*contenders, **fields)
    same(*continued(asked, min(7, TrainingRun(asked).updates - 1)))


@pytest.mark.parametrize("at", [1, 5, 12, 25])
def test_changes_on_the_way_are_in_force(at: int) -> None:
    asked = training(pg.Contender("adam", lr=0.02), pg.Contender("adam", lr=0.01)).replace(
        changes=[pg.Change(5, 0, "lr", 0.005), pg.Change(12, 0, "beta1", 0.5), pg.Change(20, 1, "lr", 0.1)]
    )
    same(*continued(asked, at))


def test_a_state_of_another_training_or_a_damaged_one_is_refused() -> None:
    asked = training(pg.Contender("adam"))
    run = TrainingRun(asked)
    assert run_state(run) is None, "nothing was done yet"
    run.advance(9)
    state = run_state(run)
    assert state is not None
    for other in (asked.replace(seed=4), training(pg.Contender("adam", lr=0.02)), asked.replace(epochs=7)):
        with pytest.raises(PlaygroundError, match="another training"):
            continued_run(other, state)
    damaged = [
        RunState(state.fingerprint, 9, {**state.small, "0_lanes": np.zeros((3, 1))}, state.series, state.records),
        RunState(state.fingerprint, 9, {}, state.series, state.records),
        RunState(state.fingerprint, 9, state.small, (state.series[0][:-1],), state.records),
        RunState(state.fingerprint, 9, state.small, state.series, (state.records[0][:, 1:],)),
        RunState(state.fingerprint, 9, state.small, (), ()),
    ]
    for wrong in damaged:
        with pytest.raises(PlaygroundError, match="damaged"):
            continued_run(asked, wrong)
