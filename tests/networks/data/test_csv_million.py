"""A million rows load in a few seconds, and the memory that takes is bounded by the numbers that are kept."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from playground.base.errors import PlaygroundError
from playground.networks.data import chosen_columns
from playground.networks.data.data import data
from tests.ground._tree import ROOT, child_environment

ROWS = 1_000_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    block = np.random.default_rng(0).normal(size=(1000, 4))
    lines = "".join(f"{a:.6g},{b:.6g},{c:.6g},{d:.6g},{'rose' if a > b else 'tulip'}\n" for a, b, c, d in block)
    file = tmp_path_factory.mktemp("large") / "large.csv"
    file.write_text("a,b,c,d,kind\n" + lines * (ROWS // 1000), encoding="utf-8")
    return file


@pytest.mark.long
def test_a_million_rows_take_a_few_seconds(large: Path) -> None:
    begin = time.process_time()
    arrays = data("csv", path=large, split=0.2).arrays()
    assert time.process_time() - begin < 15, "measured: 4 seconds of a processor"
    assert len(arrays.training) == 800_000 and len(arrays.test) == 200_000
    assert np.array_equal(np.bincount(arrays.test.targets), np.bincount(arrays.training.targets) / 4)


@pytest.mark.long
def test_the_text_of_a_large_table_is_never_in_memory_at_once(large: Path) -> None:
    """Of a million rows of four inputs 32 megabytes of numbers are kept; no more than a few times that is touched."""
    code = f"""
import resource
from playground.networks.data.data import data
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
data("moons").arrays()
before = peak()
made = data("csv", path={str(large)!r})
seen = peak()
made.arrays()
print(seen - before, peak() - before)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=child_environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    looked_through, read = map(int, done.stdout.split())
    assert looked_through < 40 and read < 400


@pytest.mark.long
def test_a_wrong_cell_at_the_end_of_a_million_rows_is_found(large: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_bytes(large.read_bytes() + b"1,2,x,3,rose\n")
    with pytest.raises(PlaygroundError, match=f"line {ROWS + 2}, column 'c': 'x' is no number"):
        data("csv", path=wrong)


def test_more_numbers_than_there_is_room_for_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chosen_columns, "MOST_NUMBERS", 5)
    file = tmp_path / "wide.csv"
    file.write_text("a,b\n1,0\n2,1\n3,1\n", encoding="utf-8")
    with pytest.raises(PlaygroundError, match="3 rows of 2 columns are more than 5 numbers; choose fewer columns"):
        data("csv", path=file)
