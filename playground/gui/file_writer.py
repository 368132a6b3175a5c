"""Files that are written in a thread, one after the other."""

from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from playground.base.errors import PlaygroundError
from playground.gui.bridge import Bridge
from playground.services.worker import Worker


class FileWriter(QObject):
    """Has files written, each whole or not at all; `wrote(path)` and `failed(sentence)` say how it went."""

    wrote = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = Bridge(self)
        self._worker = Worker(self._bridge.post, "files")
        self._waiting: deque[tuple[Path, Callable[[], object]]] = deque()
        self._busy = False
        # The thread may be writing when the window closes: it ends before what it would answer to is gone.
        self.destroyed.connect(partial(_close, self._worker))

    @property
    def idle(self) -> bool:
        """Whether everything is written."""
        return not self._busy

    def write(self, path: Path, save: Callable[[], object]) -> None:
        """Have `save()` write a file, after those that were asked for before."""
        self._waiting.append((path, save))
        if not self._busy:
            self._go_on()

    def close(self) -> None:
        """Wait for the file that is being written; the others are given up."""
        self._waiting.clear()
        self._bridge.close()
        self._worker.close()

    def _go_on(self) -> None:
        self._busy = bool(self._waiting)
        if self._waiting:
            path, save = self._waiting.popleft()
            self._worker.submit(lambda ticket: save(), lambda _: self._end(path, ""), partial(self._refuse, path))

    def _refuse(self, path: Path, error: PlaygroundError) -> None:
        self._end(path, str(error))

    def _end(self, path: Path, refused: str) -> None:
        self._go_on()
        if refused:
            self.failed.emit(refused)
        else:
            self.wrote.emit(path)


def _close(worker: Worker) -> None:
    worker.close()
