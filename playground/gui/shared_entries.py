"""Entries that the menus of all places have."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from playground.gui.commands import Command
from playground.gui.keyboard_help import KeyboardHelp
from playground.gui.menus import Entry
from playground.services.autosave import MOST_CLOSED
from playground.services.recent_files import recent_files

if TYPE_CHECKING:
    from playground.gui.window import Window
    from playground.session.state import Place

MOST_RECENT = 10
FIGURE = "PNG, SVG or PDF of a size in pixels or on paper, with a title and a legend where you like them"


def reopen_entries(window: "Window") -> list[Entry]:
    """Return what was opened before."""
    return [
        ("Open &recent", [_recent(window, place) for place in range(MOST_RECENT)]),
        ("Reopen a closed &window's race", [_closed(window, place) for place in range(MOST_CLOSED)]),
    ]


def look_entries(window: "Window") -> list[Entry]:
    """Return how the window looks, and where in it one is."""

    def theme(word: str, text: str) -> Command:
        return Command(text, lambda: window.set_theme(word), check=lambda: window.settings.theme == word)

    def toggle_large() -> None:
        window.set_theme(large=not window.settings.large)

    return [
        *_places(window),
        None,
        ("&Theme", [theme("light", "&Light"), theme("dark", "&Dark"), theme("system", "As the &system")]),
        Command("Light or &dark", window.toggle_theme, ("Ctrl+T",)),
        Command("Large t&ype", toggle_large, ("Ctrl+Shift+L",), "For a projector", lambda: window.settings.large),
    ]


def help_entries(window: "Window", *own: Entry) -> list[Entry]:
    """Return the help, `own` the place's."""

    def show_keys() -> None:
        commands = [entry for entries in window.menus.values() for entry in _commands(entries)]
        KeyboardHelp(commands, window.document.state.place, window).show()

    def copy_versions() -> None:
        import platform

        import playground

        QGuiApplication.clipboard().setText(f"Optimizer Playground {playground.__version__}, {platform.platform()}")
        window.show_note(f"Optimizer Playground {playground.__version__}; copied with the system's version")

    return [
        Command("&Keyboard and mouse", show_keys, ("F1",)),
        *own,
        Command("&Version", copy_versions),
    ]


def _places(window: "Window") -> list[Entry]:
    def place(word: "Place", text: str, key: str, tip: str) -> Command:
        return Command(text, lambda: window.go_to(word), (key,), tip, lambda: window.document.state.place == word)

    return [
        place("race", "R&ace on a surface", "Alt+1", "Contenders race on a surface"),
        place("networks", "&Networks", "Alt+2", "Contenders train networks"),
    ]


def _recent(window: "Window", place: int) -> Command:
    def path() -> Path | None:
        files = recent_files()
        return files[place] if place < len(files) else None

    def call() -> None:
        chosen = path()
        if chosen is not None:
            window.files.open_path(chosen)

    def words() -> str:
        chosen = path()
        return f"{chosen.name}   {chosen.parent}" if chosen is not None else ""

    return Command("", call, text_now=words)


def _closed(window: "Window", place: int) -> Command:
    def closed() -> tuple[Path, str] | None:
        files = window.autosaver.closed() if window.autosaver is not None else []
        return files[place] if place < len(files) else None

    def call() -> None:
        chosen = closed()
        if chosen is not None:
            window.reopen(chosen[0])

    def words() -> str:
        chosen = closed()
        return chosen[1] if chosen is not None else ""

    return Command("", call, text_now=words)


def _commands(entries: Sequence[Entry]) -> list[Command]:
    found: list[Command] = []
    for entry in entries:
        if isinstance(entry, Command):
            found.append(entry)
        elif entry is not None:
            found.extend(entry[1])
    return found
