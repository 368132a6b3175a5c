"""What the actions do to a state, and what they refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.base.errors import PlaygroundError
from playground.picture.colors.theme import DARK, LIGHT, Theme
from playground.session.actions import contenders, problem, starts, view
from playground.session.lesson import lesson_state
from playground.session.state import State

NUMBERS = st.floats(-1e6, 1e6)


def _state() -> State:
    return lesson_state("rosenbrock")


def test_a_moved_start_keeps_its_lasting_number() -> None:
    state = starts.remove_start(_state(), 0)
    number = state.experiment.starts[0].number
    moved = starts.move_start(state, 0, (0.5, 0.5))
    assert moved.experiment.starts[0].number == number
    assert moved.experiment.starts[0].position == (0.5, 0.5)


def test_a_placed_start_is_selected_and_gets_a_number_of_its_own() -> None:
    state = starts.place_start(starts.remove_start(_state(), 1), (0.0, 0.0))
    numbers = [start.number for start in state.experiment.starts]
    assert len(set(numbers)) == len(numbers)
    assert state.selected_start == len(numbers) - 1


def test_a_line_holds_both_its_ends() -> None:
    state = starts.place_starts_line(starts.clear_starts(_state()), (-1.0, 0.0), (1.0, 2.0), 5)
    places = [start.position for start in state.experiment.starts]
    assert places[0] == (-1.0, 0.0)
    assert places[2] == (0.0, 1.0)
    assert places[-1] == (1.0, 2.0)


def test_a_grid_has_columns_times_rows_starts() -> None:
    state = starts.place_starts_grid(starts.clear_starts(_state()), (0.0, 0.0), (2.0, 1.0), 3, 2)
    places = {start.position for start in state.experiment.starts}
    assert places == {(x, y) for x in (0.0, 1.0, 2.0) for y in (0.0, 1.0)}


def test_random_starts_lie_in_the_domain_and_come_again_after_an_undo() -> None:
    first, second = (starts.random_starts(starts.clear_starts(_state()), 50) for _ in range(2))
    assert first.experiment.starts == second.experiment.starts
    (x0, x1), (y0, y1) = first.experiment.problem.domain
    assert all(x0 <= s.position[0] <= x1 and y0 <= s.position[1] <= y1 for s in first.experiment.starts)


def test_choosing_a_surface_brings_its_lesson() -> None:
    state = problem.choose_surface(_state(), "himmelblau")
    lesson = lesson_state("himmelblau")
    assert state.experiment.starts == lesson.experiment.starts
    assert state.experiment.contenders == lesson.experiment.contenders
    assert state.experiment.steps == lesson.experiment.steps


def test_choosing_a_surface_leaves_what_a_person_made() -> None:
    state = contenders.add_contender(starts.place_start(_state(), (0.25, 0.25)), "newton")
    chosen = problem.choose_surface(state, "himmelblau")
    assert chosen.experiment.starts == state.experiment.starts
    assert chosen.experiment.contenders == state.experiment.contenders


def test_own_starts_of_the_other_dimension_wait_for_their_return() -> None:
    plane = starts.place_start(_state(), (0.25, 0.25))
    line = problem.choose_surface(plane, "reciprocal_sum")
    assert line.experiment.starts == lesson_state("reciprocal_sum").experiment.starts and not line.own_starts
    placed = starts.place_start(line, (-1.0,))
    back = problem.choose_surface(placed, "himmelblau")
    assert back.experiment.starts == plane.experiment.starts and back.own_starts
    again = problem.choose_surface(problem.choose_surface(back, "sphere"), "reciprocal_sum")
    assert again.experiment.starts == placed.experiment.starts and again.own_starts
    # What a lesson brought waits for nothing.
    assert problem.choose_surface(line, "himmelblau").experiment.starts == plane.experiment.starts
    untouched = problem.choose_surface(problem.choose_surface(_state(), "reciprocal_sum"), "himmelblau")
    assert untouched.experiment.starts == lesson_state("himmelblau").experiment.starts and not untouched.own_starts


def test_the_lesson_comes_back_when_asked_for() -> None:
    state = problem.set_problem_parameter(starts.clear_starts(_state()), "b", 7)
    assert problem.show_lesson(state).experiment == lesson_state("rosenbrock").experiment


def _colors(state: State, theme: Theme = LIGHT) -> list[str]:
    return [theme.contender_color(place, one.color) for place, one in enumerate(state.experiment.contenders)]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_whatever_comes_goes_or_moves_the_others_keep_their_colours(theme: Theme) -> None:
    state = _state()
    a, b, c, d = _colors(state, theme)
    assert _colors(contenders.remove_contender(state, 0), theme) == [b, c, d]
    assert _colors(contenders.move_contender(state, 3, 0), theme) == [d, a, b, c]
    twice = contenders.duplicate_contender(contenders.duplicate_contender(state, 0), 0)
    colors = _colors(twice, theme)
    assert [colors[0], *colors[3:]] == [a, b, c, d] and len(set(colors)) == 6
    refilled = contenders.add_contender(contenders.remove_contender(state, 1), "adam")
    assert len(set(_colors(refilled, theme))) == 4 and _colors(refilled, theme)[:3] == [a, c, d]


def test_a_list_that_was_never_rearranged_states_no_colours_and_neither_does_one_in_its_old_order() -> None:
    state = contenders.add_contender(_state(), "adam")
    assert {one.color for one in state.experiment.contenders} == {None}
    there = contenders.move_contender(state, 0, 3)
    assert {one.color for one in contenders.move_contender(there, 3, 0).experiment.contenders} == {None}


def test_of_more_contenders_than_colours_the_least_used_are_taken_and_a_colour_given_back_is_free() -> None:
    state = _state()
    for _ in range(20):
        state = contenders.duplicate_contender(state, 0)
    counts = [_colors(state).count(color) for color in LIGHT.contenders]
    assert sum(counts) == 24 and max(counts) == 2
    own = contenders.recolor_contender(_state(), 0, "#123456")
    assert _colors(contenders.duplicate_contender(own, 0))[0] == "#123456"
    assert contenders.recolor_contender(own, 0, None).experiment == _state().experiment


def test_selections_stay_inside_the_lists() -> None:
    state = starts.clear_starts(_state())
    assert state.selected_start is None
    count = len(state.experiment.contenders)
    for _ in range(count):
        state = contenders.remove_contender(state, 0)
    assert state.selected_contender is None
    assert not state.own_contenders


@pytest.mark.parametrize("index", [-1, 99])
def test_a_place_that_is_not_there_is_refused(index: int) -> None:
    for action in (starts.remove_start, contenders.remove_contender, contenders.duplicate_contender):
        with pytest.raises(PlaygroundError, match="there is no"):
            action(_state(), index)


@given(x=NUMBERS, y=NUMBERS, count=st.integers(2, 40))
def test_lines_of_any_length_have_as_many_starts_as_asked(x: float, y: float, count: int) -> None:
    state = starts.place_starts_line(starts.clear_starts(_state()), (0.0, 0.0), (x, y), count)
    assert len(state.experiment.starts) == count


def test_what_is_seen_is_chosen_and_a_function_of_one_number_has_its_curve() -> None:
    state = view.set_picture(_state(), "both")
    assert state.picture == "both" and state.experiment == _state().experiment
    line = problem.choose_surface(state, "unequal_wells")
    assert line.picture == "contours" and line.view.picture == "both", "the wish is kept for the next surface"
    assert problem.choose_surface(line, "sphere").picture == "both"
    assert view.set_picture(line, "contours").view.picture == "contours"
    with pytest.raises(PlaygroundError, match="two numbers"):
        view.set_picture(line, "relief")
