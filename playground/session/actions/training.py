"""How the networks are trained, and what is looked at."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import msgspec

from playground.session.actions._training import networks_state_of, with_training
from playground.session.networks_state import LossScale, NetworksState
from playground.session.state import State
from playground.training.change import Change
from playground.training.training import Training


def set_training(state: State, **fields: Any) -> State:
    """Set loss, batch, sampling, growth, epochs, seed, penalty or memory; raises PlaygroundError otherwise."""
    return with_training(state, **fields)


def set_stop(state: State, **fields: Any) -> State:
    """Set when training ends sooner: loss, gradient, patience; None never."""
    return with_training(state, stop=msgspec.structs.replace(networks_state_of(state).training.stop, **fields))


def note_change(state: State, change: Change) -> State:
    """Keep a hyper-parameter's change that was made while the networks were trained.

    What was to become of that parameter later is overruled.
    """
    return with_training(state, changes=with_change(networks_state_of(state).training.changes, change))


def forget_changes(state: State) -> State:
    """Forget what was changed on the way: everything has its first value from the start to the end."""
    return with_training(state, changes=())


def open_training(state: State, training: Training) -> State:
    """Show a training from a file, in the networks' place."""
    old = state.networks_state
    made = NetworksState(training) if old is None else replace(old, training=training, selected=0)
    return replace(state, networks_state=made.clamped(), place="networks")


def open_deep_training(state: State, initializations: Sequence[str]) -> State:
    """Show networks of 30 layers by their layers, one contender for each initialization.

    Raises PlaygroundError for an initialization that there is not.
    """
    from playground.curvature.deep_training import deep_training

    # Nothing is to be seen of the first, whose weights are 0, and everything of one that keeps its scale.
    selected = initializations.index("he") if "he" in initializations else 0
    return select_learner(show_page(open_training(state, deep_training(initializations)), "layers"), selected)


def open_edge_training(state: State) -> State:
    """Show gradient descent on its way to the edge of stability, one contender for each of three rates."""
    from playground.curvature.edge_training import edge_training

    training = edge_training()
    middle = len(training.contenders) // 2
    return select_learner(show_page(open_training(state, training), "curvature"), middle)


def select_learner(state: State, index: int | None) -> State:
    """Select a contender by its place; None selects no contender."""
    return replace(state, networks_state=replace(networks_state_of(state), selected=index).clamped())


def show_page(state: State, page: str) -> State:
    """Show another page in the middle, by its id."""
    return replace(state, networks_state=replace(networks_state_of(state), page=page))


def show_average(state: State, on: bool) -> State:
    """Show what the average of the selected contender's parameters says, or what they say themselves."""
    return replace(state, networks_state=replace(networks_state_of(state), averaged=on))


def set_chart_scale(state: State, scale: LossScale) -> State:
    """Show losses on a logarithmic or a linear axis."""
    return replace(state, networks_state=replace(networks_state_of(state), loss_scale=scale))


def with_change(changes: tuple[Change, ...], change: Change) -> tuple[Change, ...]:
    """Return changes with one more, which overrules what comes later of the same parameter."""
    same = change.contender, change.parameter
    kept = (one for one in changes if (one.contender, one.parameter) != same or one.update < change.update)
    return tuple(sorted((*kept, change), key=lambda one: one.update))
