"""What learns: the network's layers and what stands in them."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtWidgets import QFrame, QVBoxLayout

from playground.base.alias import as_aliases
from playground.base.catalogue import Catalogue
from playground.base.parameters import Parameter, Value
from playground.gui.networks.panels._layer_row import LayerRow
from playground.gui.networks.panels._member_form import MemberForm
from playground.gui.networks.panels._panel import NetworksPanel, NetworksPanelWidget
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.message import Message
from playground.gui.widgets.parameter_form import ParameterForm
from playground.gui.widgets.role import role
from playground.gui.widgets.search_popup import Entry
from playground.gui.widgets.try_action import try_action
from playground.networks.activations import ACTIVATIONS
from playground.networks.initializations import INITIALIZATIONS
from playground.networks.network import PRECISIONS, Network
from playground.networks.normalizations import NORMALIZATIONS
from playground.session.actions import network as actions
from playground.session.actions.learners import set_learner_network
from playground.session.document import Document
from playground.session.networks_state import NetworksState
from playground.session.state import State

NONE: Final = "none"
_MEMBERS: Final[dict[str, Catalogue[Any]]] = {
    "activation": ACTIVATIONS, "initialization": INITIALIZATIONS, "normalization": NORMALIZATIONS,
}  # fmt: skip


def _parameters() -> tuple[Parameter, ...]:
    return (
        Parameter(
            "activation", "tanh", "activation: what a unit makes of its weighted sum", kind="choice",
            choices=ACTIVATIONS.sound_ids(),
        ),
        Parameter(
            "initialization", "glorot", "initialization: how large the first weights are, so that signals neither die "
            "away nor explode from layer to layer", kind="choice", choices=INITIALIZATIONS.sound_ids(),
        ),
        Parameter(
            "normalization", NONE, "normalization: what brings sums back to mean 0 and variance 1 before the "
            "activation", kind="choice", choices=(NONE, *NORMALIZATIONS.sound_ids()),
        ),
        Parameter(
            "skip", False, "skip: layers as wide as the one before add what came in to what they make of it",
            kind="boolean",
        ),
        Parameter(
            "dropout", 0.0, "dropout: the part of hidden units that each update leaves out at random", minimum=0,
            maximum=1, exclusive_maximum=True, slider=(0.0, 0.9),
        ),
        Parameter(
            "precision", "float64", "precision: single numbers are faster and rounder", kind="choice",
            choices=PRECISIONS,
        ),
    )  # fmt: skip


class NetworkPanel(NetworksPanelWidget):
    """The layers, and the form of what is in them; of a contender that has its own network, that one."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.heading = Heading("Network")
        self.message = Message()
        self.layers = LayerRow()
        self.layers.wished.connect(self._wish_layers)
        self.layers.refused.connect(self.message.say)
        searched = {name: _entries(members) for name, members in _MEMBERS.items()}
        self.form = ParameterForm(_parameters(), "network", "the network", searched=searched)
        self.form.changed.connect(self._wish)
        self.form.began.connect(document.begin_gesture)
        self.form.ended.connect(self.gesture_ended)
        self.members = {part: MemberForm() for part in _MEMBERS}
        for part, member_form in self.members.items():
            member_form.changed.connect(lambda name, value, part=part: self._wish_inner(part, name, value))
            member_form.began.connect(document.begin_gesture)
            member_form.ended.connect(self.gesture_ended)
        card = role(QFrame(), "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.setSpacing(6)
        for widget in (self.layers, self.message, self.form, *self.members.values()):
            inside.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(card)
        self._shown: object = None
        self._network: Network | None = None

    def show_networks_state(self, networks_state: NetworksState) -> None:
        """Show the network."""
        training, place = networks_state.training, _own_place(networks_state)
        network = training.network if place is None else training.network_of(place)
        shown = network, place, training.data.features, training.loss
        if shown == self._shown:
            return
        self._shown = shown
        self.message.say("")
        self.layers.show_widths(network.hidden)
        self.form.show_values(_values(network))
        name = network.normalization
        self.members["activation"].show_member(ACTIVATIONS.get(network.activation), dict(network.activation_parameters))
        self.members["initialization"].show_member(
            INITIALIZATIONS.get(network.initialization), dict(network.initialization_parameters)
        )
        self.members["normalization"].show_member(
            NORMALIZATIONS.get(name) if name is not None else None, dict(network.normalization_parameters)
        )
        for member in self.members.values():
            if member.form is not None:
                member.form.align(self.form)
        self._network = network
        size = training.problem_size(networks_state.selected or 0) if training.contenders else 0
        whose = f"of {training.names[place]}; " if place is not None else ""
        self.heading.aside.say(f"{whose}{size:,} parameters" if size else whose)
        self.heading.aside.setToolTip(
            "How many numbers are learned: weights and biases of all layers, and what a normalization learns"
        )

    def _wish_layers(self, what: str, arguments: tuple[Any, ...]) -> None:
        table: dict[str, Callable[..., State]] = {
            "add": actions.add_layer, "remove": actions.remove_layer, "set": actions.set_width,
            "widen": actions.widen_layer,
        }  # fmt: skip
        made = table[what]

        def act(state: State) -> State:
            return _on_own(state, lambda state: made(state, *arguments))

        def refuse(sentence: str) -> None:
            if what == "set":
                self.layers.refuse(arguments[0], sentence)  # which says it in `message`
            else:
                self.message.say(sentence)

        if not try_action(lambda: self.document.perform(act), refuse):
            self._shown = None

    def _wish(self, name: str, value: Value) -> None:
        fields: dict[str, Any] = {name: None if (name, value) == ("normalization", NONE) else value}
        if name in self.members:
            fields[f"{name}_parameters"] = ()

        def act(state: State) -> State:
            return _on_own(state, lambda state: actions.set_network(state, **fields))

        if not try_action(lambda: self.document.perform(act), lambda sentence: self.form.refuse(name, sentence)):
            self._shown = None

    def _wish_inner(self, part: str, name: str, value: Value) -> None:
        given = dict(getattr(self._network, f"{part}_parameters")) if self._network is not None else {}
        fields: dict[str, Any] = {f"{part}_parameters": tuple({**given, name: value}.items())}

        def act(state: State) -> State:
            return _on_own(state, lambda state: actions.set_network(state, **fields))

        if not try_action(lambda: self.document.perform(act), lambda said: self.members[part].refuse(name, said)):
            self._shown = None


def _own_place(networks_state: NetworksState) -> int | None:
    """The place of the contender whose own network is shown; None for the network of all."""
    place = networks_state.selected
    return place if place is not None and networks_state.training.contenders[place].network is not None else None


def _on_own(state: State, act: Any) -> State:
    """Do an action on the network that is shown."""
    from dataclasses import replace

    networks_state = state.networks_state
    place = _own_place(networks_state) if networks_state is not None else None
    if networks_state is None or place is None:
        done: State = act(state)
        return done
    own = networks_state.training.network_of(place)
    other = act(replace(state, networks_state=networks_state.with_training(network=own)))
    return set_learner_network(state, place, other.networks_state.training.network)


def _values(network: Network) -> dict[str, Value]:
    return {
        "activation": network.activation, "initialization": network.initialization,
        "normalization": network.normalization or NONE, "skip": network.skip, "dropout": network.dropout,
        "precision": network.precision,
    }  # fmt: skip


def _entries(members: Catalogue[Any]) -> list[Entry]:
    """Each member by its name, with what it does, found by whatever people call it."""
    found = [
        Entry(one.id, one.name, one.summary, one.equation, _words(one), aliases=as_aliases(one.aliases))
        for one in members
    ]
    return [Entry(NONE, NONE, "Sums stay as they are."), *found] if members is NORMALIZATIONS else found


def _words(member: Any) -> str:
    return " ".join([getattr(member, "source", ""), *(f"{q.name} {q.symbol} {q.doc}" for q in member.parameters)])


PANEL = NetworksPanel(title="Network", side="left", order=20, make=NetworkPanel)
