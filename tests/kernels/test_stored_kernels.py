"""Kernels that were kept on the disk: whatever happened to their files, the numbers are right and the process lives."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

# A kernel is asked for again and again in one process, its entry damaged before each time: a signal would end it all.
_TRIES = """
import random, sys
import numpy as np
from numba import types
from playground.kernels.compiling.cache_folder import kernel_folder
from playground.kernels.contract import ARRAY1, FLOAT
from playground.kernels.direct.kernel import kernel

def weighted(x, factor):
    total = 0.0
    for i in range(x.size):
        total += x[i] * factor if x[i] > 1.0 else x[i] / factor
    return total

def asked():
    return kernel(FLOAT(ARRAY1, FLOAT))(weighted)(np.array([0.5, 1.5, 3.0]), 2.0)

def empty(data, chance): return b""
def cut(data, chance): return data[:chance.randrange(len(data))]
def longer(data, chance): return data + chance.randbytes(chance.randrange(1, 5000))
def other(data, chance): return chance.randbytes(len(data))
def zeros(data, chance):
    first = chance.randrange(len(data) - 1)
    return data[:first] + bytes(min(4096, len(data) - first)) + data[first + 4096:]
def flipped(data, chance):
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 50))):
        damaged[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(damaged)
def head(data, chance): return flipped(data[:52], chance) + data[52:]

chance, right, anew = random.Random(7), 9.25, 0
assert asked() == right
for attempt in range(int(sys.argv[1])):
    (entry,) = kernel_folder().glob("weighted-*.kernel")
    whole = entry.read_bytes()
    way = (empty, cut, longer, other, zeros, flipped, head)[attempt % 7]
    damaged = way(whole, chance)
    if damaged == whole:
        continue
    entry.write_bytes(damaged)
    assert asked() == right, way
    assert entry.read_bytes() != damaged, way
    assert asked() == right, way
    anew += 1
print(anew)
"""

_RACE = """
import playground as pg
race = pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [pg.Contender("gradient_descent", lr=0.25)], 1)
print(pg.simulate(race).positions[0, 0, 1].tolist())
"""
_RIGHT = "[0.5, 1.0]\n"


def run(script: str, cache: Path, *arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PLAYGROUND_CACHE_DIR": str(cache)}
    return subprocess.run(
        [sys.executable, "-c", before + script, *arguments],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("tries", [21, pytest.param(500, marks=pytest.mark.long)])
def test_a_damaged_entry_is_compiled_anew_and_never_run(tmp_path: Path, tries: int) -> None:
    script = tmp_path / "tries.py"
    script.write_text(_TRIES)
    environment = {**os.environ, "PLAYGROUND_CACHE_DIR": str(tmp_path / "cache")}
    done = subprocess.run(
        [sys.executable, script, str(tries)], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) >= tries - tries // 50


def test_a_race_comes_to_its_numbers_with_every_entry_damaged(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    two = [
        subprocess.Popen(
            [sys.executable, "-c", _RACE], env={**os.environ, "PLAYGROUND_CACHE_DIR": str(cache)},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    # Both compile and write the same entries.
    assert [process.communicate() for process in two] == [(_RIGHT, "")] * 2
    entries = sorted(cache.rglob("*.kernel"))
    assert len(entries) >= 3
    assert all(file.name == "compiled" or file.suffix == ".kernel" for file in cache.rglob("*") if file.is_file())
    for place, entry in enumerate(entries):
        data = entry.read_bytes()
        entry.write_bytes((b"", data[: len(data) // 2], data[:-100] + b"\x90" * 100)[place % 3])
    done = run(_RACE, cache)
    assert (done.returncode, done.stdout, done.stderr) == (0, _RIGHT, "")


def test_a_full_disk_is_said_once_and_kernels_are_compiled_in_memory(tmp_path: Path) -> None:
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
    done = run(_RACE, tmp_path / "cache", before=full)
    assert (done.returncode, done.stdout) == (0, _RIGHT)
    assert done.stderr.count("compiled kernels cannot be kept in") == 1 and len(done.stderr.splitlines()) == 1
    assert "file too large" in done.stderr
    assert not [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]


def test_a_folder_that_is_deleted_meanwhile_is_made_anew_and_closed_to_others(tmp_path: Path) -> None:
    deleted = """
import shutil
import playground.kernels.racing.march
from playground.kernels.compiling.cache_folder import kernel_folder
shutil.rmtree(kernel_folder().parent)
"""
    done = run(_RACE, tmp_path / "cache", before=deleted)
    assert (done.returncode, done.stdout, done.stderr) == (0, _RIGHT, "")
    (folder,) = (tmp_path / "cache").iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700 and list(folder.glob("*.kernel"))


def test_what_no_folder_can_be_made_for_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = run(_RACE, tmp_path / "file" / "cache")
    assert (done.returncode, done.stdout) == (0, _RIGHT)
    assert done.stderr.count("compiled kernels cannot be kept in") == 1 and len(done.stderr.splitlines()) == 1
