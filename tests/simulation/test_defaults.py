"""Every method at its defaults from every surface's own starts: no path is lost without a word."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.optimizers import OPTIMIZERS, Traced, Wrapper
from playground.problems.surfaces import SURFACES

METHODS = [id for id in OPTIMIZERS.ids() if not isinstance(OPTIMIZERS.get(id), Traced | Wrapper)]


def ends_have_names(surfaces: list[str], methods: list[str], steps: int) -> None:
    for id in surfaces:
        surface = pg.surface(id)
        racers = [pg.Contender(method) for method in methods]
        result = pg.simulate(pg.Experiment(surface, surface.lesson.starts, racers, steps=steps))
        # An infinite coordinate is one that diverged; what is no number is no place.
        lost = ~np.isfinite(result.ends).all(axis=-1)
        assert not np.isnan(result.ends).any() and (result.statuses.reason[lost] == "diverged").all(), id
        said = result.statuses.cause != ""
        assert np.isin(result.statuses.reason[said], ["stopped", "undefined_gradient"]).all(), id
        for c, s in np.argwhere(result.statuses.reason == "stopped"):
            assert result.why(int(c), int(s)), (id, methods[c])


def test_some_end_with_a_name() -> None:
    methods = ["entropy_sgd", "newton", "adamax", "barzilai_borwein", "adam", "rprop"]
    ends_have_names(["rosenbrock", "bukin_6", "easom"], methods, 60)


def test_a_walker_that_flies_away_stops_the_path() -> None:
    result = pg.simulate(pg.Experiment(pg.surface("rosenbrock"), [(-1.5, 2.0)], [pg.Contender("entropy_sgd")], 20))
    assert result.statuses[0, 0].tolist() == ("stopped", 0, "no_number") and result.ends[0, 0].tolist() == [-1.5, 2.0]
    assert result.why(0, 0).startswith("the method's step from (-1.5, 2) is no number")


@pytest.mark.long
@pytest.mark.parametrize("id", [surface.id for surface in SURFACES])
def test_all_end_with_a_name(id: str) -> None:
    ends_have_names([id], METHODS, 200)
