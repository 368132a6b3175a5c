"""A contender of a training, with its own network where it has one."""

from collections.abc import Mapping
from typing import Any

import msgspec

from playground.base.errors import PlaygroundError, shown
from playground.base.parameters import Value
from playground.experiments.contender import Contender
from playground.experiments.following import following
from playground.experiments.following_name import following_name
from playground.networks.network import Network


class Learner(msgspec.Struct, frozen=True):
    """One of those that are trained side by side: a contender, and its own network where it differs from the others'.

    Arguments: `contender`; `network` None for the training's. Raises PlaygroundError for anything else.

    >>> import playground as pg
    >>> pg.Learner(pg.Contender("adam"), pg.Network(hidden=(8,), initialization="he")).title
    'Adam'
    """

    contender: Contender
    network: Network | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.contender, Contender):
            raise PlaygroundError(f"contenders must be pg.Contender objects, got {shown(self.contender)}")
        if self.network is not None and not isinstance(self.network, Network):
            raise PlaygroundError(f"a contender's network must be a pg.Network or None, got {shown(self.network)}")

    @property
    def title(self) -> str:
        """What people call it."""
        return self.contender.title

    def title_after(self, later: Mapping[str, Value]) -> str:
        """Return what it is called where some of its parameters are changed to other values on the way."""
        own = self.contender
        return own.title if own.name is None else following_name(own.name, own.parameters, later)

    @property
    def follows(self) -> bool:
        """Whether a schedule of the contender takes its T from the training."""
        inner: Contender | None = self.contender
        while inner is not None:
            if any(modifier.follows for modifier in inner.modifiers):
                return True
            inner = inner.base
        return False

    def lasting(self, updates: int) -> "Learner":
        """Return the learner in a training of so many updates."""
        contender = following(self.contender, updates)
        return self if contender is self.contender else msgspec.structs.replace(self, contender=contender)

    @staticmethod
    def of(given: Any) -> "Learner":
        """Return a contender as a learner on the training's network; a learner as it is."""
        return given if isinstance(given, Learner) else Learner(given)
