"""What the network is made of."""

from typing import Any

import msgspec

from playground.base.errors import PlaygroundError
from playground.networks.network import MOST_WIDTH
from playground.session.actions._training import networks_state_of, with_training
from playground.session.state import State


def set_network(state: State, **fields: Any) -> State:
    """Set parts of the network: activation, initialization, normalization, skip, dropout, precision, hidden.

    What was changed on the way stays, at the updates at which it was changed.
    """
    network = networks_state_of(state).training.network
    return with_training(state, network=msgspec.structs.replace(network, **fields))


def add_layer(state: State, width: int | None = None) -> State:
    """Add a hidden layer behind the others, as wide as the last one where no width is given."""
    hidden = _hidden(state)
    return set_network(state, hidden=(*hidden, width or (hidden[-1] if hidden else 8)))


def remove_layer(state: State, index: int) -> State:
    """Take a hidden layer away; without any the model is linear."""
    hidden = _hidden(state)
    _check(hidden, index)
    return set_network(state, hidden=hidden[:index] + hidden[index + 1 :])


def set_width(state: State, index: int, width: int) -> State:
    """Set how many units a hidden layer has; raises PlaygroundError for an illegal width."""
    hidden = _hidden(state)
    _check(hidden, index)
    return set_network(state, hidden=(*hidden[:index], width, *hidden[index + 1 :]))


def widen_layer(state: State, index: int, factor: float) -> State:
    """Make a hidden layer `factor` times as wide, at least one unit up or down."""
    hidden = _hidden(state)
    _check(hidden, index)
    now = hidden[index]
    wanted = max(now + 1, round(now * factor)) if factor > 1 else min(now - 1, round(now * factor))
    return set_width(state, index, min(max(wanted, 1), MOST_WIDTH))


def _hidden(state: State) -> tuple[int, ...]:
    return networks_state_of(state).training.network.hidden


def _check(hidden: tuple[int, ...], index: int) -> None:
    if not 0 <= index < len(hidden):
        raise PlaygroundError(f"there is no hidden layer {index}: they are counted from 0 and there are {len(hidden)}")
