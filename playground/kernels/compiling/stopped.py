"""How a kernel stops: with an error that is kept for its thread until the call from Python raises it."""

import threading

from playground.base.errors import PlaygroundError

# What compiled code returns then: in Numba's convention a status above 0 is an error, which callers hand on at once.
STOPPED = 1
_local = threading.local()


class KernelStopped(PlaygroundError):
    """A kernel did what it must not, such as to read beyond an array; the calculation ended there."""


def stop_with(error: BaseException) -> int:
    """Keep an error for `raise_stopped` and return the status that the kernel has to return."""
    _local.error = error
    return STOPPED


def raise_stopped() -> None:
    """Raise what stopped the kernel that this thread called last, where its status was not 0."""
    error = getattr(_local, "error", None)
    _local.error = None
    raise error if error is not None else RuntimeError("a kernel stopped and did not say why")
