"""What is put on a contender, or on a method inside it: `depth` counts the methods round that one."""

from collections.abc import Callable
from typing import Any

from playground.base.errors import PlaygroundError
from playground.experiments.contender import Contender
from playground.experiments.modifier import Modifier
from playground.session.actions._inside import changed_inside
from playground.session.state import State

MOST = 20


def add_modifier(state: State, index: int, kind: str, depth: int = 0, **parameters: Any) -> State:
    """Put a modifier behind those that are there; raises PlaygroundError where it makes no sense."""

    def add(contender: Contender) -> Contender:
        if len(contender.modifiers) >= MOST:
            raise PlaygroundError(f"{contender.title} has {MOST} modifiers, and no more can be put on it")
        return contender.replace(modifiers=[*contender.modifiers, Modifier(kind, **parameters)])

    return changed_inside(state, index, depth, add)


def remove_modifier(state: State, index: int, place: int, depth: int = 0) -> State:
    """Take a modifier away."""
    return _changed(state, index, place, depth, lambda put: put[:place] + put[place + 1 :])


def move_modifier(state: State, index: int, place: int, to: int, depth: int = 0) -> State:
    """Move a modifier to another place: they act in their order."""

    def move(put: list[Modifier]) -> list[Modifier]:
        one = put.pop(place)
        put.insert(min(max(to, 0), len(put)), one)
        return put

    return _changed(state, index, place, depth, move)


def toggle_modifier(state: State, index: int, place: int, enabled: bool | None = None, depth: int = 0) -> State:
    """Switch a modifier on or off; with None the other way round."""

    def toggle(put: list[Modifier]) -> list[Modifier]:
        put[place] = put[place].switched(not put[place].enabled if enabled is None else enabled)
        return put

    return _changed(state, index, place, depth, toggle)


def set_modifier_parameter(state: State, index: int, place: int, name: str, value: object, depth: int = 0) -> State:
    """Set a parameter of a modifier; raises PlaygroundError naming it, what is legal and what came."""

    def change(put: list[Modifier]) -> list[Modifier]:
        put[place].modification.parameter(name)
        put[place] = put[place].with_parameters({name: value})
        return put

    return _changed(state, index, place, depth, change)


def follow_modifier(state: State, index: int, place: int, depth: int = 0) -> State:
    """Let a schedule take its T from the race again; raises PlaygroundError for a modifier without one."""

    def follow(put: list[Modifier]) -> list[Modifier]:
        put[place] = put[place].following()
        return put

    return _changed(state, index, place, depth, follow)


def _changed(
    state: State, index: int, place: int, depth: int, change: Callable[[list[Modifier]], list[Modifier]]
) -> State:
    def put_on(contender: Contender) -> Contender:
        count = len(contender.modifiers)
        if not 0 <= place < count:
            raise PlaygroundError(
                f"{contender.title} has no modifier {place}: they are counted from 0, there are {count}"
            )
        return contender.replace(modifiers=change(list(contender.modifiers)))

    return changed_inside(state, index, depth, put_on)
