"""Starts that are made: at random, as a function of the seed and of their numbers, and as a grid inside the domain."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.session.actions import problem, race, starts
from playground.session.lesson import lesson_state
from playground.session.state import State


def empty(surface: str = "rosenbrock") -> State:
    return starts.clear_starts(lesson_state(surface))


def places(state: State) -> list[tuple[float, ...]]:
    return [tuple(start.position) for start in state.experiment.starts]


def test_random_starts_are_a_function_of_the_seed() -> None:
    """Not of the moment, and not of nothing."""
    seeds = [places(starts.random_starts(race.set_seed(empty(), seed), 6)) for seed in (0, 1, 2, 0)]
    assert seeds[0] == seeds[3]
    assert len({place for one in seeds[:3] for place in one}) == 18, "no place of one seed is one of another's"


def test_random_starts_are_a_function_of_the_numbers_that_they_get() -> None:
    once = starts.random_starts(empty(), 6)
    twice = starts.random_starts(once, 6)
    assert places(twice)[:6] == places(once) and not {*places(twice)[6:]} & {*places(once)}
    after = starts.random_starts(starts.place_start(empty(), (0.5, 0.5)), 6)
    assert not {*places(after)[1:]} & {*places(once)}


@pytest.mark.parametrize("surface", ["rosenbrock", "parabola"])
def test_random_starts_fill_the_box_evenly(surface: str) -> None:
    state = empty(surface)
    for box in (None, tuple((1.0 + k, 2.5 + 3 * k) for k in range(state.experiment.problem.dimension))):
        made = np.array(places(starts.random_starts(state, 4000, box)))
        for axis, (low, high) in zip(made.T, box or state.experiment.problem.domain, strict=True):
            assert low <= axis.min() and axis.max() <= high
            shares = np.histogram(axis, 8, (low, high))[0] / 4000
            assert np.abs(shares - 1 / 8).max() < 0.03


def test_a_grid_lies_half_a_cell_inside_each_edge_of_the_domain() -> None:
    """On a domain that is no square and not symmetric, with another number of columns than of rows."""
    bowl = pg.formula("x^2 + y^2", domain={"x": (-2.0, 6.0), "y": (1.0, 4.0)})
    state = starts.clear_starts(problem.use_surface(empty(), bowl))
    made = starts.domain_grid(state, 4, 3)
    assert places(made) == [(x, y) for y in (1.5, 2.5, 3.5) for x in (-1.0, 1.0, 3.0, 5.0)]
    assert places(starts.domain_grid(state, 1, 1)) == [(2.0, 2.5)]
    assert len(places(starts.domain_grid(state))) == 25


def test_a_grid_of_an_interval_lies_half_a_cell_inside_its_ends() -> None:
    state = empty("parabola")
    ((low, high),) = state.experiment.problem.domain
    half = (high - low) / 8
    assert np.allclose(np.ravel(places(starts.domain_grid(state, 4))), low + half * np.array([1, 3, 5, 7]))
