"""Keeps what the window holds on the disk while it changes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from playground.base.errors import PlaygroundError
from playground.gui.bridge import Bridge
from playground.services.autosave import Autosave, Found, Kept, KeptFile, closed_title
from playground.services.worker import Worker
from playground.session.state import State

# With the writing itself well under the two seconds of work that may be lost.
_AFTER_MS = 800

Content = tuple[State, Path | None, bool, KeptFile, Kept | None]


class Autosaver(QObject):
    """Writes `content()` soon after `touch()`, in a thread; `failed` says once why it could not."""

    failed = Signal(str)

    def __init__(self, autosave: Autosave, content: Callable[[], Content], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._autosave, self._content = autosave, content
        self._bridge = Bridge(self)
        self._worker = Worker(self._bridge.post, "autosave")
        self._complained = False
        self._titles: dict[Path, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._save)

    @property
    def training_folder(self) -> Path:
        """Where the state of the window's training is kept."""
        return self._autosave.training_folder

    @property
    def expects_training(self) -> bool:
        """Whether the window before had trained something."""
        return self._autosave.expects_training

    def leave_training(self) -> None:
        """Leave the state of the training for the next start, when nothing writes it any more."""
        self._autosave.leave_training()

    def touch(self) -> None:
        """Say that something changed. The clock of an earlier change runs on: a long drag is saved too."""
        if not self._timer.isActive():
            self._timer.start()

    def closed(self) -> list[tuple[Path, str]]:
        """Return the files of windows that were closed, the newest first, and in words what they held."""
        # Read once: a menu asks eight times when it opens, and what a closed window held does not change.
        self._titles = {file: self._titles.get(file) or closed_title(file) for file in self._autosave.closed()}
        return [(file, words) for file, words in self._titles.items() if words]

    def reopen(self, file: Path, show: Callable[[Found], None]) -> None:
        """Show what a closed window held; what was here is among the closed then. Raises PlaygroundError."""
        found, before = self._autosave.read_closed(file), self._content()
        show(found)
        self._autosave.exchange(file, *before)

    def put_aside(self, waiting: Kept) -> str:
        """Write a training that cannot be opened to a file of its own; return in words where it is."""
        try:
            return f"it was put aside as {self._autosave.put_aside(waiting)}"
        except PlaygroundError as error:
            return f"it could not be put aside: {error}"

    def close(self) -> None:
        """Write what is there now and leave it for the next start."""
        self._timer.stop()
        self._bridge.close()
        self._worker.close()
        try:
            self._autosave.write(*self._content())
        except PlaygroundError:
            # There is no window left to say it in, and it was said before.
            pass
        self._autosave.close()

    def _save(self) -> None:
        content = self._content()
        self._worker.submit(lambda ticket: self._autosave.write(*content), self._done, self._refused)

    def _done(self, nothing: None) -> None:
        self._complained = False

    def _refused(self, error: PlaygroundError) -> None:
        if not self._complained:
            self._complained = True
            self.failed.emit(str(error))
