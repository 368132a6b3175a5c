"""Every copied program of the catalogues goes the race's way: all of it, where the libraries are installed."""

from __future__ import annotations

import numpy as np
import pytest

import playground as pg
from playground.problems.surfaces import SURFACES
from playground.snippets.translations import translation_of
from tests.snippets._programs import (
    LIBRARIES,
    end,
    in_library,
    is_rounding,
    methods,
    run,
    takes_zero_gradients,
)
from tests.snippets.test_language_texts import FORMULAS, PLACES, surface

pytestmark = pytest.mark.long
EVERY_LIBRARY = pytest.mark.parametrize("library", LIBRARIES)
STEPS = 8
# Beyond this a path is on its way to infinity, and a step there is made of rounding.
FAR = 1e6


def same(contender: pg.Contender, problem: pg.Surface, start: tuple[float, ...], library: str) -> bool:
    """Whether a program ends where the race does, or says that it goes another way."""
    text = pg.snippet(contender, library, problem, start, STEPS)  # type: ignore[arg-type]
    found, expected = run(text, library), end(contender, problem, STEPS, start)
    if not np.isfinite(expected).all() or np.abs(expected).max() > FAR:
        return True
    if "rng." in text:
        return bool(np.isfinite(found).all())
    translation = None if library == "numpy" else translation_of(contender, library)  # type: ignore[arg-type]
    if translation is not None and (translation.differs or translation.limit):
        # Its own way may lead anywhere: what counts is that it says so.
        return translation.differs in text and translation.limit in text
    return bool(found == pytest.approx(expected, rel=1e-7, abs=1e-11))


@EVERY_LIBRARY
@pytest.mark.parametrize("id", methods())
def test_every_method_with_every_option_on_four_surfaces(id: str, library: str) -> None:
    places = [
        (pg.surface("rosenbrock", b=2), (-1.2, 1.0)), (pg.surface("beale"), (0.4, -0.3)),
        (pg.surface("himmelblau"), (0.5, 0.5)), (pg.formula("cos(k)*x^2 + sqrt(2)*y^2", k=0.5), (1.0, 1.0)),
    ]  # fmt: skip
    if takes_zero_gradients(id):
        # A coordinate whose gradient is 0 has a step of 0.
        places += [(pg.surface("rosenbrock"), (0.0, 0.0)), (pg.surface("sphere"), (0.0, 0.5))]
    contenders = [one for one in in_library(id, library) if not is_rounding(one)]
    wrong = [(one, s.name, p) for one in contenders for s, p in places if not same(one, s, p, library)]
    assert wrong == []


@EVERY_LIBRARY
@pytest.mark.parametrize("id", SURFACES.ids())
def test_every_surface_with_three_methods(id: str, library: str) -> None:
    problem = pg.surface(id)
    chosen = [pg.Contender("gradient_descent", lr=1e-4), pg.Contender("adam"), pg.Contender("heavy_ball", lr=1e-4)]
    assert [one for one in chosen if not same(one, problem, problem.lesson.starts[0], library)] == []


@EVERY_LIBRARY
@pytest.mark.parametrize("text", FORMULAS)
def test_every_function_of_the_language(text: str, library: str) -> None:
    contender = pg.Contender("gradient_descent", lr=1e-2)
    assert [place for place in PLACES if not same(contender, surface(text), place, library)] == []
