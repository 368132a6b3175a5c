"""A worker that keeps only the newest of the waiting jobs."""

from collections.abc import Callable
from typing import Any

from playground.base.errors import PlaygroundError
from playground.services.worker import Deliver, Ticket, Worker
from playground.simulation.simulate_starts import Cancelled

Work = Callable[[Ticket], Any]
Done = Callable[[Any], None]
Report = Callable[[int, int], None] | None


class Latest:
    """Work in a thread: while something is under way, of what waits the newest is kept.

    What is under way is finished first, so that something is seen however fast one asks; `forget` ends it.

    Arguments: `deliver`; `failed(sentence)`; `name` of the thread.
    """

    def __init__(self, deliver: Deliver, failed: Callable[[str], None], name: str) -> None:
        self._worker, self._failed = Worker(deliver, name), failed
        self._busy = False
        self._next: tuple[Work, Done, Report] | None = None

    @property
    def idle(self) -> bool:
        """Whether everything that was asked is answered."""
        return not self._busy and self._next is None

    def ask(self, work: Work, done: Done, report: Report = None) -> None:
        """Have `work(ticket)` done in the thread; `done` takes its answer, `report(part, whole)` what it says."""
        if self._busy:
            self._next = work, done, report
            return
        self._busy = True
        self._worker.submit(work, lambda answer: self._done(done, answer), self._refused, report)

    def forget(self) -> None:
        """What was asked is no longer wanted."""
        self._worker.cancel()
        self._busy, self._next = False, None

    def close(self) -> None:
        """End the thread."""
        self._next = None
        self._worker.close()

    def _done(self, done: Done, answer: Any) -> None:
        self._busy = False
        waiting, self._next = self._next, None
        if waiting is not None:
            self.ask(*waiting)
        done(answer)

    def _refused(self, error: PlaygroundError) -> None:
        self._busy = False
        waiting, self._next = self._next, None
        if waiting is not None:
            self.ask(*waiting)
        if not isinstance(error, Cancelled):
            self._failed(str(error))
