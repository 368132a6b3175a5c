"""A check of a whole number within bounds."""

from typing import Any

from playground.base.errors import PlaygroundError, shown


def check_whole(value: Any, what: str, low: int, high: int | None = None) -> int:
    """Return a whole number as int; raise PlaygroundError that says `what` it is, what is legal and what came.

    Arguments: `low` and `high` are legal themselves, None where there is no end.

    >>> check_whole(3, "steps", 0, 10)
    3
    """
    try:
        switch = isinstance(value, bool | str | bytes) or type(value).__name__ == "bool"
        switch = switch or getattr(value, "ndim", 0) > 0 or getattr(value, "imag", 0) != 0
        whole = int(value) if not switch and int(value) == value else low - 1
    except (TypeError, ValueError, OverflowError):
        whole = low - 1
    if whole < low or (high is not None and whole > high):
        legal = f"at least {low}" if high is None else f"from {low} to {high}"
        raise PlaygroundError(f"{what} must be a whole number {legal}, got {shown(value)}")
    return whole
