"""The loops in C that the program is held against."""

from __future__ import annotations

import atexit
import ctypes
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks._benchmark import Unmeasurable

FLAGS = ("-O3", "-march=native", "-ffast-math", "-shared", "-fPIC")


def c_library(stem: str) -> ctypes.CDLL:
    """Build a source of this folder in a temporary one and return its functions; raise Unmeasurable without gcc."""
    return built(Path(__file__).with_name(f"{stem}.c").read_text(encoding="utf-8"), stem)


def built(text: str, stem: str) -> ctypes.CDLL:
    """Build a text of C and return its functions; raise Unmeasurable without gcc."""
    compiler = shutil.which("gcc")
    if compiler is None:
        raise Unmeasurable("there is no gcc to build the C loop with")
    folder = Path(tempfile.mkdtemp(prefix="playground-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    source, target = folder / f"{stem}.c", folder / f"{stem}.so"
    source.write_text(text, encoding="utf-8")
    done = subprocess.run([compiler, *FLAGS, source, "-o", target, "-lm"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Unmeasurable(f"gcc could not build {stem}.c: {done.stderr.strip()[-300:]}")
    return ctypes.CDLL(str(target))


def pointer(array: Any) -> ctypes.c_void_p:
    """Return a contiguous array as C takes it."""
    assert array.flags.c_contiguous
    return ctypes.c_void_p(array.ctypes.data)
