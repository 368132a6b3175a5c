"""Grounds that take longer to paint than a frame has, painted in a thread."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from playground.base.errors import PlaygroundError
from playground.gui.bridge import Bridge
from playground.picture.pixels import Image
from playground.services.worker import Worker


class GroundPainter(QObject):
    """Paints one ground after the other; of those that wait the newest is kept.

    `painted(about, image)` hands over a picture with what it was asked for; `failed(error)` says why there is none.
    """

    painted = Signal(object, object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = Bridge(self)
        self._worker = Worker(self._bridge.post, "ground")
        self._busy = False
        self._next: tuple[object, Callable[[], Image]] | None = None
        # The thread may be painting when the window closes: it ends before what it would answer to is gone.
        self.destroyed.connect(partial(_close, self._worker))

    @property
    def idle(self) -> bool:
        """Whether everything is painted."""
        return not self._busy

    def ask(self, about: object, paint: Callable[[], Image]) -> None:
        """Have `paint()` called in the thread; a picture that is under way is finished and shown first."""
        if self._busy:
            self._next = about, paint
            return
        self._busy = True
        self._worker.submit(lambda ticket: paint(), lambda image: self._show(about, image), self._refuse)

    def close(self) -> None:
        """End the thread."""
        self._next = None
        self._bridge.close()
        self._worker.close()

    def _show(self, about: object, image: Image) -> None:
        self._go_on()
        self.painted.emit(about, image)

    def _refuse(self, error: PlaygroundError) -> None:
        self._go_on()
        self.failed.emit(error)

    def _go_on(self) -> None:
        self._busy = False
        waiting, self._next = self._next, None
        if waiting is not None:
            self.ask(*waiting)


def _close(worker: Worker) -> None:
    worker.close()
