"""A result of a page together with the fingerprint of its training."""

from typing import Generic, TypeVar

from playground.session.document import Document
from playground.training.training import Training

Thing = TypeVar("Thing")


class Kept(Generic[Thing]):
    """What a page has found of a training, with the fingerprint of that training.

    It is there as long as the document names a training with the same numbers, up to the update that it was found at,
    and the same contender is selected; nothing else of a page is shown or exported.

    Arguments: `document` whose training and selected contender are meant.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._kept: tuple[Thing, str, int | None, tuple[int, ...], int] | None = None
        self._compared: tuple[Training, bool] | None = None

    def keep(self, thing: Thing, training: Training, update: int | None, place: int) -> None:
        """Keep what was found.

        Arguments: `training` it was found of; `update` up to which its numbers play a part, None for all; `place` of
        the contender in the training's list.
        """
        self._kept = thing, training.fingerprint(update), update, training.learners, place
        self._compared = None

    @property
    def thing(self) -> Thing | None:
        """What was found, None where it belongs to something else than the document names, or nothing was."""
        return self._kept[0] if self._kept is not None and self._is_named() else None

    @property
    def lost(self) -> bool:
        """Whether something was found, and belongs to something else by now."""
        return self._kept is not None and not self._is_named()

    def forget(self) -> None:
        """Keep nothing."""
        self._kept = None

    def _is_named(self) -> bool:
        networks_state = self._document.state.networks_state
        if networks_state is None or self._kept is None:
            return False
        _, fingerprint, update, learners, place = self._kept
        training = networks_state.training
        if self._compared is None or self._compared[0] is not training:
            # A place in the list is the same contender where as many are switched on at the same places.
            same = learners == training.learners and fingerprint == training.fingerprint(update)
            self._compared = training, same
        return self._compared[1] and networks_state.selected == place
