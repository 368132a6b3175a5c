"""What every optimizer of the catalogue keeps, from the moment its file exists."""

from __future__ import annotations

import json
import math
from itertools import product
from typing import Any

import numpy as np
import pytest

import playground as pg
from playground.base.parameters import Parameter, Value
from playground.experiments.rate_limit import rate_limit
from playground.optimizers import OPTIMIZERS, Optimizer, StabilityLaw, Wrapper
from playground.optimizers.forms.blocks import EXEMPT
from playground.optimizers.forms.stability import NOT_STATED

pytestmark = pytest.mark.usefixtures("checked_kernels")

EVERY = pytest.mark.parametrize("optimizer", list(OPTIMIZERS), ids=lambda optimizer: optimizer.id)
PARAMETERS = [(optimizer, parameter) for optimizer in OPTIMIZERS for parameter in optimizer.parameters]
EACH_PARAMETER = pytest.mark.parametrize(
    ("optimizer", "parameter"),
    PARAMETERS,
    ids=[f"{optimizer.id}.{parameter.name}" for optimizer, parameter in PARAMETERS],
)

TRIED: dict[str, tuple[Any, ...]] = {
    "beta": (0.0, 0.5, 0.9, 0.99), "damping": (0.0, 1.0), "friction": (0.2, 5.0), "temperature": (0.0,),
    "radius": (0.0,),
}  # fmt: skip


@EVERY
def test_it_descends_the_bowl(optimizer: Optimizer) -> None:
    rate = {"lr": 0.05} if any(parameter.name == "lr" for parameter in optimizer.parameters) else {}
    contender = pg.Contender(optimizer.id, **rate)
    if isinstance(optimizer, Wrapper):
        contender = contender.replace(base=pg.Contender("gradient_descent", lr=0.05))
    starts = [(3.0, -2.0), (-0.5, 0.1), (1e-3, 5.0)]
    result = pg.simulate(pg.Experiment(pg.surface("sphere"), starts, [contender], steps=3000))
    assert (result.end_losses < 0.9 * result.losses[:, :, 0]).all()
    assert not np.isin(result.statuses.reason, ["diverged", "left_domain", "saddle", "maximum"]).any()


@EVERY
def test_its_defaults_are_legal_and_make_a_contender(optimizer: Optimizer) -> None:
    contender = pg.Contender(optimizer.id)
    assert contender.parameters == {parameter.name: parameter.default for parameter in optimizer.parameters}
    assert contender.given == {} and contender.title.startswith(optimizer.name)
    assert (contender.base is not None) == isinstance(optimizer, Wrapper)


@EVERY
def test_its_defaults_in_a_training_are_legal_others_and_said(optimizer: Optimizer) -> None:
    given = optimizer.training_defaults
    assert pg.Contender(optimizer.id, **given).given == given
    assert bool(optimizer.defaults_in_training) == bool(given)


@EVERY
def test_it_starts_at_the_start(optimizer: Optimizer) -> None:
    # A method that tries points at random and takes good ones alone may stay for a while.
    steps = 100 if optimizer.uses == ("value",) else 1
    race = pg.Experiment(pg.surface("rosenbrock"), [(-1.5, 2.0)], [pg.Contender(optimizer.id)], steps=steps)
    result = pg.simulate(race)
    assert result.positions[0, 0, 0].tolist() == [-1.5, 2.0]
    assert result.positions[0, 0, steps].tolist() != [-1.5, 2.0]


@EVERY
def test_it_says_what_it_is(optimizer: Optimizer) -> None:
    function = optimizer.function
    assert optimizer.id == function.__module__.rsplit(".", 1)[-1] and function.__name__ == optimizer.id
    assert function.__doc__ and "←" in function.__doc__
    assert optimizer.name and optimizer.summary.endswith(".") and "\n" not in optimizer.summary
    assert optimizer.equation and all("←" in line or "=" in line for line in optimizer.equation.split("\n"))
    assert any(character.isdigit() for character in optimizer.source), "a source has a year"
    assert OPTIMIZERS.get(optimizer.id) is optimizer


@EVERY
def test_its_parameters_have_names_of_their_own(optimizer: Optimizer) -> None:
    names = [parameter.name for parameter in optimizer.parameters]
    assert len(set(names)) == len(names) and not set(names) & {"name", "color", "enabled", "optimizer"}


@EACH_PARAMETER
def test_a_default_lies_within_the_legal_range(optimizer: Optimizer, parameter: Parameter) -> None:
    assert parameter.check(parameter.default, optimizer.id) == parameter.default


@EACH_PARAMETER
def test_a_slider_shows_legal_values_and_holds_the_default(optimizer: Optimizer, parameter: Parameter) -> None:
    if parameter.kind in ("boolean", "choice"):
        return
    low, high = parameter.slider
    assert low < high
    for end in (low, high):
        assert parameter.check(end, optimizer.id) == end
    if parameter.scale == "log":
        assert low > 0
        assert parameter.default == 0 or parameter.name == "epsilon" or low <= parameter.default <= high
    else:
        assert low <= parameter.default <= high


@EACH_PARAMETER
def test_a_value_survives_text_json_and_the_kernels_numbers(optimizer: Optimizer, parameter: Parameter) -> None:
    values = list(parameter.choices) if parameter.kind == "choice" else [True, False]
    if parameter.kind == "float":
        values = [parameter.default, *parameter.slider]
    if parameter.kind == "integer":
        values = [parameter.default, *map(int, parameter.slider)]
    for value in values:
        assert parameter.parse(str(value), optimizer.id) == value
        assert json.loads(json.dumps(value)) == value
        assert math.isfinite(parameter.encode(value))
        contender = pg.Contender(optimizer.id).with_parameter(parameter.name, value)
        assert contender.parameters[parameter.name] == value


def other_values(parameter: Parameter) -> list[Value]:
    """The words of a choice, or the two ends of the slider."""
    if parameter.kind in ("boolean", "choice"):
        return [value for value in (parameter.choices or (True, False)) if value != parameter.default]
    if parameter.kind == "integer":
        low, high = map(int, parameter.slider)
        return [low, low + 1, high]  # what is far beyond the plane's two coordinates may be as much as two
    return list(parameter.slider)


# The second is gentle enough to come near its minimum, on the third one begins at rest, the last is of one number.
SURFACES = {
    "rosenbrock": [(-1.5, 2.0), (1.9, -0.7), (0.2, 0.9)],
    "sphere": [(0.3, -0.2), (1.0, 0.01)],
    "quadratic_saddle": [(0.0, 0.0)] * 8,
    "parabola": [(0.7,), (-2.0,)],
}


def changes_a_path(usual: pg.Contender, parameter: Parameter, surface: str) -> bool:
    racers = [usual, *(usual.with_parameter(parameter.name, value) for value in other_values(parameter))]
    off = pg.StopRule(enabled=False)
    result = pg.simulate(pg.Experiment(pg.surface(surface), SURFACES[surface], racers, steps=120, stop=off))
    return any(not np.array_equal(result.positions[0], path, equal_nan=True) for path in result.positions[1:])


def changes_a_training(usual: pg.Contender, parameter: Parameter) -> bool:
    """Whether each other value moves a network, whose biases are blocks of their own, away from the default's path."""
    racers = [usual, *(usual.with_parameter(parameter.name, value) for value in other_values(parameter))]
    training = pg.Training(pg.data("xor", samples=20), pg.Network(hidden=(3,)), contenders=racers, epochs=20)
    losses = pg.train(training).losses
    return all(not np.array_equal(losses[0], other) for other in losses[1:])


@EACH_PARAMETER
def test_a_parameter_is_documented_and_does_something(optimizer: Optimizer, parameter: Parameter) -> None:
    """At the other parameters' defaults, or where one of them has another value: the ends of a range count only where
    a choice says so, a memory only where steps are not all cut. A point of a surface is one block of weights: what
    tells blocks apart acts on a network alone."""
    assert len(parameter.doc) > 5 and "\n" not in parameter.doc
    usual = pg.Contender(optimizer.id)
    beside = [
        usual.with_parameter(other.name, value)
        for other in optimizer.parameters
        if other is not parameter
        for value in other_values(other)
    ]
    if parameter is EXEMPT:
        assert any(changes_a_training(one, parameter) for one in (usual, *beside))
    else:
        assert any(changes_a_path(one, parameter, surface) for surface in SURFACES for one in (usual, *beside))


def stable_settings() -> list[pg.Contender]:
    """Every optimizer that states a limit of stability, with each of its words and some momenta and dampings, without
    noise."""
    settings = []
    for optimizer in OPTIMIZERS:
        law = optimizer.stability
        if not isinstance(law, StabilityLaw):
            continue
        tried = {q.name: q.choices for q in optimizer.parameters if q.kind == "choice"}
        tried |= {q.name: TRIED[q.name] for q in optimizer.parameters if q.name in TRIED}
        every = (pg.Contender(optimizer.id, **dict(zip(tried, word, strict=True))) for word in product(*tried.values()))
        settings += [one for one in every if not law.excluded(one.parameters)]
    return settings


@pytest.mark.parametrize("contender", stable_settings(), ids=repr)
def test_its_limit_of_stability_is_right_to_one_per_cent(contender: pg.Contender) -> None:
    """On a slanted bowl with the curvatures 1 and 10 paths come to rest below the limit, and diverge above it."""
    limit = rate_limit(contender, np.array([1.0, 10.0]))
    racers = [contender.with_parameter(limit.parameter, factor * limit.setting) for factor in (0.99, 1.01)]
    bowl = pg.surface("rotated_quadratic", kappa=10)
    result = pg.simulate(pg.Experiment(bowl, [(1.0, 0.5)], racers, steps=20_000), record="ends")
    assert result.statuses.reason[:, 0].tolist() == ["minimum", "diverged"]


@EVERY
def test_it_states_its_limit_of_stability_with_a_source_or_says_why_there_is_none(optimizer: Optimizer) -> None:
    """The reason goes on a sentence of the window; a law names a parameter of the method."""
    law = optimizer.stability
    if isinstance(law, StabilityLaw):
        assert optimizer.parameter(law.parameter).scale == "log"
        assert "λ₁" in law.written(pg.Contender(optimizer.id).parameters) and len(law.source) > 20
    elif optimizer.rate_place >= 0:
        assert law is not NOT_STATED, "say why"
        assert law.reason[0].islower() or law.reason.startswith("Adam")
        assert not law.reason.endswith(".")
