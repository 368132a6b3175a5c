"""Memory that is lent, comes back and is lent again."""

import gc
import os
import threading
import time
from pathlib import Path

import numpy as np
import pytest

import playground.base.idle_memory as idle_memory
import playground.base.pooled_array as module
from playground.base.pooled_array import pooled_array

ROWS = 2_200_000


def _address(array: np.ndarray) -> int:
    return int(array.__array_interface__["data"][0])


def test_memory_comes_back_when_the_last_view_is_gone() -> None:
    first = pooled_array((ROWS, 2))
    place, view = _address(first), first[5:7]
    del first
    gc.collect()
    assert _address(pooled_array((ROWS, 2))) != place, "a view still shows the memory"
    view[:] = 1.0
    del view
    gc.collect()
    again = [pooled_array((ROWS, 2)) for _ in range(2)]
    assert place in [_address(array) for array in again]


def test_arrays_are_whole_and_writable_and_do_not_share() -> None:
    one, other = pooled_array((ROWS, 2)), pooled_array((ROWS, 2))
    one[:], other[:] = 1.0, 2.0
    assert one.shape == (ROWS, 2) and one.flags.c_contiguous
    assert not np.shares_memory(one, other) and one.min() == 1.0 == one.max()


def test_a_small_array_is_no_block_of_pages() -> None:
    assert pooled_array((3, 4)).base is None


def test_a_block_much_too_large_is_not_taken() -> None:
    large = pooled_array((ROWS * 4, 2))
    place = _address(large)
    del large
    gc.collect()
    assert _address(pooled_array((ROWS, 2))) != place


def test_what_waits_goes_back_to_the_system_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle_memory, "_IDLE", 0.05)
    monkeypatch.setattr(idle_memory, "_watching", threading.Event())

    def resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    array = pooled_array((ROWS, 12))
    array[:] = 1.0
    full, size = resident(), array.nbytes
    del array
    gc.collect()
    end = time.monotonic() + 20
    while resident() > full - 0.9 * size and time.monotonic() < end:
        time.sleep(0.005)
    assert resident() <= full - 0.9 * size
    assert not module._waiting and not idle_memory._watching.is_set()
    again = pooled_array((ROWS, 3))
    again[:] = 7.0
    assert again.min() == 7.0


def test_threads_may_lend_and_give_back_at_once() -> None:
    wrong: list[str] = []

    def work(number: float) -> None:
        for _ in range(20):
            array = pooled_array((ROWS, 1))
            array[::512] = number
            if (array[::512] != number).any():
                wrong.append(f"thread {number} read another's numbers")

    threads = [threading.Thread(target=work, args=(float(k),)) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
