"""What is said of a file of a catalogue that cannot be used."""

import logging
import traceback
from collections.abc import Callable
from pathlib import Path

from playground.base.errors import PlaygroundError

_log = logging.getLogger(__name__)
_said: dict[str, None] = {}
_listeners: list[Callable[[str], None]] = []


class BrokenMember(PlaygroundError):
    """A member of a catalogue whose file cannot be used; the other members can."""


def broken_member(kind: str, id: str, error: BaseException, file: Path | None = None) -> BrokenMember:
    """Return the error of a member that cannot be loaded, with file and line where they are known.

    Arguments: `kind` the catalogue's word, such as "optimizer"; `error` what was raised; `file` the member's.
    """
    if isinstance(error, BrokenMember):
        return error
    if isinstance(error, PlaygroundError):
        return BrokenMember(f"the {kind} {id!r} cannot be used: {error}")
    line = _line(error, file)
    place = f" ({file}{f', line {line}' if line else ''})" if file is not None else ""
    why = " ".join(str(error.msg if isinstance(error, SyntaxError) else error).split())[:300]
    return BrokenMember(f"the {kind} {id!r} cannot be used{place}: {type(error).__name__}{f': {why}' if why else ''}")


def say_broken(error: BrokenMember) -> None:
    """Log once that a member cannot be used, and tell those that listen."""
    sentence = str(error)
    if sentence not in _said:
        _said[sentence] = None
        _log.warning("%s", sentence)
        for listener in _listeners:
            listener(sentence)


def listen_to_broken_members(listener: Callable[[str], None]) -> None:
    """Have `listener(sentence)` called for each member that cannot be used, also for earlier ones, on any thread."""
    _listeners.append(listener)
    for sentence in list(_said):
        listener(sentence)


def _line(error: BaseException, file: Path | None) -> int | None:
    """The line of a file at which an error came up."""
    if isinstance(error, SyntaxError) and file is not None and error.filename == str(file):
        return error.lineno
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(file)]
    return lines[-1] if lines else None
