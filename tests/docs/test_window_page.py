"""The page about the window names every key that there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from unittest.mock import MagicMock

from playground.gui.commands import Command
from playground.gui.menus import Entry
from playground.gui.places.networks_menus import networks_menus
from playground.gui.plane.keys import KEYS
from playground.gui.relief.keys import KEYS as RELIEF_KEYS
from playground.gui.window_menus import window_menus
from tests.docs._pages import DOCS

NETWORKS_STATE = (DOCS / "guide" / "networks-window.md").read_text(encoding="utf-8")
PAGE = (DOCS / "guide" / "window.md").read_text(encoding="utf-8")


def test_every_key_of_the_menus_is_on_the_page() -> None:
    keys = _keys(window_menus(MagicMock()))
    assert len(keys) > 15
    assert sorted(set(keys) - _words(PAGE)) == []


def test_every_key_of_the_networks_place_is_on_its_page_or_on_the_windows() -> None:
    keys = _keys(networks_menus(MagicMock(), MagicMock()))
    assert len(keys) > 15
    assert sorted(set(keys) - _words(PAGE) - _words(NETWORKS_STATE)) == []
    assert {"Space", "Ctrl+.", "Ctrl+Home", "Ctrl+Return"} <= _words(NETWORKS_STATE)


def _keys(menus: Mapping[str, Sequence[Entry]]) -> list[str]:
    entries = [entry for menu in menus.values() for entry in menu if entry is not None]
    commands = [one for entry in entries for one in ([entry] if isinstance(entry, Command) else entry[1])]
    return [key for command in commands for key in command.keys]


def _words(page: str) -> set[str]:
    """A key that ends where the next word begins is meant as a whole: Ctrl+S is not found in Ctrl+Shift+S alone."""
    cells = [line.split("|")[1] for line in page.splitlines() if line.startswith("|")]
    return {word.rstrip(",") if word != "," else word for cell in cells for word in cell.split()}


def test_every_key_of_the_plane_and_of_the_relief_is_on_the_page() -> None:
    assert [key for key, _ in (*KEYS, *RELIEF_KEYS) if f"| {key} |" not in PAGE] == []
