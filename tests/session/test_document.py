"""The document: one state, actions, undo by gesture."""

import pytest

from playground.base.errors import PlaygroundError
from playground.session.actions.contenders import (
    add_contender,
    duplicate_contender,
    set_contender_parameter,
    toggle_contender,
)
from playground.session.actions.race import open_experiment, set_steps
from playground.session.actions.starts import clear_starts, move_start, place_start, random_starts
from playground.session.actions.view import select_start, set_levels, toggle_layer
from playground.session.document import Document
from playground.session.lesson import lesson_state
from playground.session.state import State


def _document() -> Document:
    return Document(lesson_state("sphere"))


def test_every_change_of_the_experiment_can_be_undone_and_redone() -> None:
    document = _document()
    states = [document.state.experiment]
    for k in range(3):
        document.perform(place_start, (float(k), 0.5))
        states.append(document.state.experiment)
    for expected in reversed(states[:-1]):
        document.undo()
        assert document.state.experiment == expected
    assert not document.can_undo
    for expected in states[1:]:
        document.redo()
        assert document.state.experiment == expected
    assert not document.can_redo


def test_one_drag_is_one_step_of_undo() -> None:
    document = _document()
    before = document.state.experiment
    with document.gesture():
        for k in range(20):
            document.perform(move_start, 0, (0.1 * k, 0.2))
    document.undo()
    assert document.state.experiment == before
    assert not document.can_undo


def test_a_drag_that_returns_to_where_it_began_leaves_no_step_behind() -> None:
    document = _document()
    home = document.state.experiment.starts[0].position
    with document.gesture():
        document.perform(move_start, 0, (0.3, 0.2))
        document.perform(move_start, 0, (home[0], home[1]))
    document.perform(select_start, 0)
    assert document.can_undo == document.state.own_starts or not document.can_undo


def test_nested_gestures_are_one() -> None:
    document = _document()
    with document.gesture():
        document.perform(place_start, (1.0, 1.0))
        with document.gesture():
            document.perform(place_start, (1.0, 2.0))
        document.perform(place_start, (1.0, 3.0))
    document.undo()
    assert not document.can_undo


def test_a_new_change_forgets_what_was_undone() -> None:
    document = _document()
    document.perform(place_start, (1.0, 1.0))
    document.undo()
    document.perform(place_start, (2.0, 2.0))
    assert not document.can_redo


def test_a_refused_action_changes_nothing_and_emits_nothing() -> None:
    document = _document()
    heard: list[State] = []
    document.changed.connect(lambda state, before: heard.append(state))
    before = document.state
    for action, arguments in (
        (place_start, ((float("nan"), 0.0),)),
        (add_contender, ("adm",)),
        (set_contender_parameter, (0, "lr", -1)),
        (set_steps, (10**9,)),
    ):
        with pytest.raises(PlaygroundError):
            document.perform(action, *arguments)  # type: ignore[arg-type]
    assert document.state is before
    assert not heard
    assert not document.can_undo


def test_looking_differently_is_a_step_and_selecting_is_none() -> None:
    document = _document()
    document.perform(place_start, (1.0, 1.0))
    document.perform(set_levels, "log")
    document.perform(toggle_layer, "arrows")
    document.perform(select_start, 0)
    document.undo()
    assert document.state.view.layers == frozenset()
    assert document.state.view.levels == "log"
    document.undo()
    assert document.state.view.levels == "auto"
    document.undo()
    assert not document.can_undo
    for _ in range(3):
        document.redo()
    assert document.state.view.levels == "log"
    assert document.state.view.layers == {"arrows"}


def test_the_change_is_told_with_what_was_before() -> None:
    document = _document()
    heard: list[tuple[State, State]] = []
    document.changed.connect(lambda state, before: heard.append((state, before)))
    before = document.state
    document.perform(place_start, (1.0, 1.0))
    assert heard == [(document.state, before)]


def test_a_race_larger_than_memory_is_refused_as_a_whole_whatever_would_make_it() -> None:
    document = Document(lesson_state("rosenbrock"))
    racers = len(document.state.experiment.racers)
    document.perform(clear_starts)
    document.perform(set_steps, 2**26 // (2 * racers) - 1)
    document.perform(toggle_contender, 1, False)
    document.perform(place_start, (0.0, 0.0))
    document.perform(place_start, (1.0, 0.0))
    before = document.state
    wishes = (
        (random_starts, 8), (set_steps, 10**9), (add_contender, "adam"), (duplicate_contender, 0),
        (open_experiment, before.experiment.replace(steps=10**9)),
    )  # fmt: skip
    for action, *arguments in wishes:
        if action in (add_contender, duplicate_contender):
            document.perform(toggle_contender, 1, True)
        with pytest.raises(PlaygroundError, match="GB") as caught:
            document.perform(action, *arguments)
        assert "record" not in str(caught.value)
        document.perform(toggle_contender, 1, False)
        assert document.state.experiment == before.experiment


def test_after_an_undo_something_is_selected_where_there_is_anything() -> None:
    document = _document()
    document.perform(place_start, (1.0, 1.0))
    document.perform(select_start, None)
    document.perform(clear_starts)
    document.undo()
    assert document.state.selected_start == 0
