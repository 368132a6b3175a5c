"""What every modifier of the catalogue keeps, from the moment its file exists."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.base.parameters import Parameter
from playground.modifiers import MODIFIERS, Average, Modification, OnGradient, Schedule

pytestmark = pytest.mark.usefixtures("checked_kernels")

EVERY = pytest.mark.parametrize("modifier", list(MODIFIERS), ids=lambda modifier: modifier.id)
PARAMETERS = [(modifier, parameter) for modifier in MODIFIERS for parameter in modifier.parameters]
EACH_PARAMETER = pytest.mark.parametrize(
    ("modifier", "parameter"), PARAMETERS, ids=[f"{modifier.id}.{parameter.name}" for modifier, parameter in PARAMETERS]
)
STARTS = [(-1.5, 2.0), (1.9, -0.7), (0.2, 0.9)]


def race(*racers: pg.Contender, steps: int = 300) -> object:
    off = pg.StopRule(enabled=False)
    return pg.simulate(pg.Experiment(pg.surface("rosenbrock"), STARTS, racers, steps=steps, seed=7, stop=off))


@EVERY
def test_it_says_what_it_is(modifier: Modification) -> None:
    function = modifier.function
    assert modifier.id == function.__module__.rsplit(".", 1)[-1] == function.__name__
    assert function.__doc__ and modifier.name and modifier.summary.endswith(".") and "\n" not in modifier.summary
    assert all("←" in line or "=" in line for line in modifier.equation.split("\n"))
    assert any(character.isdigit() for character in modifier.source), "a source has a year"
    assert isinstance(modifier, Schedule | OnGradient | Average)


@EVERY
def test_its_defaults_are_legal_and_put_on_a_contender(modifier: Modification) -> None:
    put = pg.Modifier(modifier.id)
    assert put.parameters == {parameter.name: parameter.default for parameter in modifier.parameters}
    assert put.given == {}
    contender = pg.Contender("adam", lr=0.05, modifiers=[put])
    assert contender.modifiers == (put,)
    experiment = pg.Experiment(pg.surface("rosenbrock"), STARTS, [contender], steps=5)
    assert pg.Experiment.from_json(experiment.to_json()) == experiment


@EACH_PARAMETER
def test_a_parameter_is_documented_and_its_slider_is_legal(modifier: Modification, parameter: Parameter) -> None:
    assert len(parameter.doc) > 5 and "\n" not in parameter.doc
    if parameter.kind in ("boolean", "choice"):
        return
    low, high = parameter.slider
    assert low < high and (parameter.scale != "log" or low > 0)
    for end in (low, high, parameter.default):
        assert parameter.check(end, modifier.id) == end


@EACH_PARAMETER
def test_a_parameter_does_something(modifier: Modification, parameter: Parameter) -> None:
    others = {"boolean": [not parameter.default], "choice": parameter.choices}.get(parameter.kind, parameter.slider)
    if parameter.kind == "integer":
        others = [int(end) for end in parameter.slider]
    # A number may belong to one of several shapes: it must do something in one of them.
    choices = [{one.name: word} for one in modifier.parameters if one.kind == "choice" for word in one.choices]
    for chosen in [{}, *(choice for choice in choices if parameter.name not in choice)]:
        usual = pg.Modifier(modifier.id, **chosen)
        made = effects(modifier, [usual, *(usual.with_parameters({parameter.name: value}) for value in others)])
        if any(not np.array_equal(made[0], other, equal_nan=True) for other in made[1:]):
            return
    raise AssertionError(f"{modifier.id}.{parameter.name} does nothing")


def effects(modifier: Modification, put: list[pg.Modifier]) -> list[np.ndarray]:
    """Return what modifiers with different parameters do to a path."""
    if isinstance(modifier, Average):
        path = np.random.default_rng(1).normal(size=(300, 2))
        return [modifier.along(path, one.parameters) for one in put]
    if isinstance(modifier, Schedule):
        return [modifier.factors(np.arange(3000.0), one.parameters) for one in put]
    return list(race(*(pg.Contender("gradient_descent", lr=1e-3, modifiers=[one]) for one in put)).positions)


@EVERY
def test_a_path_with_it_depends_neither_on_neighbours_nor_on_threads(modifier: Modification) -> None:
    contender = pg.Contender("adam", lr=0.05, modifiers=[pg.Modifier(modifier.id), pg.Modifier("clip_norm", limit=3)])
    starts = np.random.default_rng(5).uniform(-1, 1, (1100, 2))
    many = pg.Experiment(pg.surface("rosenbrock"), starts, [contender], steps=73, seed=3)
    together = pg.simulate(many, threads=2)
    alone = pg.simulate(many.replace(starts=many.starts[1090:1093]))
    assert np.array_equal(together.positions[:, 1090:1093], alone.positions, equal_nan=True)


@pytest.mark.parametrize("modifier", [one for one in MODIFIERS if isinstance(one, Schedule)], ids=lambda one: one.id)
def test_a_schedule_gives_finite_factors_that_are_not_negative(modifier: Schedule) -> None:
    factors = modifier.factors(np.arange(100_000.0), pg.Modifier(modifier.id).parameters)
    assert factors.shape == (100_000,) and np.isfinite(factors).all() and (factors >= 0).all()
