"""The user's folders."""

from pathlib import Path

import pytest

from playground.base.assets import assets_folder
from playground.base.folders import cache_folder, config_folder, state_folder


@pytest.mark.parametrize(
    ("variable", "folder"),
    [
        ("PLAYGROUND_CACHE_DIR", cache_folder),
        ("PLAYGROUND_CONFIG_DIR", config_folder),
        ("PLAYGROUND_STATE_DIR", state_folder),
    ],
)
def test_a_variable_overrides_a_folder_and_an_empty_one_does_not(monkeypatch, variable, folder) -> None:
    monkeypatch.setenv(variable, "/some/where")
    assert folder() == Path("/some/where")
    monkeypatch.setenv(variable, "")
    assert folder().name == "optimizer-playground"


def test_the_assets_are_where_the_surfaces_are() -> None:
    assert (assets_folder() / "surfaces" / "rosenbrock.toml").is_file()
