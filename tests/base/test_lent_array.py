"""Memory that is lent, comes back and is lent again."""

import gc
import threading
import time

import numpy as np
import pytest

import playground.base.lent_array as module
from playground.base.lent_array import lent_array

ROWS = 2_200_000


def _address(array: np.ndarray) -> int:
    return int(array.__array_interface__["data"][0])


def test_memory_comes_back_when_the_last_view_is_gone() -> None:
    first = lent_array((ROWS, 2))
    place, view = _address(first), first[5:7]
    del first
    gc.collect()
    assert _address(lent_array((ROWS, 2))) != place, "a view still shows the memory"
    view[:] = 1.0
    del view
    gc.collect()
    again = [lent_array((ROWS, 2)) for _ in range(2)]
    assert place in [_address(array) for array in again]


def test_arrays_are_whole_and_writable_and_do_not_share() -> None:
    one, other = lent_array((ROWS, 2)), lent_array((ROWS, 2))
    one[:], other[:] = 1.0, 2.0
    assert one.shape == (ROWS, 2) and one.flags.c_contiguous
    assert not np.shares_memory(one, other) and one.min() == 1.0 == one.max()


def test_a_small_array_is_no_block_of_pages() -> None:
    assert lent_array((3, 4)).base is None


def test_a_block_much_too_large_is_not_taken() -> None:
    large = lent_array((ROWS * 4, 2))
    place = _address(large)
    del large
    gc.collect()
    assert _address(lent_array((ROWS, 2))) != place


def test_what_waits_is_offered_to_the_system_and_can_still_be_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_OFFERED_AFTER", 0.01)
    monkeypatch.setattr(module, "_offering", threading.Event())
    array = lent_array((ROWS, 3))
    place = _address(array)
    del array
    gc.collect()
    end = time.monotonic() + 20
    while module._offering.is_set() and time.monotonic() < end:
        time.sleep(0.005)
    assert not module._offering.is_set()
    time.sleep(0.05)
    again = lent_array((ROWS, 3))
    again[:] = 7.0
    assert _address(again) == place and again.min() == 7.0


def test_threads_may_lend_and_give_back_at_once() -> None:
    wrong: list[str] = []

    def work(number: float) -> None:
        for _ in range(20):
            array = lent_array((ROWS, 1))
            array[::512] = number
            if (array[::512] != number).any():
                wrong.append(f"thread {number} read another's numbers")

    threads = [threading.Thread(target=work, args=(float(k),)) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
