"""Going from place to place."""

from dataclasses import replace

from playground.session.state import Place, State


def go_to(state: State, place: Place) -> State:
    """Show the race or the networks; the networks' place is made at its first visit."""
    if place == "networks" and state.networks_state is None:
        from playground.session.networks_state import first_networks_state

        state = replace(state, networks_state=first_networks_state())
    return replace(state, place=place)
