"""Changing the training of the networks' place."""

from dataclasses import replace
from typing import Any

from playground.base.errors import PlaygroundError
from playground.session.networks_state import NetworksState
from playground.session.state import State


def networks_state_of(state: State) -> NetworksState:
    """Return the state of the networks; raise PlaygroundError before the first visit."""
    if state.networks_state is None:
        raise PlaygroundError("there is no training yet: go to the networks first")
    return state.networks_state


def with_training(state: State, **fields: Any) -> State:
    """Return the state with some fields of its training changed; raises PlaygroundError for an illegal value."""
    return replace(state, networks_state=networks_state_of(state).with_training(**fields))
