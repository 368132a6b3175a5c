"""Small work on two processors."""

from collections.abc import Callable
from concurrent.futures import wait
from typing import TypeVar

from playground.base.helper import helper

Made = TypeVar("Made")


def share(work: Callable[[int], Made], count: int) -> list[Made]:
    """Return [work(0), …, work(count − 1)], each made by this thread or by the helper, whoever is free first.

    Where the helper is busy, or the machine has no time for it, this thread does everything. An exception of any of
    them is raised when none runs any more; those that were not begun are left.

    >>> share(lambda k: k * k, 4)
    [0, 1, 4, 9]
    """
    todo = iter(range(count))
    made: dict[int, Made] = {}

    def take() -> None:
        try:
            # Taking from an iterator of C is one step of the interpreter: nobody gets what another has.
            for k in todo:
                made[k] = work(k)
        except BaseException:
            for _ in todo:
                pass
            raise

    other = helper().submit(take)
    try:
        take()
    finally:
        if not other.cancel():
            wait([other])
    if not other.cancelled():
        other.result()
    return [made[k] for k in range(count)]
