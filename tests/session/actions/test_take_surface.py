"""Choosing a surface with its lesson, after having changed things."""

import pytest

from playground.problems.surfaces import SURFACES, surface
from playground.session.actions.contenders import (
    add_contender,
    duplicate_contender,
    remove_contender,
    set_contender_parameter,
)
from playground.session.actions.modifiers import add_modifier
from playground.session.actions.problem import added_contenders, take_surface
from playground.session.actions.race import set_steps
from playground.session.actions.starts import place_start
from playground.session.lesson import lesson_contenders, lesson_state


def titles(state):
    return [one.title for one in state.experiment.contenders]


@pytest.mark.parametrize("id", ["himmelblau", "heavy_ball_cycle", "constrained_sphere"])
def test_starts_rates_and_steps_become_those_of_the_lesson(id):
    state = place_start(lesson_state("rosenbrock"), (0.5, 0.5))
    state = set_steps(set_contender_parameter(state, 0, "lr", 1e-5), 7)
    taken = take_surface(state, surface(id))
    assert taken.experiment == lesson_state(id).experiment
    assert not taken.own_starts and not taken.own_contenders


def test_contenders_that_were_added_stay_behind_those_of_the_lesson_in_looks_of_their_own():
    state = add_contender(lesson_state("rosenbrock"), "bfgs", c1=1e-3)
    taken = take_surface(state, surface("himmelblau"))
    lesson = lesson_contenders(surface("himmelblau"))
    assert taken.experiment.contenders[: len(lesson)] == lesson
    added = taken.experiment.contenders[len(lesson) :]
    if any(one.method.id == "bfgs" for one in lesson):
        assert added == ()
    else:
        assert [(one.method.id, one.parameters["c1"]) for one in added] == [("bfgs", 1e-3)]
        again = take_surface(taken, surface("sphere"))
        assert [one.method.id for one in added_contenders(again)] in (["bfgs"], [])


def test_a_method_of_the_new_lesson_is_not_there_twice_and_one_with_modifiers_takes_its_rate():
    lesson = lesson_contenders(surface("rosenbrock"))
    assert "adam" in [one.method.id for one in lesson]
    state = add_contender(lesson_state("sphere"), "adam", lr=3.0)
    if "adam" in [one.method.id for one in lesson_contenders(surface("sphere"))]:
        state = remove_contender(lesson_state("sphere"), 0)
        state = add_contender(state, "adam", lr=3.0)
    plain = take_surface(state, surface("rosenbrock"))
    rates = [one.parameters["lr"] for one in plain.experiment.contenders if one.method.id == "adam"]
    assert 3.0 not in rates
    index = len(state.experiment.contenders) - 1
    modified = take_surface(add_modifier(state, index, "clip_norm"), surface("rosenbrock"))
    own = [one for one in modified.experiment.contenders if one.modifiers]
    assert [one.parameters["lr"] for one in own] == [0.08]


def test_a_second_contender_of_a_method_of_the_lesson_was_added():
    state = duplicate_contender(lesson_state("rosenbrock"), 0)
    assert len(added_contenders(state)) == 1


def test_where_nothing_was_changed_every_surface_brings_its_lesson():
    state = lesson_state("rosenbrock")
    for one in SURFACES:
        state = take_surface(state, surface(one.id))
        assert state.experiment == lesson_state(one.id).experiment, one.id
