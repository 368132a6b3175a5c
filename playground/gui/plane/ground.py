"""The surface under the paths: coarse at once, sharp soon after."""

from collections.abc import Callable
from dataclasses import dataclass
from time import thread_time

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from playground.base.errors import PlaygroundError
from playground.picture.colors.theme import Theme
from playground.picture.pixels import Image
from playground.picture.surface.levels import Levels
from playground.picture.viewport import Viewport
from playground.problems.surface import Surface
from playground.services.worker import Ticket, Worker

# What a coarse picture may cost in the frame that it is part of.
_COARSE_MS = 30.0
_SHARP_AFTER_MS = 60


@dataclass(frozen=True)
class Wish:
    """A picture of a surface that is wanted: all it depends on."""

    surface: Surface
    viewport: Viewport
    theme: Theme
    scale: str
    ratio: float


class Ground(QObject):
    """Keeps the newest picture of the surface, and has better ones made.

    `look_at` says what is wanted; `image` is exactly that, coarse or sharp, or None; `stretched` is the last picture
    there was, of another part of the plane perhaps. `improved` is emitted when a better one has arrived.
    """

    improved = Signal()
    failed = Signal(str)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._wish: Wish | None = None
        self._shown: Wish | None = None
        self._image: Image | None = None
        self._sharp = False
        self._milliseconds_per_cell = 2e-5
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._sharpen)

    @property
    def image(self) -> Image | None:
        """The picture that is wanted, where there is one already."""
        return self._image if self._shown == self._wish else None

    @property
    def stretched(self) -> tuple[Image, Viewport] | None:
        """The last picture and what it shows, where it is of the same function."""
        if self._image is None or self._shown is None or self._wish is None:
            return None
        return self._image, self._shown.viewport

    @property
    def sharp(self) -> bool:
        """Whether the picture that is wanted is there at its best."""
        return self._sharp and self._shown == self._wish

    def look_at(self, wish: Wish) -> None:
        """Want a picture: a coarse one now where that is quick, a sharp one when nothing else is wanted for a
        moment."""
        if wish == self._wish:
            return
        self._wish = wish
        if not wish.surface.ready("value"):
            return
        step = _coarse_step(wish)
        cells = wish.viewport.width * wish.viewport.height / step**2
        if self._shown is None:
            self._sharpen()
        else:
            if cells * self._milliseconds_per_cell <= _COARSE_MS:
                begin = thread_time()
                self._take(wish, _picture(wish, step), False)
                self._milliseconds_per_cell = 1e3 * (thread_time() - begin) / cells
            else:
                # One slow moment of the machine must not make every later drag wait for its contours: it is tried
                # again.
                self._milliseconds_per_cell *= 0.7
            self._timer.start(_SHARP_AFTER_MS)

    def wake(self) -> None:
        """Draw what could not be drawn before, now that the surface is compiled."""
        wish = self._wish
        if wish is not None and self._shown != wish and not self._timer.isActive():
            self._wish = None
            self.look_at(wish)

    def stop(self) -> None:
        """Want nothing more."""
        self._timer.stop()
        self._worker.cancel()

    def _sharpen(self) -> None:
        wish = self._wish
        if wish is None or (self._sharp and self._shown == wish):
            return
        self._worker.submit(_job(wish), self._arrived, self._refused)

    def _arrived(self, answer: tuple[Wish, Image]) -> None:
        self._take(*answer, True)
        self.improved.emit()

    def _refused(self, error: PlaygroundError) -> None:
        self.failed.emit(str(error))

    def _take(self, wish: Wish, image: Image, sharp: bool) -> None:
        self._shown, self._image, self._sharp = wish, image, sharp


def _coarse_step(wish: Wish) -> int:
    return max(2, round(2 * wish.ratio))


def _job(wish: Wish) -> Callable[[Ticket], tuple[Wish, Image]]:
    return lambda ticket: (wish, _picture(wish, 1))


def _picture(wish: Wish, step: int) -> Image:
    """The picture with f known at every step-th pixel of every step-th row; a curve is drawn at its best at once."""
    if wish.surface.dimension == 1:
        from playground.picture.surface.profile import profile_image

        return profile_image(wish.surface, wish.viewport, wish.theme, wish.ratio)
    from playground.picture.surface.background import paint_values, sample, surface_levels

    values = sample(wish.surface, wish.viewport, step)
    levels: Levels = surface_levels(wish.surface, values, wish.scale)
    image = paint_values(values, levels, wish.theme, wish.theme.strength * wish.ratio / step)
    if step == 1:
        return image
    grown = image.repeat(step, axis=0).repeat(step, axis=1)
    return np.ascontiguousarray(grown[: wish.viewport.height, : wish.viewport.width])
