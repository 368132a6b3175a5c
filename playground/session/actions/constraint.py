"""Where a race may go."""

from collections.abc import Mapping

from playground.base.errors import PlaygroundError
from playground.experiments.program_of import program_of
from playground.problems.constraint import Constraint
from playground.problems.feasible import FEASIBLE_SETS
from playground.session.state import State


def set_constraint(state: State, kind: str | None) -> State:
    """Put a constraint on the race that lies in the middle of the domain, or with None take it away.

    Contenders that cannot be projected are switched off: a race with them would be refused. Raises PlaygroundError for
    an unknown kind, and for a set of the plane where the surface is a function of one number.
    """
    if kind is None:
        return state.with_experiment(constraint=None)
    Constraint(FEASIBLE_SETS.find(kind).id).check_dimension(state.experiment.problem.dimension)
    bound = Constraint(kind, **_in_the_middle(state, kind))
    contenders = [
        one.replace(enabled=one.enabled and not program_of(one).optimizer.unprojectable(kind))
        for one in state.experiment.contenders
    ]
    return state.with_experiment(constraint=bound, contenders=contenders)


def set_constraint_parameter(state: State, name: str, value: object) -> State:
    """Set a parameter of the constraint; raises PlaygroundError for an unknown name or an illegal value."""
    bound = state.experiment.constraint
    return state if bound is None else state.with_experiment(constraint=bound.with_parameters({name: value}))


def drag_constraint(
    state: State, handle: str, values: Mapping[str, float], begin: tuple[float, float], end: tuple[float, float],
    digits: int = 12,
) -> State:  # fmt: skip
    """Drag an edge or a point of the constraint, by its id, from a point of the plane to another.

    Arguments: `values` of the constraint's parameters where the drag began; `digits` after the point to which what is
    dragged is rounded. A set cannot be turned inside out: an edge stops at the one opposite.
    """
    bound = state.experiment.constraint
    if bound is None:
        return state
    found = next((one for one in bound.feasible_set.handles if one.id == handle), None)
    if found is None:
        names = ", ".join(one.id for one in bound.feasible_set.handles)
        raise PlaygroundError(f"a {bound.kind} has no {handle!r} to drag: {names}")
    changed = {name: round(value, digits) for name, value in found.moved(values, begin, end).items()}
    try:
        return state.with_experiment(constraint=bound.with_parameters({**values, **changed}))
    except PlaygroundError:
        # Rounded, it was no set any more: what is smaller than a pixel stays as it is.
        return state


def _in_the_middle(state: State, kind: str) -> dict[str, float]:
    """Parameters with which a set can be seen on this surface."""
    domain = state.experiment.problem.domain
    middles = [0.5 * (low + high) for low, high in domain]
    quarters = [0.25 * (high - low) for low, high in domain]
    if kind == "box":
        ends = zip(("x", "y"), middles, quarters, strict=False)
        return {f"{n}_{end}": m + sign * q for n, m, q in ends for end, sign in (("min", -1), ("max", 1))}
    if kind == "disc":
        return {"centre_x": middles[0], "centre_y": middles[1], "radius": min(quarters)}
    return {"a": 1.0, "b": 0.0, "c": middles[0]}
