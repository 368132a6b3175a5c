"""Small pictures of surfaces, painted in a thread of their own."""

from collections.abc import Iterable
from functools import partial
from typing import Final, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from playground.base.errors import PlaygroundError
from playground.gui.bridge import Bridge
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.picture_list import HEIGHT, WIDTH
from playground.problems.surface import Surface
from playground.services.turning_thread import pass_over
from playground.services.worker import Ticket, Worker

_RATIO: Final = 2  # sharp on a high-DPI screen too
_KEPT: Final = 200

Key = tuple[Surface, str]


class Thumbnails(QObject):
    """Pictures by surface and theme, kept once they are made; `painted()` says that there are new ones.

    Nothing is compiled in the window's thread: `picture` returns what there is, and `want` has the rest made.
    """

    painted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images: dict[Key, QImage] = {}
        self._bridge = Bridge(self)
        self._worker = Worker(self._bridge.post, "thumbnails")
        self._wanted: list[Key] = []
        # The thread may be painting when the window closes: it ends before what it would answer to is gone.
        self.destroyed.connect(partial(_close, self._worker))

    @property
    def busy(self) -> bool:
        """Whether something is being painted."""
        return self._worker.busy

    def picture(self, surface: Surface, theme: GuiTheme) -> QImage | None:
        """Return a surface's picture, None where it has not been painted yet."""
        return self._images.get((surface, theme.id))

    def want(self, surfaces: Iterable[Surface], theme: GuiTheme) -> None:
        """Have pictures painted that are missing, instead of what was wanted before."""
        wanted: list[Key] = [(surface, theme.id) for surface in surfaces if (surface, theme.id) not in self._images]
        if wanted and wanted != self._wanted:
            self._wanted = wanted
            self._worker.submit(
                lambda ticket: self._paint_all(wanted, ticket),
                lambda _: self._done(wanted),
                partial(self._refuse, wanted),
            )

    def _refuse(self, wanted: list[Key], error: PlaygroundError) -> None:
        self._done(wanted)
        pass_over(error)

    def _done(self, wanted: list[Key]) -> None:
        if self._wanted == wanted:
            self._wanted = []

    def _paint_all(self, wanted: list[Key], ticket: Ticket) -> None:
        for key in wanted:
            if ticket.dropped():
                return
            image = _paint(*key)
            self._bridge.post(lambda key=key, image=image: self._keep(key, image))  # type: ignore[misc]  # bound early

    def _keep(self, key: Key, image: QImage) -> None:
        while len(self._images) >= _KEPT:
            del self._images[next(iter(self._images))]
        self._images[key] = image
        self.painted.emit()


def _close(worker: Worker, *_: object) -> None:
    worker.close()


def _paint(surface: Surface, theme_id: str) -> QImage:
    """Paint a surface's whole domain; runs in the thread, which alone imports what compiles."""
    from playground.picture.colors.theme import THEMES
    from playground.picture.surface.background import paint_values, sample
    from playground.picture.surface.levels import choose_levels
    from playground.picture.surface.profile import home_rectangle, profile_image
    from playground.picture.viewport import Viewport

    (x0, x1), (y0, y1) = home_rectangle(surface)
    viewport = Viewport(x0, x1, y0, y1, WIDTH * _RATIO, HEIGHT * _RATIO)
    if surface.dimension == 1:
        curve = profile_image(surface, viewport, THEMES[theme_id], _RATIO)
        return QImage(curve.data, viewport.width, viewport.height, QImage.Format.Format_RGB32).copy()
    values = sample(surface, viewport)
    scale: Literal["auto", "log", "linear"] = surface.levels
    levels = choose_levels(values, scale, surface.minimum_value, count=8)
    pixels = paint_values(values, levels, THEMES[theme_id], line_width=_RATIO * 0.8)
    return QImage(pixels.data, viewport.width, viewport.height, QImage.Format.Format_RGB32).copy()
