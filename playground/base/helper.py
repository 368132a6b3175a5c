"""The second processor."""

from concurrent.futures import ThreadPoolExecutor
from functools import cache


@cache
def helper() -> ThreadPoolExecutor:
    """Return the one thread that shares small work with whoever has it; it is started when it is first asked for.

    It pays for work that lets other threads run, as kernels and NumPy do. Nothing that takes longer than a frame may be
    given to it: a drag waits for it.
    """
    return ThreadPoolExecutor(1, thread_name_prefix="helper")
