"""How soon the window is there, and how soon the first race on a machine that has never compiled a kernel."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import monotonic

from tests.benchmarks._benchmark import Benchmark, Goal, Measured


def _start(cache: str | None) -> dict[str, float]:
    """Start the program as at its very first start, with the person's kernel cache or another."""
    with tempfile.TemporaryDirectory(prefix="playground-bench-") as folder:
        own = {f"PLAYGROUND_{name}_DIR": str(Path(folder) / name.lower()) for name in ("CONFIG", "STATE")}
        if cache is not None:
            own["PLAYGROUND_CACHE_DIR"] = cache
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | own
        command = [sys.executable, "-m", "tests.benchmarks._first_start", str(monotonic())]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _cold() -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="playground-bench-") as cache:
        return _start(cache)


def _measure(quick: bool) -> dict[str, Measured]:
    if quick:
        warm = cold = [_start(None)]
    else:
        _start(None)
        warm, cold = [_start(None) for _ in range(9)], [_cold() for _ in range(5)]
    later = [start["charts"] - start["window"] for start in warm]
    windows, races, stalls = ([start[name] for start in cold] for name in ("window", "race", "stall"))
    return {
        "window_painted": Measured(
            median(start["window"] for start in warm),
            f"fastest {min(start['window'] for start in warm):.2f} s; "
            f"the first race in it after {median(start['race'] for start in warm):.2f} s",
        ),
        "charts_alive": Measured(median(later), f"fastest {min(later):.2f} s"),
        "first_race": Measured(
            median(races),
            f"fastest {min(races):.2f} s; the window after {median(windows):.2f} s, "
            f"then it stood still for {1e3 * median(stalls):.0f} ms at most",
        ),
    }


BENCHMARK = Benchmark(
    place=9,
    goals=(
        Goal("window_painted", "window painted, warm, from the start of the process", "s", 0.7),
        Goal("charts_alive", "the first chart painted, warm, from the painted window on", "s", 0.25),
        Goal("first_race", "first race painted, kernel cache empty, from the start of the process", "s", 2.0),
    ),
    measure=_measure,
)
