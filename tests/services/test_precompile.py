"""At the very first start two processes share the compilation, and neither does the other's part."""

import os
import subprocess
import sys
from pathlib import Path

_FIRST_START = """
import playground as pg
from playground.services.precompile import precompile, share_compilation
precompile()
surface = pg.surface("sphere")
experiment = pg.Experiment(surface, [(1.0, 2.0)], [pg.Contender("adam")], steps=10)
share_compilation(experiment)
from playground.kernels.drawing.simplify import simplify
from playground.kernels.drawing.strokes import compose, mark
print(sum(sum(kernel.dispatcher.stats.cache_misses.values()) for kernel in (simplify, compose, mark)))
print(pg.simulate(experiment).statuses[0, 0].reason)
precompile()
from playground.services.precompile import _children
print(len(_children))
"""


def test_the_first_start_finds_what_the_second_process_compiled(tmp_path: Path) -> None:
    environment = {**os.environ, "PLAYGROUND_CACHE_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_START], env=environment, capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout.split() == ["0", "budget", "0"]
