"""Letting a large value go without a pause."""

from typing import Any


def take_apart(values: Any) -> None:
    """Empty the lists and objects within a value that nothing else holds.

    A value of millions of parts that is let go at once holds up every other thread for half a second.
    """
    waiting = [values]
    while waiting:
        outer = waiting[-1]
        if not isinstance(outer, list | dict) or not outer:
            waiting.pop()
            continue
        inner = outer.pop() if isinstance(outer, list) else outer.popitem()[1]
        if isinstance(inner, list | dict):
            waiting.append(inner)
