"""The critical points of what is seen, searched in a thread while the window goes on."""

from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from playground.base.errors import PlaygroundError
from playground.gui.bridge import Bridge
from playground.picture.viewport import Viewport
from playground.problems.surface import Surface
from playground.services.worker import Worker
from playground.session.document import Document

if TYPE_CHECKING:
    from playground.landscape.critical_points import CriticalPoints

Box = tuple[tuple[float, float], ...]
_PAUSE_MS = 150
_SEARCHES: "WeakKeyDictionary[Document, CriticalSearch]" = WeakKeyDictionary()


class CriticalSearch(QObject):
    """Keeps the newest critical points; `changed` tells when there are others, or another one is chosen.

    `found` None while there are none yet; `searching` whether newer ones are on their way; `chosen` the place of the
    one a person looks at; `refusal` why there are none.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.found: CriticalPoints | None = None
        self.surface: Surface | None = None
        self.chosen: int | None = None
        self.refusal = ""
        self._bridge = Bridge(self)
        self._worker: Worker | None = None
        self._wanted: tuple[Surface, Box] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._search)
        self._searching = False

    @property
    def searching(self) -> bool:
        """Whether other points than those shown are wanted."""
        return self._searching

    def want(self, surface: Surface, box: Box) -> None:
        """Want the critical points of a surface in a box; asked in every frame, searched when it stands still."""
        if (surface, box) != self._wanted:
            self._wanted = surface, box
            self._searching = True
            self._timer.start()

    def look_at(self, surface: Surface, view: Viewport) -> None:
        """Want those in what is seen, as far as the surface is bounded and compiled."""
        limits = surface.limits or ((-np.inf, np.inf),) * surface.dimension
        inside = tuple(
            (max(low, least), min(high, most))
            for (low, high), (least, most) in zip(view.rectangle[: surface.dimension], limits, strict=True)
        )
        if surface.ready("value") and all(low < high for low, high in inside):
            self.want(surface, inside)

    def choose(self, place: int | None) -> None:
        """Look at one of them."""
        if place != self.chosen:
            self.chosen = place
            self.changed.emit()

    def stop(self) -> None:
        """Want nothing more; the thread ends."""
        self._timer.stop()
        self._bridge.close()
        if self._worker is not None:
            self._worker.close()

    def _search(self) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        if self._worker is None:
            self._worker = Worker(self._bridge.post, "critical")
        self._worker.submit(lambda ticket: _points(*wanted), partial(self._take, wanted), self._refuse)

    def _take(self, wanted: tuple[Surface, Box], found: "CriticalPoints") -> None:
        self.found, self.surface, self.refusal = found, wanted[0], ""
        self.chosen = None
        self._searching = wanted != self._wanted
        self.changed.emit()

    def _refuse(self, error: PlaygroundError) -> None:
        self.found, self.refusal, self._searching = None, str(error), False
        self.changed.emit()


def critical_search(document: Document) -> CriticalSearch:
    """Return the search that belongs to a document, which the plane and the panel share."""
    if document not in _SEARCHES:
        _SEARCHES[document] = CriticalSearch()
    return _SEARCHES[document]


def _points(surface: Surface, box: Box) -> "CriticalPoints":
    from playground.landscape.critical_points import critical_points

    return critical_points(surface, box)
