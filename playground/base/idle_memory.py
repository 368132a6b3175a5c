"""What was freed and is not used again goes back to the system."""

import ctypes
import threading
from collections.abc import Callable

# Seconds after which what nothing took again goes back. What is used again later is touched anew, which costs a network
# of 128 units a quarter of its time, and memory that is never used again would stay for ever.
_IDLE = 10.0

_watching = threading.Event()
_also: list[Callable[[], None]] = []


def give_back_soon() -> None:
    """Give the system in ten seconds what lies free then; called after work that took memory, from any thread.

    The C library keeps what was freed for its next arrays, for each thread apart: after half an hour of races and
    trainings that was three times as much as what was in use.
    """
    if _watching.is_set():
        return
    _watching.set()
    timer = threading.Timer(_IDLE, _let_go)
    timer.daemon = True
    timer.name = "give idle memory back"
    timer.start()


def also_give_back(let_go: Callable[[], None]) -> None:
    """Have a store of waiting memory emptied too, before the rest goes back."""
    _also.append(let_go)


def _let_go() -> None:
    _watching.clear()
    for let_go in _also:
        let_go()
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (AttributeError, OSError, TypeError):
        pass  # another C library, which has no such call
