"""What a person's files hold is never written over because it cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from playground.base.errors import PlaygroundError
from playground.base.folders import own_surfaces_folder, state_folder
from playground.services.autosave import Autosave
from playground.services.own_rules import own_rules, rules_folder
from playground.services.own_surfaces import own_surfaces
from playground.services.recent_files import forget_files, mend_recent_files, recent_files, remember_file
from playground.services.settings import Settings, change_settings, load_settings, settings_file

DAMAGED = {
    "empty": b"",
    "cut": b'{"theme": "dark", "lar',
    "zeros": b"\0" * 100,
    "deep": b'{"a":' * 5000 + b"1" + b"}" * 5000,
    "lists": b"[" * 5000 + b"]" * 5000,
    "wide": b'{"a": 1, ' + b", ".join(b'"key%d": 1' % number for number in range(50_000)) + b', "a": 2}',
    "latin": b'{"theme": "\xe9"}',
    "utf-16": '{"theme": "dark"}'.encode("utf-16"),
    "number": b'{"theme": ' + b"9" * 5000 + b"}",
    "nan": b'{"theme": NaN}',
    "surrogate": b'{"theme": "\\ud800"}',
    "large": b" " * (2**20 + 1),
}
EVERY = pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())


def put(file: Path, data: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def aside(file: Path) -> bytes:
    assert not file.exists()
    (found,) = file.parent.glob(f"{file.stem}.damaged*")
    return found.read_bytes()


@EVERY
def test_settings(data: bytes) -> None:
    file = put(settings_file(), data)
    settings, trouble = load_settings()
    assert settings == Settings() and "the settings cannot be read" in trouble
    assert aside(file) == data and str(file.with_suffix(".damaged")) in trouble
    assert load_settings() == (Settings(), "")


def test_settings_that_are_damaged_while_the_window_is_open_are_put_aside_before_others_are_written() -> None:
    file = put(settings_file(), b"{")
    with pytest.raises(PlaygroundError, match=r"the settings cannot be read .* it was put aside as"):
        change_settings(theme="dark")
    assert load_settings() == (Settings(theme="dark"), "")
    assert file.with_suffix(".damaged").read_bytes() == b"{"


@EVERY
def test_recent_files(data: bytes, tmp_path: Path) -> None:
    file = put(state_folder() / "recent.json", data)
    assert "the list of recent files cannot be read" in mend_recent_files()
    assert aside(file) == data
    assert recent_files() == [] and mend_recent_files() == ""


@pytest.mark.parametrize("write", [lambda: remember_file(Path("a.json")), forget_files])
def test_a_list_of_recent_files_is_not_written_over(write: Callable[[], None]) -> None:
    file = put(state_folder() / "recent.json", b"{")
    write()
    assert file.with_suffix(".damaged").read_bytes() == b"{"


@EVERY
def test_what_windows_held(data: bytes, tmp_path: Path) -> None:
    windows = tmp_path / "windows"
    put(windows / "999999999-1-1.json", data)
    put(windows / "closed-00000000000000000001-1-1-1.json", data)
    found, trouble = Autosave(tmp_path).claim()
    assert found is None
    assert trouble.count("what the last window held cannot be read") == trouble.count("it was put aside as") == 2
    assert [path.read_bytes() for path in windows.iterdir()] == [data, data]


@EVERY
def test_surfaces_and_rules(data: bytes) -> None:
    files = put(own_surfaces_folder() / "bowl.toml", data), put(rules_folder() / "ball.txt", data)
    for file, listed in zip(files, (own_surfaces, own_rules), strict=True):
        found, (refusal,) = listed()
        assert found == [] and str(file) in refusal and "it was put aside as" in refusal
        assert aside(file) == data
        assert listed() == ([], [])


def test_no_damaged_file_takes_the_place_of_another() -> None:
    for data in (b"{1", b"{2", b"{3"):
        put(settings_file(), data)
        load_settings()
    assert sorted(path.read_bytes() for path in settings_file().parent.iterdir()) == [b"{1", b"{2", b"{3"]
