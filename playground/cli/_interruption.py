"""Ctrl-C while compilers and threads are at work."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def interruption() -> Iterator[Callable[[], bool]]:
    """Give a function that says whether Ctrl-C was pressed; raise KeyboardInterrupt at the end where it was.

    An exception in the middle of a compilation would be lost in one of the compiler's callbacks or turned into
    another one, and threads would not hear of it. So those at work ask now and then, and stop with an exception of
    their own. Pressed twice, it is a KeyboardInterrupt at once.
    """
    pressed = threading.Event()
    before = signal.getsignal(signal.SIGINT)
    # Who started us in the background with Ctrl-C switched off means it.
    if threading.current_thread() is not threading.main_thread() or before != signal.default_int_handler:
        yield pressed.is_set
        return

    def press(number: int, frame: FrameType | None) -> None:
        if pressed.is_set():
            raise KeyboardInterrupt
        pressed.set()

    signal.signal(signal.SIGINT, press)
    try:
        yield pressed.is_set
    finally:
        signal.signal(signal.SIGINT, before)
        if pressed.is_set():
            raise KeyboardInterrupt from None
