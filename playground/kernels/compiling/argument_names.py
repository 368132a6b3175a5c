"""The names of a rule's arguments."""

import inspect
from collections.abc import Callable
from functools import cache
from typing import Any


@cache
def argument_names(function: Callable[..., Any]) -> tuple[str, ...]:
    """Return the names of a rule's arguments."""
    return tuple(inspect.signature(function).parameters)
