"""No method and no modifier reads or writes beyond what it declared: all run in the checked mode, between guards."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import playground as pg
from playground.experiments.contender import Contender
from playground.experiments.program_of import program_of
from playground.kernels.compiling.address import address
from playground.kernels.racing import frame as at
from playground.modifiers import MODIFIERS, OnGradient
from playground.optimizers import OPTIMIZERS, Optimizer, Traced, Wrapper
from playground.simulation.chunk import Chunk, Rule
from playground.simulation.method import Method
from tests.optimizers._in_dimensions import Quadratic

pytestmark = pytest.mark.usefixtures("checked_kernels")

GUARD = -1.2345e300
_ROOM = 3


def words(optimizer: Optimizer) -> list[dict[str, Any]]:
    """The defaults, and each word of each choice, and the ends of what sets a size."""
    found: list[dict[str, Any]] = [{}]
    for one in optimizer.parameters:
        values = one.choices or ((True, False) if one.kind == "boolean" else ())
        values = (1, 7) if one.kind == "integer" and one.minimum is not None and one.minimum <= 1 else values
        found += [{one.name: value} for value in values if value != one.default]
    return found


def marched(contender: Contender, dimension: int) -> tuple[Chunk, Method]:
    """Three points, moved by thirty steps, with guards behind all memory and behind the scratch."""
    random = np.random.default_rng(dimension)
    slanted = random.normal(size=(dimension, dimension))
    problem = Quadratic(slanted @ slanted.T + np.eye(dimension), random.normal(size=dimension))
    method = Method.build(problem, program_of(contender))
    starts = random.normal(size=(3, dimension))
    lanes = np.concatenate([method.lanes(starts), np.full((_ROOM, 3), GUARD)])
    method = replace(method, scratch=method.scratch + _ROOM)
    rule = Rule(np.array([[-1e9] * dimension, [1e9] * dimension]), np.zeros((0, dimension)), -1.0)
    chunk = Chunk(method, lanes, np.arange(3, dtype=np.uint64), 1, rule, None, 0)
    scratch(chunk, method)[:] = GUARD
    chunk.march(0, 30)
    return chunk, method


def scratch(chunk: Chunk, method: Method) -> np.ndarray[Any, Any]:
    """What lies behind a step's scratch."""
    first = (int(chunk.frame[at.WORK]) - address(chunk._floats)) // 8 + method.scratch - _ROOM
    return chunk._floats[first : first + _ROOM]


def within(contender: Contender, dimension: int) -> None:
    chunk, method = marched(contender, dimension)
    assert (chunk.lanes[-_ROOM:] == GUARD).all(), "memory"
    assert (scratch(chunk, method) == GUARD).all(), "scratch"


@pytest.mark.parametrize("dimension", [1, 2, 3, 9])
@pytest.mark.parametrize("id", [one.id for one in OPTIMIZERS if not isinstance(one, Traced | Wrapper)])
def test_a_method_stays_inside_its_arrays(id: str, dimension: int) -> None:
    for given in words(OPTIMIZERS.get(id)):
        within(pg.Contender(id, **given), dimension)


@pytest.mark.parametrize("dimension", [1, 2, 5])
@pytest.mark.parametrize("id", [one.id for one in OPTIMIZERS if isinstance(one, Wrapper)])
def test_a_method_round_another_stays_inside_its_memory(id: str, dimension: int) -> None:
    within(pg.Contender(id, base=pg.Contender("adam")), dimension)


@pytest.mark.parametrize("id", [one.id for one in MODIFIERS if isinstance(one, OnGradient)])
def test_a_modifier_stays_inside_its_memory(id: str) -> None:
    for dimension in (1, 2):
        within(pg.Contender("gradient_descent", modifiers=[pg.Modifier(id)]), dimension)
