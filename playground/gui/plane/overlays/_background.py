"""Lines that take too long for a frame, made in a thread."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from playground.gui.bridge import Bridge
from playground.services.worker import Worker

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane

Lines = list[NDArray[np.float64]]


class BackgroundLines(QObject):
    """Keeps the newest lines; the plane is painted again when there are others.

    What is wanted is named by a key; while one is worked out the newest wish waits, and the old lines are shown only
    as long as they belong to the same `family` (the surface): they move with what is dragged a moment later.
    """

    def __init__(self, plane: "Plane", name: str) -> None:
        super().__init__()
        self._plane, self._name = plane, name
        self._bridge = Bridge(self)
        self._worker: Worker | None = None
        self._key: object = None
        self._made: tuple[object, Lines] = (None, [])
        self._waiting: tuple[object, Callable[[], Lines]] | None = None
        self._busy = False

    def lines(self, key: object, family: object, make: Callable[[], Lines]) -> Lines:
        """Return what there is, and have what is wanted made."""
        if key != self._key:
            self._key = key
            self._waiting = family, make
            self._begin()
        return self._made[1] if self._made[0] == family else []

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
        self._worker.submit(lambda ticket: make(), partial(self._take, family), lambda error: self._take(family, []))

    def _take(self, family: object, lines: Lines) -> None:
        self._busy, self._made = False, (family, lines)
        self._begin()
        self._plane.update()
