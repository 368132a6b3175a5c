"""A wish to the document whose refusal is shown in place."""

from collections.abc import Callable

from playground.base.errors import PlaygroundError


def try_action(do: Callable[[], None], refuse: Callable[[str], None]) -> bool:
    """Do something and return whether it was possible; where not, `refuse` gets the sentence that says why.

    >>> try_action(lambda: None, print)
    True
    """
    try:
        do()
    except PlaygroundError as error:
        refuse(str(error))
        return False
    return True
