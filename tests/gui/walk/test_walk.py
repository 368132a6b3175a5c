"""Half an hour of random actions leaves nothing behind: no failure, no memory, no thread, timer or file."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.children import child
from tests.ground._tree import ROOT, child_environment

# Threads that live as long as the process and hold nothing: the second processor of a frame.
_POOLED = ("helper",)
# Megabytes by which the allocator's pages and the caches of kernels may still grow.
_ROOM = 60.0


def walked(seconds: float, seed: int, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.gui.walk.walker", str(seconds), str(seed), str(folder)]
    with child(command, cwd=ROOT, env=child_environment(), stdout=subprocess.PIPE, text=True) as process:
        out, _ = process.communicate(timeout=4 * seconds + 240)
    assert process.returncode == 0
    found: dict[str, Any] = json.loads(out.splitlines()[-1])
    return found


def check(found: dict[str, Any]) -> None:
    assert found["failures"] == []
    assert [name for name in found["threads"] if not name.startswith(_POOLED)] == []
    assert found["timers"] == 0 and found["files"] <= 2
    assert len(found["actions"]) > 20, "every kind of action was taken"


@pytest.mark.timeout(900)
def test_two_minutes_of_random_actions_leave_nothing_behind(tmp_path: Path) -> None:
    check(walked(110.0, 7, tmp_path))


@pytest.mark.long
@pytest.mark.timeout(4 * 3600)
@pytest.mark.parametrize("seed", [1, 2])
def test_half_an_hour_keeps_no_memory(seed: int, tmp_path: Path) -> None:
    found = walked(1800.0, seed, tmp_path)
    check(found)
    memory = found["memory"]
    third = len(memory) // 3
    assert statistics.median(memory[2 * third :]) <= statistics.median(memory[third : 2 * third]) + _ROOM, memory
