"""Processes that a test starts, and that are gone when it ends, however it ends."""

from __future__ import annotations

import signal
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

# For a child to begin, to compile and to end on a machine that does other things.
PATIENCE = 240


def hear_ctrl_c() -> None:
    """Let children hear of Ctrl+C.

    A shell starts what runs in the background with SIGINT ignored, which every child inherits: tests that press Ctrl+C
    would wait for ever for a program that was told not to listen.
    """
    if threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def child(command: Sequence[Any], **options: Any) -> Iterator[subprocess.Popen[Any]]:
    """Start a process and end it with the block: one that still runs is killed, its pipes are closed.

    Arguments: `command`; `options` those of `subprocess.Popen`, whose own block would wait for ever after a failure.
    """
    process = subprocess.Popen(command, **options)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                try:
                    stream.close()
                except BrokenPipeError:
                    pass
        process.wait(PATIENCE)
