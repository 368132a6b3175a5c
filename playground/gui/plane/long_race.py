"""A race too long for a frame, drawn in a thread of its own."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from playground.base.errors import PlaygroundError
from playground.gui.bridge import Bridge
from playground.gui.plane.race_layer import RaceLayer
from playground.picture.colors.theme import Theme
from playground.picture.lines.drawn_paths import PathColors
from playground.picture.pixels import Image
from playground.picture.viewport import Viewport
from playground.services.turning_thread import pass_over
from playground.services.worker import Worker

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
    by: PathColors

    def same(self, other: "_Wish") -> bool:
        return self.result is other.result and self[1:] == other[1:]


class LongRace(QObject):
    """Draws the paths of long races while the window goes on; `drawn` tells when there are newer ones to be seen.

    One picture is drawn at a time: when it is ready, the newest wish is next.
    """

    drawn = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = Bridge(self)
        self._worker = Worker(self._bridge.post, "long race")
        self._layer = RaceLayer(patient=True)
        self._busy, self._closed = False, False
        self._shown: tuple[_Wish, list[Image]] | None = None

    @staticmethod
    def is_long(result: "Result") -> bool:
        """Whether a race would hold a frame up."""
        return result.record is not None and result.record.size > 2 * _LONG

    def images(
        self, result: "Result", step: int, viewport: Viewport, theme: Theme, ratio: float, by: PathColors
    ) -> list[Image]:
        """Return transparent images of the paths as they were drawn last, none where that was for another view."""
        wish, shown = _Wish(result, step, viewport, theme, ratio, by), self._shown
        if not self._busy and not self._closed and (shown is None or not shown[0].same(wish)):
            self._busy = True
            self._worker.submit(
                lambda ticket: self._draw(wish), lambda made: self._take(wish, made),
                lambda error: self._refuse(wish, error),
            )  # fmt: skip
        return shown[1] if shown is not None and shown[0].viewport == viewport else []

    def forget(self) -> None:
        """Hold no race any more: a long one fills the memory."""
        if self._shown is not None and not self._busy:
            self._shown, self._layer = None, RaceLayer(patient=True)

    def stop(self) -> None:
        """Draw nothing more."""
        self._closed = True
        self._bridge.close()
        self._worker.close()

    def _draw(self, wish: _Wish) -> list[Image]:
        images, _ = self._layer.draw(*wish[:-1], None, wish.by)
        # A race that plays grows in the memory of its image.
        return [image.copy() for image in images]

    def _take(self, wish: _Wish, made: list[Image]) -> None:
        self._busy, self._shown = False, (wish, made)
        self.drawn.emit()

    def _refuse(self, wish: _Wish, error: PlaygroundError) -> None:
        self._take(wish, [])
        pass_over(error)
