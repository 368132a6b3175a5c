"""The folder of compiled kernels: the person's own, or none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from playground.kernels import cache_folder
from playground.kernels.cache_folder import kernel_folder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("PLAYGROUND_CACHE_DIR", str(folder))
    return folder


def found() -> Path | None:
    return kernel_folder.__wrapped__()


def test_a_new_folder_is_closed_to_everybody_else(cache: Path) -> None:
    folder = found()
    assert folder is not None and folder.parent == cache
    assert folder.stat().st_mode & 0o777 == 0o700
    assert found() == folder


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o707, 0o701, 0o720, 0o777])
def test_a_folder_that_others_may_enter_is_not_used(cache: Path, mode: int) -> None:
    folder = found()
    assert folder is not None
    folder.chmod(mode)
    assert found() is None


def test_a_folder_of_another_owner_is_not_used(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found() is not None
    monkeypatch.setattr(os, "getuid", lambda: 4242)
    assert found() is None


def test_a_link_to_a_folder_is_not_used(cache: Path, tmp_path: Path) -> None:
    folder = found()
    assert folder is not None
    elsewhere = tmp_path / "elsewhere"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    assert found() is None


def test_a_place_where_no_folder_can_be_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("PLAYGROUND_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert found() is None


def test_the_folders_name_changes_with_numbas_version(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = found()
    monkeypatch.setattr(cache_folder, "version", lambda name: "0.0")
    assert found() != before


@pytest.mark.slow
def test_without_a_trustworthy_folder_races_run_and_leave_nothing_behind(tmp_path: Path) -> None:
    script = """
import playground as pg
result = pg.simulate(pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [pg.Contender("gradient_descent", lr=0.25)], 1))
print(result.positions[0, 0, 1].tolist())
"""
    (tmp_path / "file").write_text("in the way")
    environment = {**os.environ, "PLAYGROUND_CACHE_DIR": str(tmp_path / "file" / "cache")}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "[0.5, 1.0]\n"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
