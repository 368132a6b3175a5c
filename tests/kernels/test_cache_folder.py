"""The folder of compiled kernels: the person's own, or none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from playground.kernels.compiling import cache_folder
from playground.kernels.compiling.cache_folder import kernel_folder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("PLAYGROUND_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def refused(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    # Asked for once more, the folder is refused without another word.
    assert found() is None
    (record,) = caplog.get_records("call")
    assert record.getMessage().startswith("compiled kernels cannot be kept in ")


def found() -> Path | None:
    return kernel_folder.__wrapped__()


def test_a_new_folder_is_closed_to_everybody_else(cache: Path) -> None:
    folder = found()
    assert folder is not None and folder.parent == cache
    assert folder.stat().st_mode & 0o777 == 0o700
    assert found() == folder


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o707, 0o701, 0o720, 0o777])
def test_a_folder_that_others_may_enter_is_not_used(refused: None, cache: Path, mode: int) -> None:
    folder = found()
    assert folder is not None
    folder.chmod(mode)
    assert found() is None


def test_a_folder_of_another_owner_is_not_used(cache: Path, monkeypatch: pytest.MonkeyPatch, refused: None) -> None:
    assert found() is not None
    monkeypatch.setattr(os, "getuid", lambda: 4242)
    assert found() is None


def test_a_link_to_a_folder_is_not_used(refused: None, cache: Path, tmp_path: Path) -> None:
    folder = found()
    assert folder is not None
    elsewhere = tmp_path / "elsewhere"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    assert found() is None


def test_a_place_where_no_folder_can_be_is_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: None
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("PLAYGROUND_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert found() is None


def test_the_folders_name_changes_with_numbas_version(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = found()
    monkeypatch.setattr(cache_folder, "version", lambda name: "0.0")
    assert found() != before
