"""What a killed writer left behind goes away; what another one is writing stays."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from playground.base.errors import PlaygroundError
from playground.base.files import write_atomically
from playground.base.parts import part_of, sweep_parts

_WRITER = """
import sys, time
from playground.base.files import write_atomically

def write(file):
    file.write(b"half")
    file.flush()
    print("writing", flush=True)
    sys.stdin.read()

write_atomically(sys.argv[1], write)
"""


@pytest.fixture
def writer(tmp_path: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITER, tmp_path / "race.json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None and process.stdout.readline() == b"writing\n"
    return process


def parts(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.suffix == ".part"]


def test_a_part_stays_while_its_writer_lives_and_goes_when_it_was_killed(
    tmp_path: Path, writer: subprocess.Popen[bytes]
) -> None:
    with writer:
        try:
            write_atomically(tmp_path / "other.json", b"1")
            sweep_parts(tmp_path)
            assert len(parts(tmp_path)) == 1
        finally:
            writer.kill()
    assert len(parts(tmp_path)) == 1
    # Whatever is saved next in that folder.
    write_atomically(tmp_path / "third.json", b"1")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.json", "third.json"]


def test_only_parts_of_this_program_and_machine_are_removed(tmp_path: Path) -> None:
    own = part_of(tmp_path / "race.json").name
    process = own.split(".")[-2]
    host, rest = process.split("-", 1)
    dead = f"{host}-999999999-1-{rest.rpartition('-')[2]}"
    foreign = [
        own,
        "notes.part",
        ".download.part",
        ".race.json.part",
        own.replace(host, "0" * 8),
        own.replace(process, dead).removeprefix("."),
        own.replace(process, dead) + ".part2",
    ]
    for name in (*foreign, own.replace(process, dead)):
        (tmp_path / name).write_bytes(b"")
    sweep_parts(tmp_path, tmp_path / "no folder", tmp_path / "notes.part")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(foreign)


def test_parts_of_the_version_before_go_when_they_are_old(tmp_path: Path) -> None:
    for name, age in ((".race.json.0123456789abcdef.part", 10), (".race.json.fedcba9876543210.part", 7200)):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    sweep_parts(tmp_path)
    assert parts(tmp_path) == [".race.json.0123456789abcdef.part"]


def test_a_folder_in_the_place_of_a_part_is_left(tmp_path: Path) -> None:
    own = part_of(tmp_path / "race.json")
    process = own.name.split(".")[-2]
    left = tmp_path / own.name.replace(process, process.split("-")[0] + "-999999999-1-00000000")
    left.mkdir()
    sweep_parts(tmp_path)
    assert left.is_dir()


def test_no_part_is_left_where_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PlaygroundError, match="no space left on device"):
        write_atomically(tmp_path / "race.json", b"1")
    assert list(tmp_path.iterdir()) == []
