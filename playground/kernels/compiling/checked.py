"""The checked mode: kernels that stop with a sentence where an index lies outside its array (see `direct.checking`)."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

# Set to 1 before the program starts it checks every kernel: the hot loop, the fields, the networks and what is drawn.
VARIABLE: Final = "PLAYGROUND_CHECKED"
_ALL: Final = os.environ.get(VARIABLE) == "1"
_rules: Final = ContextVar("rules", default=False)


def is_checked(rule: bool = False) -> bool:
    """Return whether kernels that are compiled now check their indices.

    Arguments: `rule` whether a step or a hook is meant, which a member of a catalogue writes.
    """
    return _ALL or (rule and _rules.get())


@contextmanager
def checked() -> Iterator[None]:
    """Compile steps and hooks inside of this with checks: slower, kept beside those of normal use, never for them."""
    token = _rules.set(True)
    try:
        yield
    finally:
        _rules.reset(token)
