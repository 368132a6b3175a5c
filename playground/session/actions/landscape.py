"""How the landscape around a network is looked at."""

from dataclasses import replace
from typing import Any

from playground.session.actions._training import networks_state_of
from playground.session.state import State


def set_landscape(state: State, **fields: Any) -> State:
    """Set sight, directions, span, points, seed, other or part; raises PlaygroundError for illegal values."""
    networks_state = networks_state_of(state)
    return replace(state, networks_state=replace(networks_state, landscape=replace(networks_state.landscape, **fields)))
