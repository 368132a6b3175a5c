"""Choosing a surface and setting its parameters."""

from dataclasses import replace

from playground.problems.constraint import Constraint
from playground.problems.surface import Surface
from playground.problems.surfaces import surface
from playground.session.lesson import lesson_contenders, lesson_experiment
from playground.session.state import State


def choose_surface(state: State, id: str) -> State:
    """Show a surface of the catalogue; raises PlaygroundError for an unknown one."""
    return use_surface(state, surface(id))


def use_surface(state: State, problem: Surface) -> State:
    """Show a surface, with the starts, contenders and steps of its lesson where the person has not made their own.

    A start that the surface excludes stays, and its paths end with step 0. Starts of the other dimension are kept, and
    come back with the next surface of that dimension.
    """
    fields: dict[str, object] = {"problem": problem, "constraint": _kept_constraint(state, problem)}
    if problem.dimension != state.experiment.problem.dimension:
        # A point of the plane is none of a line: those of each wait until a surface of their dimension comes back.
        back, own = state.other_starts, state.experiment.starts if state.own_starts else ()
        state = replace(state, own_starts=bool(back), other_starts=own)
        fields["starts"] = back
    if not state.own_starts:
        fields["starts"] = problem.lesson.starts
    if not state.own_contenders:
        fields["contenders"] = lesson_contenders(problem)
        fields["steps"] = problem.lesson.steps
    view = replace(state.view, levels="auto")
    if problem.id != state.experiment.problem.id:
        view = replace(view, target=None)  # another surface has another scale
    return replace(_selected(state), view=view).with_experiment(**fields)


def _kept_constraint(state: State, problem: Surface) -> Constraint | None:
    """A person's own constraint stays where it can; what a surface brought goes with it."""
    now, before = state.experiment.constraint, state.experiment.problem
    own = now is not None and now != before.constraint
    return now if own and problem.constraint is None and problem.dimension == before.dimension else problem.constraint


def set_problem_parameter(state: State, name: str, value: object) -> State:
    """Set a parameter of the surface; raises PlaygroundError for an unknown name or an illegal value."""
    return state.with_experiment(problem=state.experiment.problem.with_parameters(**{name: value}))


def show_lesson(state: State) -> State:
    """Bring back the starts, contenders, steps and parameters that show what the surface teaches."""
    problem = state.experiment.problem
    values = tuple(float(parameter.default) for parameter in problem.definition.parameters)
    lesson = lesson_experiment(Surface(problem.definition, values), state.experiment.seed)
    return replace(_selected(state), experiment=lesson, own_starts=False, own_contenders=False).clamped()


def _selected(state: State) -> State:
    """Something is selected where there is anything: a readout with nothing to read is no use."""
    contender = 0 if state.selected_contender is None or not state.own_contenders else state.selected_contender
    start = 0 if state.selected_start is None or not state.own_starts else state.selected_start
    return replace(state, selected_contender=contender, selected_start=start)
