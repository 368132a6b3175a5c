"""A thread that repeats one turn and survives its errors."""

import logging
import threading
from collections.abc import Callable

from playground.base.errors import PlaygroundError

UNEXPECTED = "something unexpected went wrong: {}; the log holds the details"
NO_ROOM = "there is not enough memory free for this: ask for less, or close other programs"

_log = logging.getLogger(__name__)


class UnexpectedError(PlaygroundError):
    """What the program did not foresee, as a sentence for people; the log holds the details."""


class TurningThread:
    """A thread that takes turns: what fails in a turn ends that turn, never the thread.

    Every thread of the program that lives longer than a call is one of these. A failure is written to the log where it
    was not foreseen, told, and the next turn follows.

    Arguments: `name`; `turn()` does the work and returns whether there is another turn; `failed(error)` is told of
    every failure, in the thread, as a PlaygroundError.
    """

    def __init__(self, name: str, turn: Callable[[], bool], failed: Callable[[PlaygroundError], None]) -> None:
        self._turn, self._failed = turn, failed
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def join(self, timeout: float) -> bool:
        """Wait for the last turn to end; return whether it has."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        goes_on = True
        while goes_on:
            try:
                goes_on = self._turn()
            except BaseException as error:  # the thread's last line of defence: whatever it is, a person must see it
                self._tell(as_refusal(error))

    def _tell(self, error: PlaygroundError) -> None:
        try:
            self._failed(error)
        except BaseException:  # the way to the window itself is broken: no message can reach it
            _log.exception("a thread's failure could not be told: %s", error)


def as_refusal(error: BaseException) -> PlaygroundError:
    """Return an error as a sentence for people; what was not foreseen is written to the log.

    To be called where the error was caught.
    """
    if isinstance(error, PlaygroundError):
        return error
    if isinstance(error, MemoryError):
        return PlaygroundError(NO_ROOM)
    _log.error("a thread met something unexpected", exc_info=error)
    return UnexpectedError(UNEXPECTED.format(repr(error)))


def pass_over(error: PlaygroundError) -> None:
    """Take no notice of a refusal, where there is nothing to say of it; raise what was not foreseen.

    In a window's thread what is raised reaches the window's own hook, which tells it.
    """
    if isinstance(error, UnexpectedError):
        raise error
