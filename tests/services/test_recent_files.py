"""The files used last."""

from pathlib import Path

from playground.base.folders import state_folder
from playground.services.recent_files import MOST, forget_files, recent_files, remember_file


def test_the_newest_is_first_and_none_is_twice(tmp_path: Path) -> None:
    files = [tmp_path / f"{k}.json" for k in range(3)]
    for file in [*files, files[0]]:
        file.touch()
        remember_file(file)
    assert recent_files() == [files[0], files[2], files[1]]


def test_files_that_are_gone_are_left_out_and_the_list_is_short(tmp_path: Path) -> None:
    for k in range(MOST + 3):
        (tmp_path / f"{k}.json").touch()
        remember_file(tmp_path / f"{k}.json")
    (tmp_path / f"{MOST + 2}.json").unlink()
    assert len(recent_files()) == MOST - 1


def test_a_damaged_list_is_begun_anew(tmp_path: Path) -> None:
    state_folder().mkdir(parents=True)
    (state_folder() / "recent.json").write_text("{not a list")
    assert recent_files() == []
    (tmp_path / "a.json").touch()
    remember_file(tmp_path / "a.json")
    assert recent_files() == [tmp_path / "a.json"]
    forget_files()
    assert recent_files() == []
