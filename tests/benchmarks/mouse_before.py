"""The frame of a dragged start beside the frame of the commit before the charts were pyqtgraph's, in turns."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks._benchmark import Benchmark, Goal, Measured, Unmeasurable

_COMMIT = "14df232"
_ROOT = Path(__file__).resolve().parents[2]
_SAID = re.compile(r"processor time alone: median ([\d.]+), 95 % ([\d.]+) ms")


def _unpack(folder: Path) -> None:
    """Put the program as it was at the commit into a folder."""
    asked = subprocess.run(["git", "archive", _COMMIT], cwd=_ROOT, capture_output=True, check=False)
    if asked.returncode:
        raise Unmeasurable(f"the commit {_COMMIT} is not here: the program is no checkout with its history")
    with tarfile.open(fileobj=io.BytesIO(asked.stdout)) as archive:
        archive.extractall(folder, filter="data")


def _frame(checkout: Path, quick: bool) -> tuple[float, float]:
    """Milliseconds of a processor for a frame, the median and 95 %, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks", "--here", "mouse_to_frame", *(["--quick"] if quick else [])]
    with tempfile.TemporaryDirectory(prefix="playground-bench-") as folder:
        own = {f"PLAYGROUND_{name}_DIR": str(Path(folder) / name.lower()) for name in ("CONFIG", "STATE")}
        environment = os.environ | own | {"PYTHONPATH": str(checkout)}
        done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=True)
    found = _SAID.search(json.loads(done.stdout.splitlines()[-1])[0][2])
    assert found is not None, "the other row says something else"
    return float(found[1]), float(found[2])


def _measure(quick: bool) -> dict[str, Measured]:
    with tempfile.TemporaryDirectory(prefix="playground-before-") as folder:
        _unpack(Path(folder))
        if not quick:
            _frame(Path(folder), True)  # its kernels are compiled
        pairs = [(_frame(_ROOT, quick), _frame(Path(folder), quick)) for _ in range(1 if quick else 4)]
    ratio = median(now[0] / before[0] for now, before in pairs)
    nows, befores = ([pair[side][0] for pair in pairs] for side in (0, 1))
    late = median(now[1] / before[1] for now, before in pairs)
    note = f"medians {median(nows):.1f} and {median(befores):.1f} ms of a processor; at 95 % {late:.2f} ×"
    return {"mouse_to_frame_before": Measured(ratio, note)}


BENCHMARK = Benchmark(
    place=6,
    goals=(
        Goal("mouse_to_frame_before", "the same, charts and standings in sight, beside charts of widgets", "×", 1.4),
    ),
    measure=_measure,
)
