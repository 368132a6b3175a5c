"""A constraint on the race, on surfaces of the plane and on functions of one number."""

import pytest

from playground.base.errors import PlaygroundError
from playground.problems.feasible import FEASIBLE_SETS
from playground.problems.surfaces import SURFACES, surface
from playground.session.actions.constraint import set_constraint
from playground.session.lesson import lesson_state

LINES = [id for id in SURFACES.ids() if surface(id).dimension == 1]


@pytest.mark.parametrize("kind", FEASIBLE_SETS.ids())
@pytest.mark.parametrize("id", ["rosenbrock", *LINES[:2]])
def test_each_set_lies_in_the_middle_or_is_refused_with_a_sentence(id: str, kind: str) -> None:
    state = lesson_state(id)
    middle = [[0.5 * (low + high) for low, high in state.experiment.problem.domain]]
    if len(middle[0]) == 1 and FEASIBLE_SETS.get(kind).line is None:
        with pytest.raises(PlaygroundError, match="is a set of the plane; a function of one number takes a box"):
            set_constraint(state, kind)
        return
    bound = set_constraint(state, kind).experiment.constraint
    assert bound is not None and bound.contains(middle).all()
    assert set_constraint(set_constraint(state, kind), None).experiment.constraint is None


def test_a_name_that_no_set_has_is_refused() -> None:
    with pytest.raises(PlaygroundError, match="banana"):
        set_constraint(lesson_state("rosenbrock"), "banana")
