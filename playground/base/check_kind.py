"""A check of the type of an argument."""

from playground.base.errors import PlaygroundError, shown


def check_kind(value: object, kind: type | tuple[type, ...], what: str, legal: str) -> None:
    """Raise PlaygroundError where a value is of another kind: `what` must be `legal`, and what came.

    >>> check_kind(1, str, "name", "a text")
    Traceback (most recent call last):
    playground.base.errors.PlaygroundError: name must be a text, got 1
    """
    if not isinstance(value, kind):
        raise PlaygroundError(f"{what} must be {legal}, got {shown(value)}")
