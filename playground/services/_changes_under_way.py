"""Changes of a training between the thread that makes them and the document that keeps them."""

import threading
from collections.abc import Callable

from playground.services.worker import Deliver
from playground.session.actions.training import with_change
from playground.training.change import Change
from playground.training.training import Training


class ChangesUnderWay:
    """The changes that the trainer's thread has made and the document does not know of yet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._changes: tuple[Change, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """Those under way now, in their order."""
        return self._changes

    def deliver(self, change: Change, changed: Callable[[Change], None], deliver: Deliver) -> None:
        """Have `changed(change)` delivered; it is under way until that has returned."""

        def arrive() -> None:
            try:
                changed(change)
            finally:
                self._set(lambda known: tuple(one for one in known if one is not change))

        self._set(lambda known: (*known, change))
        deliver(arrive)

    def _set(self, made: Callable[[tuple[Change, ...]], tuple[Change, ...]]) -> None:
        with self._lock:
            self._changes = made(self._changes)


def with_changes(training: Training, changes: tuple[Change, ...]) -> Training:
    """Return a training with the changes that whoever asked for it did not know of."""
    kept = training.changes
    for change in changes:
        if change not in kept:
            kept = with_change(kept, change)
    return training if kept == training.changes else training.replace(changes=kept)
