"""One thread that does the newest job asked for."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from playground.base.errors import PlaygroundError
from playground.base.idle_memory import give_back_soon
from playground.services.turning_thread import TurningThread

Answer = TypeVar("Answer")
Deliver = Callable[[Callable[[], None]], None]


@dataclass(eq=False)
class Ticket:
    """A job that was asked for: whether it is still wanted, how far it is, and what it is at."""

    report: Callable[[int, int], None] = lambda done, total: None
    note: Callable[[Any], None] = lambda what: None
    _dropped: threading.Event = field(default_factory=threading.Event)

    def drop(self) -> None:
        """Say that the answer is no longer wanted; a job that asks ends early."""
        self._dropped.set()

    def dropped(self) -> bool:
        """Return whether the answer is no longer wanted."""
        return self._dropped.is_set()


@dataclass
class _Job:
    ticket: Ticket
    work: Callable[[Ticket], Any]
    done: Callable[[Any], None]
    failed: Callable[[PlaygroundError], None]


class Worker:
    """A thread with room for one waiting job: a newer one takes the place of the older, and the older is dropped.

    The answer to a job that was dropped is never delivered, not even when it was already on its way.

    Arguments: `deliver` brings a call into the thread that answers belong to (in a window: its event loop); `name` of
    the thread.
    """

    def __init__(self, deliver: Deliver, name: str = "worker") -> None:
        self._deliver, self._name = deliver, name
        self._condition = threading.Condition()
        self._waiting: _Job | None = None
        self._running: _Job | None = None
        self._newest: Ticket | None = None
        self._thread: TurningThread | None = None
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether a job waits or runs."""
        with self._condition:
            return self._waiting is not None or self._running is not None

    def submit(
        self,
        work: Callable[[Ticket], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[PlaygroundError], None],
        report: Callable[[int, int], None] | None = None,
        noted: Callable[[Any], None] | None = None,
    ) -> Ticket:
        """Ask for a job; what was asked for before is dropped.

        Arguments: `work(ticket)` runs in the thread; `done(answer)`, `failed(error)`, `report(done, all)` and
        `noted(what)`, which the job calls as `ticket.note`, are delivered.
        """
        ticket = Ticket()
        if report is not None:
            wanted = report
            ticket.report = lambda part, whole: self._send(ticket, lambda: wanted(part, whole))
        if noted is not None:
            hear = noted
            ticket.note = lambda what: self._send(ticket, lambda: hear(what))
        with self._condition:
            if self._closed:
                ticket.drop()
                return ticket
            self._drop_all()
            self._newest = ticket
            self._waiting = _Job(ticket, work, done, failed)
            if self._thread is None:
                self._thread = TurningThread(self._name, self._turn, self._fail)
            self._condition.notify()
        return ticket

    def cancel(self) -> None:
        """Drop what waits and what runs."""
        with self._condition:
            self._drop_all()
            self._waiting = None

    def close(self, timeout: float = 10.0) -> None:
        """Drop everything and wait for the thread to end; later jobs are dropped at once."""
        with self._condition:
            self._closed = True
            self._drop_all()
            self._waiting = None
            self._condition.notify()
            thread = self._thread
        if thread is not None:
            thread.join(timeout)

    def _drop_all(self) -> None:
        """Also the last one that was asked for: its answer may be on its way."""
        for ticket in (self._newest, *(job.ticket for job in (self._waiting, self._running) if job is not None)):
            if ticket is not None:
                ticket.drop()

    def _turn(self) -> bool:
        """Do the next job; return whether there may be another."""
        with self._condition:
            self._running = None
            while self._waiting is None and not self._closed:
                self._condition.wait()
            if self._closed:
                return False
            self._running, self._waiting = self._waiting, None
            job = self._running
        if job is not None:
            self._send(job.ticket, _call(job.done, job.work(job.ticket)))
            give_back_soon()
        return True

    def _fail(self, error: PlaygroundError) -> None:
        job = self._running
        if job is not None:
            self._send(job.ticket, _call(job.failed, error))

    def _send(self, ticket: Ticket, call: Callable[[], None]) -> None:
        if not ticket.dropped():
            self._deliver(lambda: None if ticket.dropped() else call())


def _call(function: Callable[[Any], None], argument: Any) -> Callable[[], None]:
    return lambda: function(argument)
