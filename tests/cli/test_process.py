"""The command as a process of its own: signals, pipes, terminals, and what it loads."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.children import PATIENCE, child
from tests.ground._tree import ROOT

COMMAND = [sys.executable, "-m", "playground"]
LONG = [
    "run",
    "--surface",
    "sphere",
    "--start=1,2",
    "--optimizer",
    "adam:lr=0.001",
    "--steps",
    "1000000000",
    "--no-stop",
]


def loaded_by(*arguments: str) -> set[str]:
    """The packages that a command loads."""
    script = """
import sys
from playground.cli.main import main
code = main(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("what", ["surfaces", "optimizers"])
def test_a_list_loads_neither_window_nor_compiler_nor_arrays(what: str) -> None:
    loaded = loaded_by("list", what, "--json")
    assert loaded.isdisjoint({"PySide6", "numba", "llvmlite", "numpy", "scipy", "sympy", "contourpy"})


def test_a_race_loads_no_window() -> None:
    loaded = loaded_by("run", "--surface", "sphere", "--steps", "5", "--csv", os.devnull)
    assert "numba" in loaded and loaded.isdisjoint({"PySide6", "shiboken6", "sympy", "contourpy"})


@pytest.mark.parametrize("starts", [1, 1100])
def test_ctrl_c_ends_a_race_at_once_with_130(starts: int) -> None:
    """With one start the main thread itself is computing, with many it waits for others."""
    script = """
import sys
from playground.cli.main import main
from tests.ground._tree import ROOT
main(["run", "--surface", "sphere", "--optimizer", "adam", "--steps", "1", "--start=1,2"])
print("ready", flush=True)
sys.exit(main(sys.argv[1:]))
"""
    command = [sys.executable, "-c", script, *LONG, *["--start=1,2"] * (starts - 1)]
    with child(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        while process.stdout.readline() not in ("ready\n", ""):
            pass
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (130, "") and "Traceback" not in err


def test_ctrl_c_while_the_csv_is_written_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "race.csv"
    target.write_text("old")
    race = [*COMMAND, *LONG, "--steps", "5000000", "--csv", str(target)]
    with child(race, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + PATIENCE
        while not list(tmp_path.glob("*.part")) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130 and "Traceback" not in err
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"race.csv": "old"}


@pytest.mark.parametrize("arguments", [["list", "surfaces"], ["list", "optimizers", "--json"]])
def test_a_reader_that_goes_away_is_met_with_silence(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*COMMAND, *arguments], stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


def test_a_csv_into_a_pipe_that_closes_is_silent() -> None:
    race = [*COMMAND, "run", "--surface", "sphere", "--no-stop", "--steps", "200000", "--csv", "-"]
    with child(race, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline().startswith(b"contender,optimizer,")
        process.stdout.close()
        err = process.stderr.read()
        assert (process.wait(PATIENCE), err) == (141, b"")


def seen_in_a_terminal(*arguments: str) -> str:
    """What a terminal shows on standard error."""
    ours, theirs = pty.openpty()
    with child([*COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    os.close(ours)
    assert process.returncode == 0, shown
    return shown.decode()


def test_a_terminal_stays_clean_when_all_is_quick() -> None:
    assert seen_in_a_terminal("run", "--surface", "sphere", "--steps", "5", "--csv", os.devnull) == ""


def test_a_terminal_that_knows_no_unicode_gets_every_table() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    for arguments in (
        ["list", "surfaces"],
        ["list", "surfaces", "--json"],
        ["run", "--surface", "beale", "--steps", "1"],
        ["run", "--help"],
    ):
        done = subprocess.run([*COMMAND, *arguments], env=environment, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"") and done.stdout.isascii()


def test_ctrl_c_is_heard_where_the_tests_themselves_run_in_the_background() -> None:
    """As a shell starts a background job: with SIGINT ignored."""
    script = """
import signal, subprocess, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *sys.argv[1:]]
sys.exit(subprocess.call(command))
"""
    this = f"{Path(__file__)}::test_ctrl_c_ends_a_race_at_once_with_130[1]"
    with child([sys.executable, "-c", script, this], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0 and "1 passed" in out
