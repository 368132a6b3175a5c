"""A walk of random legal actions through a real window: run as a program, it prints what it found as JSON.

python -m tests.gui.walk.walker SECONDS SEED FOLDER
"""

from __future__ import annotations

import json
import logging
import os
import random
import sys
import threading
import time
import traceback
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import Any

_REST = 12.0  # seconds in which everything that works in the background ends and idle memory goes back
_ROUND = 15.0  # seconds of random actions between two looks at the memory


def main(seconds: float, seed: int, folder: Path) -> dict[str, Any]:
    """Walk, close the window, and return what was seen."""
    for name in ("CONFIG", "STATE"):
        os.environ[f"PLAYGROUND_{name}_DIR"] = str(folder / name.lower())
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.gui.walk.scene import Scene

    failures = _Failures()
    scene = Scene(folder)
    dice = random.Random(seed)
    done: Counter[str] = Counter()
    memory: list[float] = []
    files = _open_files()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        rest = time.monotonic() + min(_ROUND, end - time.monotonic())
        while time.monotonic() < rest:
            name = scene.act(dice)
            done[name] += 1
            failures.step = f"{sum(done.values())}: {name}"
            (folder / "steps.txt").open("a").write(f"{failures.step}\n")
            scene.live(dice.choice((0.0, 0.005, 0.02, 0.1)))
        scene.go_home(_REST)
        memory.append(_resident())
    timers = scene.close()
    _wait_for_threads(_REST)
    return {
        "actions": done, "memory": memory, "failures": failures.said, "timers": timers,
        "threads": [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()],
        "files": _open_files() - files,
    }  # fmt: skip


def _wait_for_threads(seconds: float) -> None:
    """Give threads that end by themselves their time: memory that is idle goes back ten seconds after its last use."""
    end = time.monotonic() + seconds
    for thread in threading.enumerate():
        if thread is not threading.main_thread() and not thread.name.startswith("helper"):
            thread.join(max(0.0, end - time.monotonic()))


def _resident() -> float:
    """Megabytes of memory that are in use."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


class _Failures(logging.Handler):
    """Everything that must not happen: exceptions in any thread or callback, warnings in the log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []
        self.step = "0"
        logging.getLogger().addHandler(self)
        sys.excepthook = self._hook
        threading.excepthook = lambda raised: self._note(raised.exc_value, raised.exc_traceback)

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if record.exc_info:
            text += "\n" + "".join(traceback.format_exception(*record.exc_info))
        self.said.append(f"after {self.step}: {text}")

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._note(error, trace)
        traceback.print_exception(kind, error, trace)

    def _note(self, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is not None:
            self.said.append(f"after {self.step}: " + "".join(traceback.format_exception(type(error), error, trace)))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(float(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))) + "\n")
