"""Adding, changing and removing the contenders of a training.

They are changed by the race's own actions, on a race that has nothing but them; networks of their own and changes on
the way go with them to their new places.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from playground.base.errors import PlaygroundError
from playground.base.parameters import Value
from playground.experiments.experiment import Experiment
from playground.networks.network import Network
from playground.optimizers import OPTIMIZERS
from playground.problems.surfaces import surface
from playground.session.actions import base, contenders, modifiers
from playground.session.actions import several_contenders as several
from playground.session.actions._training import networks_state_of
from playground.session.state import State
from playground.training.learner import Learner

Action = Callable[..., State]
Places = Sequence[int | None]


def add_learner(state: State, optimizer: Any, **parameters: Any) -> State:
    """Add an optimizer, by its id, or a rule of one's own, at the end, and select it.

    Parameters that are not given have the defaults for trainings, where the optimizer states some.
    """
    given = {**_defaults(optimizer), **parameters}
    return _through(state, contenders.add_contender, optimizer, places=[*_all(state), None], **given)


def remove_learner(state: State, index: int) -> State:
    """Remove a contender; the others keep the colours they have."""
    return _through(
        state, contenders.remove_contender, index, places=[place for place in _all(state) if place != index]
    )


def duplicate_learner(state: State, index: int) -> State:
    """Add a copy of a contender, with its network, right after it, and select it."""
    return _through(state, contenders.duplicate_contender, index, places=_inserted(_all(state), index + 1, index))


def move_learner(state: State, index: int, to: int) -> State:
    """Move a contender to another place in the list."""
    rest = [place for place in _all(state) if place != index]
    return _through(
        state, contenders.move_contender, index, to, places=_inserted(rest, min(max(to, 0), len(rest)), index)
    )


def clear_learners(state: State) -> State:
    """Remove all contenders."""
    return _through(state, several.clear_contenders, places=[])


def remove_learners(state: State, places: Sequence[int]) -> State:
    """Remove contenders; the others keep the colours they have."""
    return _through(state, several.remove_contenders, places, places=several.kept_places(len(_all(state)), places))


def duplicate_learners(state: State, places: Sequence[int]) -> State:
    """Add a copy of each, with its network, right after it, and select the first copy."""
    return _through(
        state, several.duplicate_contenders, places, places=several.doubled_places(len(_all(state)), places)
    )


def move_learners(state: State, places: Sequence[int], to: int) -> State:
    """Move contenders, which stay in their order, so that the first of them stands at place `to`."""
    return _through(
        state, several.move_contenders, places, to, places=several.moved_places(len(_all(state)), places, to)
    )


def switch_learners(state: State, places: Sequence[int], enabled: bool) -> State:
    """Switch contenders on or off."""
    return _through(state, several.switch_contenders, places, enabled)


def set_learners_parameter(state: State, places: Sequence[int], name: str, value: object) -> State:
    """Set a parameter that all of some contenders have, from the start on; what was changed of it on the way is
    forgotten."""
    made = _through(state, several.set_contenders_parameter, places, name, value)
    training = networks_state_of(made).training
    kept = [one for one in training.changes if one.contender not in places or one.parameter != name]
    return replace(made, networks_state=networks_state_of(made).with_training(changes=kept))


def learn_alone(state: State, places: Sequence[int]) -> State:
    """Switch all other contenders off; where they are off already, switch those on again that learned before."""
    return _through(state, several.race_alone, places)


def set_learner_parameter(state: State, index: int, name: str, value: object, depth: int = 0) -> State:
    """Set a parameter of a contender from the start on; what was changed of it on the way is forgotten."""
    made = _through(state, contenders.set_contender_parameter, index, name, value, depth)
    if depth:
        return made
    training = networks_state_of(made).training
    kept = [one for one in training.changes if (one.contender, one.parameter) != (index, name)]
    return replace(made, networks_state=networks_state_of(made).with_training(changes=kept))


def change_learner(state: State, action: Action, index: int, *arguments: Any) -> State:
    """Do one of the race's `ACTIONS` on a contender; all stay at their places."""
    return _through(state, action, index, *arguments)


def set_learner_network(state: State, index: int, network: Network | None = None, **fields: Any) -> State:
    """Give a contender a network of its own, another one or the present one with fields changed; without any the
    training's."""
    networks_state = networks_state_of(state)
    learners = list(networks_state.training.contenders)
    if not 0 <= index < len(learners):
        raise PlaygroundError(f"there is no contender {index}: they are counted from 0 and there are {len(learners)}")
    own = msgspec.structs.replace(networks_state.training.network_of(index), **fields) if fields else network
    learners[index] = msgspec.structs.replace(learners[index], network=own)
    return replace(state, networks_state=replace(networks_state, selected=index).with_training(contenders=learners))


def _reset(state: State, index: int) -> State:
    done = contenders.reset_contender(state, index)
    method = done.experiment.contenders[index].method
    for name, value in method.training_defaults.items():
        done = contenders.set_contender_parameter(done, index, name, value)
    return done


def _set_base(state: State, index: int, optimizer: str, depth: int = 0) -> State:
    done = base.set_base(state, index, optimizer, depth)
    for name, value in _defaults(optimizer).items():
        done = contenders.set_contender_parameter(done, index, name, value, depth + 1)
    return done


ACTIONS: dict[str, Action] = {
    "rule": contenders.set_contender_rule,
    "recolor": contenders.recolor_contender,
    "rename": contenders.rename_contender,
    "toggle": contenders.toggle_contender,
    "reset": _reset,
    "set_base": _set_base,
    "add_modifier": modifiers.add_modifier,
    "remove_modifier": modifiers.remove_modifier,
    "move_modifier": modifiers.move_modifier,
    "toggle_modifier": modifiers.toggle_modifier,
    "set_modifier": modifiers.set_modifier_parameter,
    "follow_modifier": modifiers.follow_modifier,
}


def _defaults(optimizer: Any) -> Mapping[str, Value]:
    return OPTIMIZERS.get(optimizer).training_defaults if isinstance(optimizer, str) else {}


def _all(state: State) -> list[int]:
    return list(range(len(networks_state_of(state).training.contenders)))


def _inserted(places: Sequence[int], at: int, index: int) -> list[int]:
    return [*places[:at], index, *places[at:]]


def _through(state: State, action: Action, *arguments: Any, places: Places | None = None, **keywords: Any) -> State:
    """Do a race's action; `places` says where each of the new contenders stood, None for a new one."""
    networks_state = networks_state_of(state)
    old = networks_state.training.contenders
    race = Experiment(surface("sphere"), (), [one.contender for one in old])
    done = action(
        State(race, networks_state.selected, enabled_before=networks_state.enabled_before), *arguments, **keywords
    )
    stood = list(range(len(old))) if places is None else places
    learners = [
        Learner(contender, None if place is None else old[place].network)
        for contender, place in zip(done.experiment.contenders, stood, strict=True)
    ]
    changes = [
        msgspec.structs.replace(change, contender=new)
        for change in networks_state.training.changes
        for new, place in enumerate(stood)
        if place == change.contender and _has(learners[new], change.parameter)
    ]
    made = replace(networks_state, selected=done.selected_contender, enabled_before=done.enabled_before)
    return replace(state, networks_state=made.with_training(contenders=learners, changes=changes))


def _has(learner: Learner, name: str) -> bool:
    return any(parameter.name == name for parameter in learner.contender.method.parameters)
