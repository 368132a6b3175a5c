"""The installed Qt binding is sound: 6.12.0 loses a reference to None in each void call, until CPython 3.11 aborts."""

from __future__ import annotations

import subprocess
import sys

from tests.ground._tree import child_environment

CALLS = """
import sys
from PySide6.QtCore import QObject
thing = QObject()
before = sys.getrefcount(None)
for _ in range(1000):
    thing.setObjectName("name")
print(before - sys.getrefcount(None))
"""


def test_a_thousand_void_calls_leave_the_references_to_none_where_they_were() -> None:
    """In its own process: a broken binding would take the test run down with it."""
    done = subprocess.run(
        [sys.executable, "-c", CALLS], env=child_environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < 50
