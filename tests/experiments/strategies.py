"""Random legal experiments."""

from __future__ import annotations

import math

from hypothesis import strategies as st

import playground as pg
from playground.base.parameters import Parameter
from playground.experiments.contender import LONGEST_NAME
from playground.optimizers import OPTIMIZERS, OwnRule
from playground.problems.read_definition import read_definition
from playground.problems.surface import Surface
from playground.problems.surfaces import SURFACES

FINITE = st.floats(allow_nan=False, allow_infinity=False)
NAMES = st.text(max_size=LONGEST_NAME).filter(lambda text: text.isprintable() and text.strip() != "")


def values(parameter: Parameter) -> st.SearchStrategy[object]:
    """Legal values of a parameter, also far beyond its slider."""
    if parameter.kind == "choice":
        return st.sampled_from(parameter.choices)
    if parameter.kind == "boolean":
        return st.booleans()
    low = None if math.isinf(parameter.minimum) else parameter.minimum
    high = None if math.isinf(parameter.maximum) else parameter.maximum
    if parameter.kind == "integer":
        return st.integers(None if low is None else int(low), None if high is None else int(high)).filter(
            lambda whole: abs(whole) < 2**53
        )
    return st.floats(
        low, high, allow_nan=False, allow_infinity=False,
        exclude_min=low is not None and parameter.exclusive_minimum,
        exclude_max=high is not None and parameter.exclusive_maximum,
    )  # fmt: skip


def changed(parameters: tuple[Parameter, ...]) -> st.SearchStrategy[dict[str, object]]:
    """Values of some of the parameters."""
    return st.fixed_dictionaries({}, optional={parameter.name: values(parameter) for parameter in parameters})


OWN = {
    "id": "mine",
    "name": "My own – ünïcode",
    "formula": "k*x^2 + y^2*exp(-0.1*x) + self_",
    "domain": {"x": [-2, 2], "y": [-1, 3]},
    "parameters": [{"name": "k", "default": 2}, {"name": "self_", "default": 0.5, "minimum": 0}],
    "minima": [["0*k", 0]],
    "lesson": {"starts": [[1, 1]], "steps": 7, "contenders": [{"optimizer": "adam", "lr": 0.1}]},
}
SURFACE_CHOICES = [*SURFACES, Surface.at_defaults(read_definition(OWN))]


@st.composite
def problems(draw: st.DrawFn) -> Surface:
    surface = draw(st.sampled_from(SURFACE_CHOICES))
    return surface.with_parameters(**draw(changed(surface.definition.parameters)))


RULES = [
    pg.rule('lr = parameter(0.1, 0, 1)\nx = x - lr*g # ünïcode, "quotes"\n', name="Mine – ünïcode"),
    pg.rule("x = x - solve(H, g)"),
]


@st.composite
def contenders(draw: st.DrawFn) -> pg.Contender:
    optimizer = draw(st.sampled_from([*OPTIMIZERS, *RULES]))
    return pg.Contender(
        optimizer if isinstance(optimizer, OwnRule) else optimizer.id,
        name=draw(st.none() | NAMES),
        color=draw(st.none() | st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True)),
        enabled=draw(st.booleans()),
        **draw(changed(optimizer.parameters)),
    )


def starts(dimension: int) -> st.SearchStrategy[list[pg.Start]]:
    """Starts of so many coordinates, each with a number of its own."""
    position = st.tuples(*(FINITE,) * dimension)
    return st.lists(st.builds(pg.Start, position, st.integers(0, 2**63 - 1)), max_size=5, unique_by=lambda s: s.number)


STOPS = st.builds(
    pg.StopRule,
    st.booleans(),
    st.floats(0, allow_infinity=False, allow_nan=False),
    st.floats(0, exclude_min=True, allow_infinity=False, allow_nan=False),
)


@st.composite
def experiments(draw: st.DrawFn) -> pg.Experiment:
    problem = draw(problems())
    return pg.Experiment(
        problem, draw(starts(problem.dimension)), draw(st.lists(contenders(), max_size=4)),
        draw(st.integers(0, 10**9)), draw(st.integers(0, 2**63 - 1)), draw(STOPS),
    )  # fmt: skip


EXPERIMENTS = experiments()
