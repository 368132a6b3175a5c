"""The page about the window names every key that there is."""

from __future__ import annotations

from unittest.mock import MagicMock

from playground.gui.commands import Command
from playground.gui.plane.keys import KEYS
from playground.gui.relief.keys import KEYS as RELIEF_KEYS
from playground.gui.window_menus import window_menus
from tests.docs._pages import DOCS

PAGE = (DOCS / "guide" / "window.md").read_text(encoding="utf-8")


def test_every_key_of_the_menus_is_on_the_page() -> None:
    menus = window_menus(MagicMock()).values()
    entries = [entry for menu in menus for entry in menu if entry is not None]
    commands = [one for entry in entries for one in ([entry] if isinstance(entry, Command) else entry[1])]
    keys = [key for command in commands for key in command.keys]
    assert len(keys) > 15
    # A key that ends where the next word begins is meant as a whole: Ctrl+S is not found in Ctrl+Shift+S alone.
    cells = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("|")]
    words = {word.rstrip(",") if word != "," else word for cell in cells for word in cell.split()}
    assert sorted(set(keys) - words) == []


def test_every_key_of_the_plane_and_of_the_relief_is_on_the_page() -> None:
    assert [key for key, _ in (*KEYS, *RELIEF_KEYS) if f"| {key} |" not in PAGE] == []
