"""Temporary files of `write_atomically`: their names, and how those that a kill left behind are removed."""

import contextlib
import os
import platform
import re
import secrets
import time
from functools import cache
from hashlib import sha256
from pathlib import Path

from playground.base.process import is_running, process_name

# The machine, the process, its start, a random number; versions before wrote the random number alone.
_PART = re.compile(r"\..+\.(?P<host>[0-9a-f]{8})-(?P<process>\d+-\d+)-[0-9a-f]{8}\.part")
_OLD_PART = re.compile(r"\..+\.[0-9a-f]{16}\.part")
_OLD_AGE = 3600.0  # seconds after which a part that names no process is left over


def part_of(target: Path) -> Path:
    """Return a new name beside a file for what is written before it is moved into place.

    It names this machine and this process, so that others can tell whether the writer is still at work.
    """
    name = f".{target.name[:40]}.{_host()}-{_own_name()}-{secrets.token_hex(4)}.part"
    return target.with_name(name)


def sweep_parts(*folders: Path) -> None:
    """Remove the parts that writers of this program left in folders when they were killed.

    A part stays where its writer still runs or ran on another machine, and so does every file whose name is not that of
    a part. A folder that is missing or cannot be read is passed over.
    """
    for folder in folders:
        # What cannot be looked at or removed is left: it takes some room and does no other harm.
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for name in [entry.name for entry in entries if entry.name.endswith(".part") and _is_left(entry)]:
                with contextlib.suppress(OSError):
                    (folder / name).unlink()


def _is_left(entry: "os.DirEntry[str]") -> bool:
    named = _PART.fullmatch(entry.name)
    if named is not None:
        return named["host"] == _host() and not is_running(named["process"])
    if _OLD_PART.fullmatch(entry.name) is None:
        return False
    return time.time() - entry.stat(follow_symlinks=False).st_mtime > _OLD_AGE


@cache
def _host() -> str:
    return sha256(platform.node().encode()).hexdigest()[:8]


def _own_name() -> str:
    # Not remembered: a forked child has another number.
    return process_name()
