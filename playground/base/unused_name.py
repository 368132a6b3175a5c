"""A name that nothing has yet."""

from collections.abc import Container


def unused_name(name: str, taken: Container[str]) -> str:
    """Return a name that is not taken: itself, or with a number behind it.

    >>> unused_name("Adam", ["Adam", "Adam 2"])
    'Adam 3'
    """
    made, count = name, 2
    while made in taken:
        made, count = f"{name} {count}", count + 1
    return made
