"""A check of the functions that a caller hands over for progress and for cancelling."""

from typing import Any

from playground.base.errors import PlaygroundError, shown


def check_callbacks(progress: Any, cancelled: Any) -> None:
    """Raise PlaygroundError where what is to be told the progress, or asked whether to go on, cannot be called."""
    for what, function in (("progress", progress), ("cancelled", cancelled)):
        if function is not None and not callable(function):
            raise PlaygroundError(f"{what} must be a function or None, got {shown(function)}")
