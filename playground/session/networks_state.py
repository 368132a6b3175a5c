"""What the networks' place shows, as one frozen value."""

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from playground.experiments.contender import Contender
from playground.networks.data.data import data
from playground.networks.network import Network
from playground.session.landscape import Landscape
from playground.training.training import Training

LossScale = Literal["log", "linear"]
FIRST_PAGE = "decision"


@dataclass(frozen=True)
class NetworksState:
    """A training, its selected contender, and how both are shown.

    Arguments: `training`; `selected` a place in its list of contenders, None for none; `page` the id of the page in the
    middle; `loss_scale` of the loss charts' axis; `landscape` how that is looked at; `averaged` whether of a
    contender with an average that is shown, where one network is; `enabled_before` as in the race's `State`.

    >>> first_networks_state().training.names
    ('Adam', 'Heavy ball')
    """

    training: Training
    selected: int | None = 0
    page: str = FIRST_PAGE
    loss_scale: LossScale = "log"
    landscape: Landscape = field(default_factory=Landscape)
    averaged: bool = False
    enabled_before: tuple[bool, ...] = ()

    def with_training(self, **fields: Any) -> "NetworksState":
        """Return the state with some fields of its training changed; raises PlaygroundError for illegal ones."""
        return replace(self, training=self.training.replace(**fields)).clamped()

    def clamped(self) -> "NetworksState":
        """Return the networks' place with its selection inside the list; an empty list has none."""
        count, selected = len(self.training.contenders), self.selected
        inside = None if selected is None or count == 0 else min(max(selected, 0), count - 1)
        return self if inside == selected else replace(self, selected=inside)

    def alike(self, other: "NetworksState") -> bool:
        """Return whether two differ at most in who is selected, and in which page is open and shows what."""
        return self.training == other.training and self.loss_scale == other.loss_scale


def first_networks_state() -> NetworksState:
    """Return what a newcomer sees: two methods learning a spiral."""
    return NetworksState(
        Training(
            data("spirals", samples=400),
            Network(hidden=(32, 32)),
            contenders=[Contender("adam", lr=0.01), Contender("heavy_ball", lr=0.05)],
            epochs=300,
        )
    )
