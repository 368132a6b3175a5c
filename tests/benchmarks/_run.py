"""Every subject of this folder, each in a process of its own."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks._benchmark import Benchmark, Measured, Unmeasurable

Row = dict[str, Any]
_LONGEST = 1800  # seconds of one subject


def subjects() -> dict[str, Benchmark]:
    """Return the benchmarks of this folder by file name, in the order of their places."""
    stems = sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py"))
    found = {stem: importlib.import_module(f"tests.benchmarks.{stem}").BENCHMARK for stem in stems}
    return dict(sorted(found.items(), key=lambda item: item[1].place))


def measure_here(stem: str, quick: bool) -> list[tuple[str, float | None, str]]:
    """Measure one subject in this process: (name, value, note) for each of its goals."""
    benchmark = subjects()[stem]
    try:
        found = benchmark.measure(quick)
    except Unmeasurable as missing:
        found = {goal.name: Measured(None, str(missing)) for goal in benchmark.goals}
    return [(goal.name, found[goal.name].value, found[goal.name].note) for goal in benchmark.goals]


def measure(stem: str, benchmark: Benchmark, quick: bool) -> tuple[list[Row], list[str], bool]:
    """Measure one subject in a process of its own: its rows, their notes, and whether it came to its end."""
    command = [sys.executable, "-m", "tests.benchmarks", "--here", stem, *(["--quick"] if quick else [])]
    with tempfile.TemporaryDirectory(prefix="playground-bench-") as folder:
        environment = dict(os.environ, QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM") or "offscreen")
        # What a person has open, saved and set stays as it is.
        environment |= {f"PLAYGROUND_{name}_DIR": str(Path(folder) / name.lower()) for name in ("CONFIG", "STATE")}
        try:
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, timeout=_LONGEST, check=True
            )
            found, ended = json.loads(done.stdout.splitlines()[-1]), True
        except subprocess.TimeoutExpired:
            found, ended = [(goal.name, None, f"not done after {_LONGEST} s") for goal in benchmark.goals], False
        except subprocess.CalledProcessError as error:
            said = (error.stderr.strip().splitlines() or [f"ended with code {error.returncode}"])[-1]
            found, ended = [(goal.name, None, f"failed: {said}") for goal in benchmark.goals], False
    rows = [
        {"name": goal.name, "value": value, "unit": goal.unit, "goal": goal.text, "met": goal.met(value)}
        for goal, (_, value, _) in zip(benchmark.goals, found, strict=True)
    ]
    return rows, [note for _, _, note in found], ended
