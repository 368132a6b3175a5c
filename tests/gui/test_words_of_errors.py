"""A field that refuses a text says why in the words of the screen, and keeps the text to be mended."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import playground as pg
from playground.base.catalogue import Catalogue
from playground.gui.networks.panels import NETWORKS_PANELS
from playground.gui.panels import PANELS
from playground.gui.theme.apply import apply_theme
from playground.gui.theme.theme import gui_theme
from playground.gui.widgets.message import Message
from playground.gui.widgets.number_field import NumberField
from playground.networks.activations import ACTIVATIONS
from playground.networks.data.sets import DATA_SETS
from playground.networks.initializations import INITIALIZATIONS
from playground.networks.normalizations import NORMALIZATIONS
from playground.optimizers import OPTIMIZERS
from playground.problems.feasible import FEASIBLE_SETS
from playground.problems.surfaces import SURFACES
from playground.session.actions.constraint import set_constraint
from playground.session.actions.contenders import add_contender
from playground.session.actions.data import choose_data
from playground.session.actions.network import set_network
from playground.session.actions.problem import choose_surface
from playground.session.document import Document
from playground.session.lesson import lesson_state
from playground.session.networks_state import NetworksState
from playground.session.state import State

Action = tuple[Callable[..., State], tuple[Any, ...], dict[str, Any]]


def act(action: Callable[..., State], *arguments: Any, **fields: Any) -> Action:
    return action, arguments, fields


def members(action: Callable[..., State], catalogue: Catalogue[Any]) -> list[Action]:
    return [act(action, id) for id in catalogue.ids() if catalogue.get(id).parameters]


PARTS = (("activation", ACTIVATIONS), ("initialization", INITIALIZATIONS), ("normalization", NORMALIZATIONS))
# A panel, whether it is one of the networks, and what is chosen in it before its fields are looked at.
SHOWN: list[tuple[str, bool, list[Action]]] = [
    ("problem", False, [act(choose_surface, one.id) for one in SURFACES if one.definition.parameters]),
    ("constraint", False, members(set_constraint, FEASIBLE_SETS)),
    ("contenders", False, members(add_contender, OPTIMIZERS)[::6]),
    ("settings", False, [act(choose_surface, "sphere")]),
    ("network", True, [act(set_network, **{part: one.id}) for part, all_ in PARTS for one in all_ if one.parameters]),
    ("data", True, [act(choose_data, one.id) for one in DATA_SETS if not one.reads_file]),
    ("training", True, [act(choose_data, "moons")]),
    ("contenders", True, [act(choose_data, "moons")]),
]
# A key of a file, such as adam.lr or hidden_width; a number such as 0.5 is none.
KEY = re.compile(r"[A-Za-z_]\.[A-Za-z_]|[A-Za-z]_[A-Za-z]|\d\.[a-z]")


def refused(panel: QWidget, field: NumberField, typed: str) -> list[str]:
    """Type a text, and return what the panel says against it."""
    field.setText(typed)
    field.setModified(True)
    field.editingFinished.emit()
    assert field.text() == typed
    shown = [message.text() for message in panel.findChildren(Message) if message.text()]
    field.refuse("")
    return shown


@pytest.mark.parametrize(("id", "networks", "actions"), SHOWN, ids=[f"{s[0]}-{s[1]}" for s in SHOWN])
def test_every_field_says_it_in_the_words_of_the_screen(
    id: str, networks: bool, actions: list[Action], qapp: Any, qtbot: QtBot
) -> None:
    apply_theme(qapp, gui_theme("light"))
    training = pg.Training(data=pg.data("moons"), contenders=[pg.Contender("adam"), pg.Contender("heavy_ball")])
    first = lesson_state("rosenbrock")
    document = Document(State(first.experiment, 0, 0, networks_state=NetworksState(training, selected=0)))
    panel: Any = (NETWORKS_PANELS if networks else PANELS).get(id).make(document)
    qtbot.addWidget(panel)
    looked = 0
    for action, arguments, fields in actions:
        document.perform(action, *arguments, **fields)
        state = document.state
        panel.show_networks_state(state.networks_state) if networks else panel.show_state(state)
        for field in panel.findChildren(NumberField):
            for typed in ("nothing", "1,5,5"):
                said = refused(panel, field, typed)
                assert said, f"{field.accessibleName()} takes {typed} and says nothing"
                for sentence in said:
                    assert not KEY.search(sentence.split(", got")[0]), sentence
            looked += 1
        document.undo()
    assert looked >= len(actions)


def test_a_member_is_called_what_it_is_where_it_is_chosen(qapp: Any, qtbot: QtBot) -> None:
    apply_theme(qapp, gui_theme("light"))
    training = pg.Training(data=pg.data("moons"), network=pg.Network(activation="elu"))
    document = Document(
        State(lesson_state("rosenbrock").experiment, networks_state=NetworksState(training, selected=None))
    )
    panel: Any = NETWORKS_PANELS.get("network").make(document)
    qtbot.addWidget(panel)
    panel.show_networks_state(document.state.networks_state)
    alpha = panel.members["activation"].form.fields["alpha"].field
    assert refused(panel, alpha, "-1") == ["depth α of ELU must be a finite number at least 0, got -1.0"]
    assert refused(panel, panel.layers.chips[0].field, "x")[0].startswith("units of hidden layer 1 must be a whole")
