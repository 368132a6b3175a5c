"""Where the disk is full, every save leaves what was there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.base.folders import config_folder, own_surfaces_folder, state_folder
from playground.optimizers import own_rule
from playground.services.autosave import Autosave
from playground.services.own_rules import keep_rule, own_rules, remove_own_rule, rules_folder
from playground.services.own_surfaces import keep_surface, own_surfaces, remove_own_surface
from playground.services.recent_files import recent_files, remember_file
from playground.services.settings import change_settings, load_settings
from playground.session.lesson import lesson_state


@pytest.fixture
def fill_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    return lambda: monkeypatch.setattr(os, "fsync", full)


def surface(factor: float) -> pg.Surface:
    return pg.formula(f"x^2 + {factor}*y^2", domain={"x": (-1, 1), "y": (-1, 1)})


def rule(rate: float) -> pg.OwnRule:
    return own_rule(f"x = x - {rate}*g", "mine")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_surface_kept_again_stays_in_its_list(fill_disk: Callable[[], None]) -> None:
    keep_surface(surface(2.0), "Bowl")
    keep_surface(surface(3.0), "Bowl")
    before = contents(own_surfaces_folder())
    assert sorted(before) == ["bowl.toml", "bowl.toml.removed"] and b"3.0" in before["bowl.toml"]
    fill_disk()
    with pytest.raises(PlaygroundError, match=r"cannot write .*bowl.* no space left on device"):
        keep_surface(surface(4.0), "Bowl")
    assert contents(own_surfaces_folder()) == {**before, "bowl.toml.removed": before["bowl.toml.removed"]}
    assert [one.name for one in own_surfaces()[0]] == ["Bowl"]


def test_a_rule_kept_again_stays_in_its_list(fill_disk: Callable[[], None]) -> None:
    keep_rule(rule(0.1), "Mine")
    before = contents(rules_folder())
    fill_disk()
    with pytest.raises(PlaygroundError, match=r"cannot write .*Mine.* no space left on device"):
        keep_rule(rule(0.2), "Mine")
    assert contents(rules_folder()) == before
    assert [one.name for one in own_rules()[0]] == ["Mine"]


def test_settings_recent_files_and_the_window_stay(fill_disk: Callable[[], None], tmp_path: Path) -> None:
    change_settings(theme="dark")
    (tmp_path / "a.json").touch()
    (tmp_path / "b.json").touch()
    remember_file(tmp_path / "a.json")
    autosave = Autosave()
    autosave.write(lesson_state("sphere"), None, False)
    pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [], 3).save(tmp_path / "race.json")
    before = [contents(folder) for folder in (config_folder(), state_folder(), tmp_path)]
    fill_disk()
    with pytest.raises(PlaygroundError, match="no space left"):
        change_settings(theme="light")
    remember_file(tmp_path / "b.json")
    with pytest.raises(PlaygroundError, match="no space left"):
        autosave.write(lesson_state("beale"), None, False)
    with pytest.raises(PlaygroundError, match="no space left"):
        pg.Experiment(pg.surface("beale"), [(1.0, 2.0)], [], 3).save(tmp_path / "race.json")
    assert [contents(folder) for folder in (config_folder(), state_folder(), tmp_path)] == before
    assert load_settings()[0].theme == "dark" and recent_files() == [tmp_path / "a.json"]


@pytest.mark.parametrize(
    "keep", [lambda: keep_surface(surface(2.0), "Bowl"), lambda: keep_rule(rule(0.1), "Mine")], ids=["surface", "rule"]
)
def test_a_folder_that_cannot_be_made_is_one_sentence(keep: Callable[[], None]) -> None:
    config_folder().parent.mkdir(parents=True, exist_ok=True)
    config_folder().write_text("in the way")
    with pytest.raises(PlaygroundError, match=r"^cannot write .*: not a directory"):
        keep()


def test_what_is_taken_out_stays_beside_the_list() -> None:
    keep_surface(surface(2.0), "Bowl")
    keep_rule(rule(0.1), "Mine")
    remove_own_surface(own_surfaces()[0][0])
    remove_own_rule("Mine")
    assert sorted(contents(config_folder())) == ["rules/Mine.txt.removed", "surfaces/bowl.toml.removed"]
