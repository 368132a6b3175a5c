"""Files are read in a thread; a small one is there at once."""

from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QObject

from playground.base.errors import PlaygroundError
from playground.gui.bridge import Bridge
from playground.services.worker import Worker

Read = TypeVar("Read")

# What takes longer goes on while the window lives. A frame or two are waited for, so that nothing flickers.
_AT_ONCE = 0.1  # seconds
_SMALL = 2**18  # bytes


class Reading(QObject):
    """One thread that reads; of two files that are wished for, the later one is opened.

    Arguments: `note(sentence)` says what is under way.
    """

    def __init__(self, note: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._note = note
        self._answers: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._bridge = Bridge(self)
        self._worker = Worker(self._deliver, "reading")

    def read(
        self, name: str, size: int, work: Callable[[], Read], done: Callable[[Read], None],
        failed: Callable[[PlaygroundError], None],
    ) -> None:  # fmt: skip
        """Have `work()` done in the thread, then `done(what it returned)` or `failed(error)` here.

        Arguments: `name` of what is read; `size` in bytes: small files are waited for, a tenth of a second at most.
        """
        self._take()  # an earlier answer must not be taken for this one
        self._worker.submit(lambda ticket: work(), done, failed)
        try:
            answer = self._answers.get(timeout=_AT_ONCE if size <= _SMALL else 0.001)
        except Empty:
            self._note(f"reading {name} …")
            return
        answer()

    @property
    def idle(self) -> bool:
        """Whether nothing is being read, and every answer was given."""
        return not self._worker.busy and self._answers.empty()

    def close(self) -> None:
        """End what is under way."""
        self._bridge.close()
        self._worker.close()

    def _deliver(self, call: Callable[[], None]) -> None:
        self._answers.put(call)
        self._bridge.post(self._take)

    def _take(self) -> None:
        """Hand over the answers that came without being waited for."""
        while True:
            try:
                answer = self._answers.get_nowait()
            except Empty:
                return
            answer()


def size_of(path: Path) -> int:
    """Return a file's bytes, 0 where it cannot be told: what is wrong with it is said by reading it."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0
