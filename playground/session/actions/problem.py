"""Choosing a surface and setting its parameters."""

from dataclasses import replace

from playground.experiments.contender import Contender
from playground.picture.colors.palette import palette_number
from playground.problems.constraint import Constraint
from playground.problems.surface import Surface
from playground.problems.surfaces import surface
from playground.session.colors import freely_colored
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


def take_surface(state: State, problem: Surface) -> State:
    """Show a surface with the starts, steps and contenders of its lesson; contenders that the person added stay.

    Added are those whose method the lesson of the surface before does not have, and further ones of the same method.
    Where the new lesson has the method too, one that carries modifiers takes the lesson's learning rate, and a plain
    one makes room for the lesson's own.
    """
    lesson = lesson_contenders(problem)
    added = [one for one in added_contenders(state) if not _plain(one) or _like(one, lesson) is None]
    fresh = replace(state, own_starts=False, own_contenders=False, other_starts=())
    made = replace(use_surface(fresh, problem), other_starts=state.other_starts)
    contenders = list(made.experiment.contenders)
    for one in added:
        like = _like(one, lesson)
        if like is not None and "lr" in like.parameters:
            one = one.with_parameter("lr", like.parameters["lr"])
        contenders.append(one)
        if one.color is None or palette_number(one.color) is not None:
            contenders = freely_colored(contenders, len(contenders) - 1)
    made = replace(made, own_contenders=bool(added))
    return made.with_experiment(contenders=contenders) if added else made


def added_contenders(state: State) -> list[Contender]:
    """Return the contenders that the person added to those of the surface's lesson."""
    if not state.own_contenders:
        return []
    awaited = [one.method.id for one in lesson_contenders(state.experiment.problem)]
    added = []
    for one in state.experiment.contenders:
        if one.method.id in awaited and _plain(one):
            awaited.remove(one.method.id)
        else:
            added.append(one)
    return added


def _plain(contender: Contender) -> bool:
    """Whether a contender is a method of the list alone."""
    return not contender.modifiers and contender.base is None and contender.name is None


def _like(contender: Contender, lesson: tuple[Contender, ...]) -> Contender | None:
    """The contender of a lesson that has the same method."""
    return next((one for one in lesson if one.method.id == contender.method.id), None)


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
