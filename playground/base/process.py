"""Which process this is, told apart from a later one that got the same number."""

import os
from pathlib import Path


def process_name(pid: int | None = None) -> str:
    """Return "<pid>-<start>" of a running process, by default this one; `start` is 0 where the system does not tell
    it."""
    number = os.getpid() if pid is None else pid
    return f"{number}-{_start(number)}"


def is_running(name: str) -> bool:
    """Return whether the process of that name still runs."""
    number, _, start = name.partition("-")
    if not number.isdecimal() or not start.isdecimal() or int(number) <= 0:
        return False
    pid = int(number)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OSError, OverflowError):
        # Another person's process has the number, which says nothing yet.
        pass
    return _start(pid) == int(start)


def _start(pid: int) -> int:
    """The clock tick at which a process began, from the 22nd field of /proc/<pid>/stat; 0 on other systems."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        # The second field is the program's name in parentheses and may hold anything.
        return int(text.rpartition(")")[2].split()[19])
    except (OSError, ValueError, IndexError):
        return 0
