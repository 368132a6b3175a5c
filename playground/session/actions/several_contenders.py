"""What is done to several contenders at once, each as one step: they are given by their places in the list."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from playground.base.errors import PlaygroundError
from playground.experiments.contender import Contender
from playground.experiments.experiment import Experiment
from playground.experiments.program_of import program_of
from playground.session.actions.contenders import own_contenders
from playground.session.colors import as_colored, freely_colored
from playground.session.state import State


def clear_contenders(state: State) -> State:
    """Remove all contenders; the starts stay."""
    return own_contenders(state, [], None)


def remove_contenders(state: State, places: Iterable[int]) -> State:
    """Remove contenders; the others keep the colours they have."""
    gone = _checked(state, places)
    kept = kept_places(len(state.experiment.contenders), gone)
    return own_contenders(state, as_colored(state.experiment.contenders, kept), min(gone))


def duplicate_contenders(state: State, places: Iterable[int]) -> State:
    """Add a copy of each right after it, in a free colour, and select the first copy."""
    chosen = _checked(state, places)
    order = doubled_places(len(state.experiment.contenders), chosen)
    contenders = as_colored(state.experiment.contenders, order)
    copies = [place for place in range(1, len(order)) if order[place] == order[place - 1]]
    for place in copies:
        contenders = freely_colored(contenders, place)
    return own_contenders(state, contenders, copies[0])


def move_contenders(state: State, places: Iterable[int], to: int) -> State:
    """Move contenders, which stay in their order, so that the first of them stands at place `to`; colours go along.

    The last of a list is drawn on top.
    """
    chosen = _checked(state, places)
    order = moved_places(len(state.experiment.contenders), chosen, to)
    if order == sorted(order):
        return state
    selected = state.selected_contender
    contenders = as_colored(state.experiment.contenders, order)
    return own_contenders(state, contenders, None if selected is None else order.index(selected))


def switch_contenders(state: State, places: Iterable[int], enabled: bool) -> State:
    """Switch contenders on or off."""
    chosen = _checked(state, places)
    return _changed(state, chosen, lambda one: one.replace(enabled=enabled))


def set_contenders_parameter(state: State, places: Iterable[int], name: str, value: object) -> State:
    """Set a parameter that all of some contenders have; raises PlaygroundError where one has none of that name, and
    where the value is illegal for one."""
    return _changed(state, _checked(state, places), lambda one: one.with_parameter(name, value))


def race_alone(state: State, places: Iterable[int]) -> State:
    """Switch all other contenders off; where they are off already, switch those on again that raced before.

    Where it is not known who raced before, all that may race under the race's constraint do.
    """
    chosen = _checked(state, places)
    contenders = state.experiment.contenders
    if not is_alone(state.experiment, chosen):
        before = tuple(one.enabled for one in contenders)
        switched = [one.replace(enabled=place in chosen) for place, one in enumerate(contenders)]
        return replace(_own(state, switched), enabled_before=before)
    known = state.enabled_before
    on = known if len(known) == len(contenders) else tuple(_able(state, one) for one in contenders)
    switched = [one.replace(enabled=flag) for one, flag in zip(contenders, on, strict=True)]
    return replace(_own(state, switched), enabled_before=())


def is_alone(race: Experiment, places: Iterable[int]) -> bool:
    """Return whether exactly these contenders are switched on, and there are others."""
    on = {place for place, one in enumerate(race.contenders) if one.enabled}
    return on == set(places) and len(on) < len(race.contenders)


def common_parameters(contenders: Iterable[Contender]) -> tuple[str, ...]:
    """Return the names of the parameters that all contenders have, of one kind and with one list of choices.

    >>> common_parameters([Contender("adam"), Contender("heavy_ball")])
    ('lr',)
    """
    declared = [{one.name: (one.kind, one.choices) for one in c.method.parameters} for c in contenders]
    if not declared:
        return ()
    return tuple(name for name, kind in declared[0].items() if all(other.get(name) == kind for other in declared))


def kept_places(count: int, gone: Iterable[int]) -> list[int]:
    """Return the places that stay when some go."""
    without = set(gone)
    return [place for place in range(count) if place not in without]


def doubled_places(count: int, chosen: Iterable[int]) -> list[int]:
    """Return where each contender of the new list stood, each of the chosen being there twice."""
    twice = set(chosen)
    return [place for place in range(count) for _ in range(1 + (place in twice))]


def moved_places(count: int, chosen: Iterable[int], to: int) -> list[int]:
    """Return where each contender of the new list stood when the chosen ones begin at place `to`.

    >>> moved_places(5, [0, 3], 2)
    [1, 2, 0, 3, 4]
    """
    moved = sorted(set(chosen))
    rest = kept_places(count, moved)
    at = min(max(to, 0), len(rest))
    return [*rest[:at], *moved, *rest[at:]]


def _changed(state: State, chosen: Iterable[int], change: Callable[[Contender], Contender]) -> State:
    contenders = list(state.experiment.contenders)
    for place in chosen:
        contenders[place] = change(contenders[place])
    return _own(state, contenders)


def _own(state: State, contenders: list[Contender]) -> State:
    """The same places, other contenders: the selection and what is known of before stay."""
    return replace(own_contenders(state, contenders, state.selected_contender), enabled_before=state.enabled_before)


def _able(state: State, contender: Contender) -> bool:
    bound = state.experiment.constraint
    return bound is None or not program_of(contender).optimizer.unprojectable(bound.kind)


def _checked(state: State, places: Iterable[int]) -> list[int]:
    chosen, count = sorted(set(places)), len(state.experiment.contenders)
    if not chosen:
        raise PlaygroundError("no contender is selected: select one or several in the list first")
    for place in chosen:
        if not 0 <= place < count:
            raise PlaygroundError(f"there is no contender {place}: contenders are counted from 0 and there are {count}")
    return chosen
