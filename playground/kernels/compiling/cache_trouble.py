"""What is said, once, where compiled kernels cannot be kept."""

import logging
from collections.abc import Callable
from pathlib import Path

_log = logging.getLogger(__name__)
_said: dict[Path, str] = {}
_listeners: list[Callable[[str], None]] = []


def say_not_kept(folder: Path, error: Exception) -> None:
    """Log once for a folder that kernels cannot be kept there, and tell those that listen."""
    if folder in _said:
        return
    cause = error if isinstance(error, OSError) else error.__cause__
    reason = str(getattr(cause, "strerror", None) or error).lower()
    _said[folder] = (
        f"compiled kernels cannot be kept in {folder} ({reason}): everything works, but each start compiles them anew, "
        "which takes seconds; make room there, or name another folder in PLAYGROUND_CACHE_DIR"
    )
    _log.warning("%s", _said[folder])
    for listener in _listeners:
        listener(_said[folder])


def listen_to_cache_trouble(listener: Callable[[str], None]) -> None:
    """Have `listener(sentence)` called for each folder in which kernels cannot be kept, also for earlier ones.

    It may be called from any thread.
    """
    _listeners.append(listener)
    for sentence in list(_said.values()):
        listener(sentence)
