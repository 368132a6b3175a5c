"""A race too long for a frame, drawn in a thread of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot

from playground.gui.plane.race_layer import RaceLayer
from playground.picture.pixels import Image
from playground.picture.theme import Theme
from playground.picture.viewport import Viewport

if TYPE_CHECKING:
    from playground.experiments.result import Result

# So many positions take about as long to draw as a person begins to feel.
_LONG = 2_000_000


class _Wish(NamedTuple):
    """What is to be seen."""

    result: "Result"
    step: int
    viewport: Viewport
    theme: Theme
    ratio: float

    def same(self, other: "_Wish") -> bool:
        return self.result is other.result and self[1:] == other[1:]


class LongRace(QObject):
    """Draws the paths of long races while the window goes on; `drawn` tells when there are newer ones to be seen.

    One picture is drawn at a time: when it is ready, the newest wish is next.
    """

    drawn = Signal()
    _made = Signal()  # of the other thread

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._made.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._layer = RaceLayer(patient=True)
        self._pool: ThreadPoolExecutor | None = None
        self._busy, self._closed = False, Event()
        self._shown: tuple[_Wish, list[Image]] | None = None

    @staticmethod
    def is_long(result: "Result") -> bool:
        """Whether a race would hold a frame up."""
        return result.record is not None and result.record.size > 2 * _LONG

    def images(self, result: "Result", step: int, viewport: Viewport, theme: Theme, ratio: float) -> list[Image]:
        """Return transparent images of the paths as they were drawn last, none where that was for another view."""
        wish, shown = _Wish(result, step, viewport, theme, ratio), self._shown
        if not self._busy and not self._closed.is_set() and (shown is None or not shown[0].same(wish)):
            self._busy = True
            if self._pool is None:
                self._pool = ThreadPoolExecutor(1, thread_name_prefix="long race")
            self._pool.submit(self._draw, wish)
        return shown[1] if shown is not None and shown[0].viewport == viewport else []

    def forget(self) -> None:
        """Hold no race any more: a long one fills the memory."""
        if self._shown is not None and not self._busy:
            self._shown, self._layer = None, RaceLayer(patient=True)

    def stop(self) -> None:
        """Draw nothing more."""
        self._closed.set()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _draw(self, wish: _Wish) -> None:
        made: list[Image] = []
        try:
            images, _ = self._layer.draw(*wish, None)
            # A race that plays grows in the memory of its image.
            made = [image.copy() for image in images]
        finally:
            self._shown = wish, made
            if not self._closed.is_set():
                self._made.emit()

    @Slot()
    def _tell(self) -> None:
        self._busy = False
        self.drawn.emit()
