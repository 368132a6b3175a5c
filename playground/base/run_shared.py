"""Work on several processors."""

from collections.abc import Callable
from concurrent.futures import Executor, wait
from typing import TypeVar

from playground.base.helper import helper

Made = TypeVar("Made")


def run_shared(work: Callable[[int], Made], count: int, others: Executor | None = None, number: int = 1) -> list[Made]:
    """Return [work(0), …, work(count − 1)], each made by this thread or by another, whoever is free first.

    Where the others are busy, or the machine has no time for them, this thread does everything. An exception of any of
    them is raised when none runs any more; those that were not begun are left.

    Arguments: `others` gives `number` threads besides this one; without it there is the helper.

    >>> run_shared(lambda k: k * k, 4)
    [0, 1, 4, 9]
    """
    todo = iter(range(count))
    made: dict[int, Made] = {}

    def take() -> None:
        try:
            # Taking from an iterator of C is one step of the interpreter: no two threads get the same.
            for k in todo:
                made[k] = work(k)
        except BaseException:
            for _ in todo:
                pass
            raise

    executor = others if others is not None else helper()
    begun = [executor.submit(take) for _ in range(number)]
    try:
        take()
    finally:
        begun = [other for other in begun if not other.cancel()]
        wait(begun)
    for other in begun:
        other.result()
    return [made[k] for k in range(count)]
