"""What was freed goes back to the system, also where no large array was."""

import os
import threading
import time
from pathlib import Path

import numpy as np
import pytest

import playground.base.idle_memory as module


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_what_small_arrays_of_a_thread_took_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """The C library keeps freed memory that lies below what is still in use, in a part of its own for each thread."""
    monkeypatch.setattr(module, "_IDLE", 0.05)
    monkeypatch.setattr(module, "_watching", threading.Event())
    kept: list[np.ndarray] = []

    def work() -> None:
        arrays = [np.ones(8000) for _ in range(1000)]  # 64 kilobytes each, below what is taken from the system alone
        kept.append(arrays[-1])

    before = resident()
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    held = resident() - before
    module.give_back_soon()
    end = time.monotonic() + 20
    while resident() - before > 0.3 * held and time.monotonic() < end:
        time.sleep(0.01)
    assert held > 40e6 and resident() - before <= 0.3 * held
