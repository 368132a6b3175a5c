"""How the landscape around a network is looked at."""

from dataclasses import replace
from typing import Any

from playground.session.actions._training import laboratory_of
from playground.session.state import State


def set_landscape(state: State, **fields: Any) -> State:
    """Set sight, directions, span, points, seed, other or part; raises PlaygroundError for illegal values."""
    laboratory = laboratory_of(state)
    return replace(state, laboratory=replace(laboratory, landscape=replace(laboratory.landscape, **fields)))
