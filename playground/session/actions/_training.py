"""Changing the training of the laboratory."""

from dataclasses import replace
from typing import Any

from playground.base.errors import PlaygroundError
from playground.session.laboratory import Laboratory
from playground.session.state import State


def laboratory_of(state: State) -> Laboratory:
    """Return the laboratory; raise PlaygroundError where nobody has been there."""
    if state.laboratory is None:
        raise PlaygroundError("there is no laboratory yet: go to the networks first")
    return state.laboratory


def with_training(state: State, **fields: Any) -> State:
    """Return the state with some fields of its training changed; raises PlaygroundError for an illegal value."""
    return replace(state, laboratory=laboratory_of(state).with_training(**fields))
