"""What takes too long for a frame, made in a thread."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from playground.base.errors import PlaygroundError
from playground.gui.bridge import Bridge
from playground.services.turning_thread import pass_over
from playground.services.worker import Worker

Made = TypeVar("Made")


class Background(QObject, Generic[Made]):
    """Keeps the newest of something; the widget is painted again when there is another.

    What is wanted is named by a key; while one is worked out the newest wish waits, and the old one is shown only
    as long as it belongs to the same `family` (the surface): it moves with what is dragged a moment later.

    Arguments: `name` of the thread; `nothing` stands for it where there is none.
    """

    def __init__(self, widget: QWidget, name: str, nothing: Made) -> None:
        super().__init__()
        self._widget, self._name, self._nothing = widget, name, nothing
        self._bridge = Bridge(self)
        self._worker: Worker | None = None
        self._key: object = None
        self._made: tuple[object, Made] = (None, nothing)
        self._waiting: tuple[object, Callable[[], Made]] | None = None
        self._busy = False

    def newest(self, key: object, family: object, make: Callable[[], Made]) -> Made:
        """Return what there is, and have what is wanted made."""
        if key != self._key:
            self._key = key
            self._waiting = family, make
            self._begin()
        return self._made[1] if self._made[0] == family else self._nothing

    @property
    def settled(self) -> bool:
        """Whether nothing else is on its way."""
        return not self._busy

    def stop(self) -> None:
        """The thread ends."""
        self._bridge.close()
        if self._worker is not None:
            self._worker.close()

    def _begin(self) -> None:
        if self._busy or self._waiting is None:
            return
        if self._worker is None:
            self._worker = Worker(self._bridge.post, self._name)
        (family, make), self._waiting, self._busy = self._waiting, None, True
        self._worker.submit(lambda ticket: make(), partial(self._take, family), partial(self._refuse, family))

    def _refuse(self, family: object, error: PlaygroundError) -> None:
        self._take(family, self._nothing)
        pass_over(error)

    def _take(self, family: object, made: Made) -> None:
        self._busy, self._made = False, (family, made)
        self._begin()
        self._widget.update()
