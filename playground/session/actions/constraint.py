"""Where a race may go."""

from playground.experiments.program_of import program_of
from playground.problems.constraint import Constraint
from playground.problems.feasible import FEASIBLE_SETS
from playground.session.state import State


def set_constraint(state: State, kind: str | None) -> State:
    """Put a constraint on the race that lies in the middle of the domain, or with None take it away.

    Contenders that cannot be projected are switched off: a race with them would be refused.
    """
    if kind is None:
        return state.with_experiment(constraint=None)
    FEASIBLE_SETS.get(kind)
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
