"""Adding, changing and removing contenders."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from playground.base.errors import PlaygroundError
from playground.experiments.contender import Contender
from playground.session.state import State

MOST = 1000


def add_contender(state: State, optimizer: str, **parameters: Any) -> State:
    """Add an optimizer with its default parameters, or some given, at the end and select it."""
    contenders = [*state.experiment.contenders, Contender(optimizer, **parameters)]
    return _own(state, contenders, len(contenders) - 1)


def remove_contender(state: State, index: int) -> State:
    """Remove a contender; the others keep the colours they have."""
    contenders = list(state.experiment.contenders)
    del contenders[_checked(state, index)]
    hidden = frozenset(c - (c > index) for c in state.view.hidden if c != index)
    return _own(replace(state, view=replace(state.view, hidden=hidden)), contenders, min(index, len(contenders) - 1))


def duplicate_contender(state: State, index: int) -> State:
    """Add a copy of a contender right after it, in a colour of its own, and select it."""
    contenders = list(state.experiment.contenders)
    contenders.insert(index + 1, contenders[_checked(state, index)].replace(color=None))
    hidden = frozenset(c + (c > index) for c in state.view.hidden)
    return _own(replace(state, view=replace(state.view, hidden=hidden)), contenders, index + 1)


def move_contender(state: State, index: int, to: int) -> State:
    """Move a contender to another place in the list; the last is drawn on top."""
    contenders = list(state.experiment.contenders)
    moved = contenders.pop(_checked(state, index))
    to = min(max(to, 0), len(contenders))
    contenders.insert(to, moved)
    order = [c for c in range(len(contenders)) if c != index]
    order.insert(to, index)
    hidden = frozenset(place for place, old in enumerate(order) if old in state.view.hidden)
    return _own(replace(state, view=replace(state.view, hidden=hidden)), contenders, to)


def set_contender_parameter(state: State, index: int, name: str, value: object) -> State:
    """Set a parameter of a contender; raises PlaygroundError naming it, what is legal and what came."""
    return _replaced(state, index, state.experiment.contenders[_checked(state, index)].with_parameter(name, value))


def reset_contender(state: State, index: int) -> State:
    """Give a contender its optimizer's default parameters back."""
    old = state.experiment.contenders[_checked(state, index)]
    return _replaced(state, index, Contender(old.optimizer, name=old.name, color=old.color, enabled=old.enabled))


def rename_contender(state: State, index: int, name: str | None) -> State:
    """Give a contender a name; None or an empty text gives it its optimizer's."""
    wanted = name.strip() or None if name is not None else None
    return _replaced(state, index, state.experiment.contenders[_checked(state, index)].replace(name=wanted))


def recolor_contender(state: State, index: int, color: str | None) -> State:
    """Give a contender a colour "#rrggbb"; None gives it the palette's."""
    return _replaced(state, index, state.experiment.contenders[_checked(state, index)].replace(color=color))


def toggle_contender(state: State, index: int, enabled: bool | None = None) -> State:
    """Switch a contender on or off; without `enabled` the other way round."""
    contender = state.experiment.contenders[_checked(state, index)]
    wanted = not contender.enabled if enabled is None else enabled
    return _replaced(state, index, contender.replace(enabled=wanted))


def _replaced(state: State, index: int, contender: Contender) -> State:
    contenders = list(state.experiment.contenders)
    contenders[index] = contender
    return _own(state, contenders, index)


def _own(state: State, contenders: Sequence[Contender], selected: int | None) -> State:
    if len(contenders) > MOST:
        raise PlaygroundError(f"a race in the window has at most {MOST} contenders, this would be {len(contenders)}")
    made = replace(state, selected_contender=selected, own_contenders=bool(contenders))
    return made.with_experiment(contenders=contenders)


def _checked(state: State, index: int) -> int:
    count = len(state.experiment.contenders)
    if not 0 <= index < count:
        raise PlaygroundError(f"there is no contender {index}: contenders are counted from 0 and there are {count}")
    return index
