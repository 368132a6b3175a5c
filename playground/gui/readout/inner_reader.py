"""The inner numbers of a path, made beside the window: a path is marched once more for them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from playground.base.errors import PlaygroundError
from playground.experiments.experiment import Experiment
from playground.gui.bridge import Bridge
from playground.services.turning_thread import pass_over
from playground.services.worker import Worker

if TYPE_CHECKING:
    from playground.simulation.method import Floats

Numbers = dict[str, "Floats"]
# A thread that is always at work during a drag holds up a third of the frames; so often is enough to follow.
_PAUSE = 150  # milliseconds


class InnerReader(QObject):
    """A thread for one path at a time; while it works the newest wish waits, so that a drag is followed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = Bridge(self)
        self._worker = Worker(self._bridge.post, "inner numbers")
        self._waiting: tuple[Experiment, Callable[[Numbers], None]] | None = None
        self._busy = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._begin)
        # The thread may be marching when the window closes: it ends before what it would answer to is gone.
        self.destroyed.connect(partial(_close, self._worker))

    @property
    def settled(self) -> bool:
        """Whether nothing is on its way."""
        return not self._busy and self._waiting is None

    def read(self, alone: Experiment, done: Callable[[Numbers], None]) -> None:
        """Have the numbers of a race of one contender from one start; what cannot be simulated has none."""
        self._waiting = alone, done
        self._wait()

    def _wait(self) -> None:
        """The newest wish is read after a pause, which a newer one does not lengthen."""
        if not self._busy and not self._pause.isActive():
            self._pause.start()

    def _begin(self) -> None:
        if self._busy or self._waiting is None:
            return
        (alone, done), self._waiting, self._busy = self._waiting, None, True
        self._worker.submit(lambda ticket: _read(alone), partial(self._end, done), partial(self._refuse, done))

    def _refuse(self, done: Callable[[Numbers], None], error: PlaygroundError) -> None:
        self._end(done, {})
        pass_over(error)

    def _end(self, done: Callable[[Numbers], None], numbers: Numbers) -> None:
        self._busy = False
        if self._waiting is None or numbers:
            done(numbers)
        if self._waiting is not None:
            self._wait()


def _read(alone: Experiment) -> Numbers:
    from playground.experiments.readouts import readouts

    return readouts(alone, 0, 0)


def _close(worker: Worker, *_: object) -> None:
    worker.close()
