"""Standings of the newest race: at once where that is quick, else in a thread."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from playground.base.errors import PlaygroundError
from playground.gui.bridge import Bridge
from playground.services.turning_thread import pass_over
from playground.services.worker import Ticket, Worker

if TYPE_CHECKING:
    from playground.experiments.result import Result
    from playground.experiments.standings import Standings

# Values of f in a record up to which the standings are made inside a frame.
_QUICK: Final = 150_000


class StandingsMaker(QObject):
    """Makes standings; a newer wish takes the place of one that waits."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = Bridge(self)
        self._worker: Worker | None = None
        self._wanted = 0

    @property
    def settled(self) -> bool:
        """Whether nothing is on its way."""
        return self._worker is None or not self._worker.busy

    def make(self, result: "Result", target: float | None, done: Callable[["Standings"], None]) -> None:
        """Hand the standings of a race over, now or from the thread."""
        self._wanted += 1
        if _size(result) <= _QUICK:
            done(result.table(target))
            return
        if self._worker is None:
            self._worker = Worker(self._bridge.post, "standings")
            # The thread may be at work when the window closes: it ends before what it would answer to is gone.
            self.destroyed.connect(partial(_close, self._worker))
        wanted = self._wanted

        def take(standings: "Standings") -> None:
            if wanted == self._wanted:
                done(standings)

        def table(ticket: Ticket) -> "Standings":
            return result.table(target)

        self._worker.submit(table, take, _pass)

    def forget(self) -> None:
        """Hand nothing over that was asked for."""
        self._wanted += 1


def _size(result: "Result") -> int:
    racers, starts = result.ends.shape[:2]
    return int(racers * starts * (result.experiment.steps + 1))


def _pass(error: PlaygroundError) -> None:
    pass_over(error)


def _close(worker: Worker, *_: object) -> None:
    worker.close()
