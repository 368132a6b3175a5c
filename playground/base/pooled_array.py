"""Large arrays in memory that was used before."""

import mmap
import weakref
from collections import deque
from math import prod

import numpy as np
from numpy.typing import NDArray

from playground.base.idle_memory import also_give_back, give_back_soon

# Below this the C library takes memory again by itself, glibc's after the first time.
_SMALL = 32 << 20
# What waits for the next one, in bytes: as much as one training may record.
_MOST = 512_000_000
_LEAST_USE = 2

_waiting: deque[mmap.mmap] = deque()
also_give_back(_waiting.clear)


def pooled_array(shape: tuple[int, ...]) -> NDArray[np.float64]:
    """Return an array of float64 that holds anything, in memory taken again from an array lent before.

    The first touch of a page costs the system microseconds, on a virtual machine more than an update of a small
    network takes to compute; what was touched before costs nothing. Memory comes back by itself when the last view of
    an array is gone. What waits for ten seconds goes back to the system.

    >>> pooled_array((2, 3)).shape
    (2, 3)
    """
    size = 8 * prod(shape)
    if size < _SMALL:
        return np.empty(shape)
    block = _taken(size)
    whole: NDArray[np.float64] = np.frombuffer(block, dtype=np.float64)
    # Every view's base is this array, and not the block: NumPy goes down to the one that is no array.
    weakref.finalize(whole, _give_back, block).atexit = False
    return whole[: size // 8].reshape(shape)


def _taken(size: int) -> mmap.mmap:
    """A waiting block that is not much too large, or a new one."""
    for _ in range(len(_waiting)):
        try:
            block = _waiting.popleft()
        except IndexError:
            break
        if size <= len(block) <= _LEAST_USE * size:
            return block
        _waiting.append(block)
    pages = -(-size // mmap.PAGESIZE) * mmap.PAGESIZE
    # Shared memory, which is what `mmap` makes unless told otherwise, cannot be left to the system for a while.
    private = {"flags": mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS} if hasattr(mmap, "MAP_PRIVATE") else {}
    return mmap.mmap(-1, pages, **private)


def _give_back(block: mmap.mmap) -> None:
    """Called from any thread, also amid `_taken`: single operations of a deque are safe, a lock would not be."""
    _waiting.append(block)
    while sum(len(one) for one in list(_waiting)) > _MOST:
        try:
            _waiting.popleft()
        except IndexError:
            break
    give_back_soon()
