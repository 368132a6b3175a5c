"""Going from place to place."""

from dataclasses import replace

from playground.session.state import Place, State


def go_to(state: State, place: Place) -> State:
    """Show the race or the networks; the laboratory is made when somebody goes there for the first time."""
    if place == "networks" and state.laboratory is None:
        from playground.session.laboratory import first_laboratory

        state = replace(state, laboratory=first_laboratory())
    return replace(state, place=place)
