"""All optimizers at once, or a family of them."""

import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.optimizers import OPTIMIZERS
from playground.session.actions.constraint import set_constraint
from playground.session.actions.contenders import add_contender, add_contenders
from playground.session.document import Document
from playground.session.lesson import lesson_state


def test_every_optimizer_races_once_in_one_step_of_undo() -> None:
    document = Document(lesson_state("rosenbrock"))
    before = document.state
    document.perform(add_contenders)
    after = document.state.experiment.contenders
    assert after[: len(before.experiment.contenders)] == before.experiment.contenders
    assert sorted(one.method.id for one in after) == sorted(OPTIMIZERS.ids())
    assert document.state.selected_contender == before.selected_contender
    assert all(one.enabled for one in after)
    document.undo()
    assert document.state == before and not document.can_undo


def test_a_family_comes_in_the_order_of_the_list() -> None:
    state = lesson_state("rosenbrock")
    there = {one.method.id for one in state.experiment.contenders}
    added = add_contenders(state, "adaptive").experiment.contenders[len(there) :]
    expected = [one for one in OPTIMIZERS if one.family == "adaptive" and one.id not in there]
    assert [one.method.name for one in added] == sorted((one.name for one in expected), key=str.casefold)


def test_who_is_there_is_not_doubled_and_nothing_to_add_is_said() -> None:
    full = add_contenders(add_contender(lesson_state("rosenbrock"), "lion", lr=0.3))
    assert sum(one.method.id == "lion" for one in full.experiment.contenders) == 1
    with pytest.raises(PlaygroundError, match="every optimizer is in the race already"):
        add_contenders(full)
    with pytest.raises(PlaygroundError, match="every optimizer of the family line search is in the race already"):
        add_contenders(full, "line search")


def test_under_a_constraint_who_may_not_race_is_added_switched_off() -> None:
    state = add_contenders(set_constraint(lesson_state("rosenbrock"), "disc"))
    for one in state.experiment.contenders:
        assert one.enabled == (not one.method.unprojectable("disc")) or one.base is not None
    result = pg.simulate(state.experiment.replace(steps=5))
    assert len(result.contenders) > 30


def test_a_function_of_one_number_takes_all_of_them() -> None:
    state = add_contenders(lesson_state("parabola"))
    result = pg.simulate(state.experiment.replace(steps=5, starts=state.experiment.starts[:1]))
    assert len(result.contenders) == len(state.experiment.contenders) >= len(OPTIMIZERS.ids())
