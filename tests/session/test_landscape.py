"""How the landscape is looked at, as a value."""

import pytest

import playground as pg
from playground.session.actions.landscape import set_landscape
from playground.session.actions.place import go_to
from playground.session.document import Document
from playground.session.landscape import Landscape
from playground.session.lesson import lesson_state


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"directions": "up"}, "directions"),
        ({"span": 0}, "span must be a number"),
        ({"span": float("nan")}, "span must be a number"),
        ({"points": 1}, "points must be a whole number"),
        ({"points": True}, "points must be a whole number"),
        ({"part": "both"}, "part of the samples"),
        ({"seed": -1}, "seed must be a whole number"),
    ],
)
def test_illegal_values_are_refused_by_name(fields: dict[str, object], said: str) -> None:
    with pytest.raises(pg.PlaygroundError, match=said):
        Landscape(**fields)  # type: ignore[arg-type]


def test_looking_elsewhere_is_no_step_of_the_history() -> None:
    document = Document(go_to(lesson_state("sphere"), "networks"))
    document.perform(set_landscape, sight="lines", other=1)
    networks_state = document.state.networks_state
    assert networks_state is not None and networks_state.landscape == Landscape("lines", other=1)
    assert not document.can_undo
