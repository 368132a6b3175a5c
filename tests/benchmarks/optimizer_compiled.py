"""How long an optimizer takes that was never used on this machine, and one that was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile

from tests.benchmarks._benchmark import Benchmark, Goal, Measured

# The surface and the hot loop are there already, as in a window in which a contender is added.
_PROGRAM = """
import json, sys
from time import perf_counter
import playground as pg
from playground.optimizers import OPTIMIZERS, Traced
start = pg.Experiment(pg.surface("rosenbrock"), [(0.5, 1.0)], [pg.Contender("gradient_descent", lr=1e-3)], steps=20)
pg.simulate(start)
pg.surface("rosenbrock").field("hessian")
times = {}
for id in OPTIMIZERS.ids() if len(sys.argv) < 2 else sys.argv[1:]:
    if isinstance(OPTIMIZERS.get(id), Traced):
        continue
    begin = perf_counter()
    OPTIMIZERS.get(id).step(2)
    times[id] = perf_counter() - begin
print(json.dumps(times))
"""


def _times(cache: str, ids: tuple[str, ...] = ()) -> dict[str, float]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PLAYGROUND_CACHE_DIR"] = cache
    command = [sys.executable, "-c", _PROGRAM, *ids]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _measure(quick: bool) -> dict[str, Measured]:
    with tempfile.TemporaryDirectory(prefix="playground-bench-") as cache:
        ids = ("heavy_ball", "newton") if quick else ()
        cold = _times(cache, ids)
        warm = [_times(cache, ids) for _ in range(1 if quick else 3)]
    least = {id: min(one[id] for one in warm) for id in cold}
    slowest = sorted(cold, key=lambda id: -cold[id])[:3]
    tardy = sorted(least, key=lambda id: -least[id])[:3]
    return {
        "optimizer_cold": Measured(
            max(cold.values()),
            f"slowest of {len(cold)}: " + ", ".join(f"{id} {cold[id]:.2f}" for id in slowest)
            + f"; all together {sum(cold.values()):.1f} s",
        ),
        "optimizer_warm": Measured(
            1e3 * max(least.values()),
            "the fastest of 3; slowest: " + ", ".join(f"{id} {1e3 * least[id]:.1f}" for id in tardy),
        ),
    }  # fmt: skip


BENCHMARK = Benchmark(
    place=21,
    goals=(
        Goal("optimizer_cold", "an optimizer that was never used, compiled", "s", 1.5),
        Goal("optimizer_warm", "an optimizer that was used before, loaded", "ms", 20.0),
    ),
    measure=_measure,
)
