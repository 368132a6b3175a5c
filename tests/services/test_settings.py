"""Preferences: kept, and never a reason not to start."""

import pytest

from playground.base.errors import PlaygroundError
from playground.services.settings import Settings, change_settings, load_settings, settings_file


def test_settings_come_back() -> None:
    change_settings(theme="dark", large=True, geometry="abc", welcomed=True)
    assert load_settings() == (Settings(theme="dark", large=True, geometry="abc", welcomed=True), "")


def test_what_another_window_or_a_later_version_wrote_meanwhile_stays() -> None:
    change_settings(theme="dark")
    settings_file().write_text(settings_file().read_text().replace("{", '{"hologram": true,'))
    change_settings(geometry="abc", columns="def")
    assert load_settings() == (Settings(theme="dark", geometry="abc", columns="def"), "")
    assert "hologram" in settings_file().read_text()


def test_without_a_file_there_are_defaults() -> None:
    assert load_settings() == (Settings(), "")


@pytest.mark.parametrize("text", ["", "{", '{"theme": "pink"}', '{"large": 3}', "[1, 2]", "\udcff"])
def test_a_damaged_file_gives_defaults_and_a_sentence(text: str) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_bytes(text.encode(errors="surrogateescape"))
    settings, trouble = load_settings()
    assert settings == Settings()
    assert "defaults" in trouble


def test_a_key_of_a_later_version_is_no_damage() -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('{"theme": "dark", "hologram": true}')
    assert load_settings() == (Settings(theme="dark"), "")


def test_a_folder_that_cannot_be_made_is_refused_in_a_sentence() -> None:
    settings_file().parent.parent.mkdir(parents=True, exist_ok=True)
    settings_file().parent.write_text("in the way")
    with pytest.raises(PlaygroundError, match="folder"):
        change_settings(welcomed=True)
