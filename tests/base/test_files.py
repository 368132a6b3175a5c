"""Files are written whole or not at all."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from playground.base.errors import PlaygroundError
from playground.base.files import check_writable, read_bytes, write_atomically
from tests.children import child


def test_a_file_holds_what_was_written_and_nothing_else_lies_there(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", b"one")
    write_atomically(tmp_path / "a", lambda file: file.writelines([b"tw", b"o"]))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"two"}


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), RuntimeError("bug"), KeyboardInterrupt()])
def test_an_error_on_the_way_leaves_the_old_file(tmp_path: Path, error: BaseException) -> None:
    target = tmp_path / "race.json"
    target.write_bytes(b"old")

    def fail(file: BinaryIO) -> None:
        file.write(b"new" * 100_000)
        raise error

    expected = PlaygroundError if isinstance(error, OSError) else type(error)
    with pytest.raises(expected):
        write_atomically(target, fail)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"race.json": b"old"}


def test_a_killed_writer_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "race.json"
    target.write_bytes(b"old")
    script = """
import sys, time
from playground.base.files import write_atomically

def write(file):
    file.write(b"half of the new")
    file.flush()
    print("writing", flush=True)
    time.sleep(60)

write_atomically(sys.argv[1], write)
"""
    with child([sys.executable, "-c", script, target], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"writing\n"
        process.send_signal(signal.SIGKILL)
    assert target.read_bytes() == b"old"


def test_a_writer_killed_at_any_moment_leaves_one_whole_content(tmp_path: Path) -> None:
    target = tmp_path / "race.json"
    script = """
import sys
from playground.base.files import write_atomically
for round in range(10**9):
    write_atomically(sys.argv[1], str(round % 10).encode() * 100_000)
    if round == 0:
        print("begun", flush=True)
"""
    for delay in (0.0, 0.004, 0.011, 0.023):
        with child([sys.executable, "-c", script, target], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None and process.stdout.readline() == b"begun\n"
            time.sleep(delay)
            process.kill()
        content = target.read_bytes()
        assert len(content) == 100_000 and len(set(content)) == 1


def test_permissions_stay_and_a_new_file_has_the_usual_ones(tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.write_bytes(b"old")
    private.chmod(0o600)
    write_atomically(private, b"new")
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    fresh, usual = tmp_path / "fresh", tmp_path / "usual"
    write_atomically(fresh, b"new")
    usual.write_bytes(b"")
    assert fresh.stat().st_mode == usual.stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    real, link = tmp_path / "there" / "race.json", tmp_path / "link.json"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink() and real.read_bytes() == b"new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    before = Path("/dev/null").stat()
    write_atomically("/dev/null", b"new")
    after = Path("/dev/null").stat()
    assert after.st_ino == before.st_ino and stat.S_ISCHR(after.st_mode)


@pytest.mark.parametrize("name", ["", "no/folder/race.json", ".", "a\0b", "\ud800", "x" * 300])
def test_a_place_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PlaygroundError, match="cannot write"):
        write_atomically(name, b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_ours_is_one_sentence(tmp_path: Path) -> None:
    if os.getuid() == 0:
        pytest.skip("root may write everywhere")
    tmp_path.chmod(0o500)
    for function in (lambda path: write_atomically(path, b"new"), check_writable):
        with pytest.raises(PlaygroundError, match="permission denied"):
            function(tmp_path / "race.csv")
    tmp_path.chmod(0o700)


def test_looking_whether_a_file_can_be_written_changes_nothing(tmp_path: Path) -> None:
    check_writable(tmp_path / "new.csv")
    check_writable("/dev/null")
    assert list(tmp_path.iterdir()) == []
    for path in (tmp_path, tmp_path / "none" / "new.csv", ""):
        with pytest.raises(PlaygroundError, match="cannot write"):
            check_writable(path)


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\0\r\n\xff")
    assert read_bytes(tmp_path / "a") == b"\0\r\n\xff"


@pytest.mark.parametrize("name", ["missing", ".", "a\0b", ""])
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PlaygroundError, match="cannot read"):
        read_bytes(name)


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.truncate(2**40)
    with pytest.raises(PlaygroundError, match="at most 1000 bytes"):
        read_bytes(tmp_path / "a", limit=1000)


def test_what_may_never_end_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", "/dev/zero", "/dev/null"):
        with pytest.raises(PlaygroundError, match=f"cannot read {path}: it is a device or a pipe; write what it gives"):
            read_bytes(path)


def test_what_another_command_pipes_in_is_read(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.write(writer, b"typed")
    os.close(writer)
    try:
        assert read_bytes(f"/dev/fd/{reader}") == b"typed"
    finally:
        os.close(reader)
