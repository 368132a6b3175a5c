"""The place of a window and of its panels: read from settings when it opens, kept when it closes."""

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QByteArray

from playground.gui.commands import Command
from playground.gui.menus import Entry
from playground.services.place_layout import place_layout

if TYPE_CHECKING:
    from playground.gui.places.arrangement import Arrangement
    from playground.gui.window import Window


def restore_layout(window: "Window") -> None:
    """Open the window where it was closed, with its panels as they were; Qt keeps it on the screens that there are."""
    settings = window.settings
    if settings.geometry:
        window.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))
    if settings.race_layout is None and settings.columns:  # as versions before kept it
        window.race.columns.restoreState(QByteArray.fromBase64(settings.columns.encode()))
    restore_place(window.race.arrangement, settings.race_layout)


def restore_place(arrangement: "Arrangement", kept: Any) -> None:
    """Arrange the panels of a place as settings hold it."""
    arrangement.restore(place_layout(kept))


def kept_layout(window: "Window") -> dict[str, Any]:
    """Return what settings keep of a window; a place that was not visited keeps what the file has."""
    kept = {
        "geometry": bytes(window.saveGeometry().toBase64().data()).decode(),
        "race_layout": msgspec.to_builtins(window.race.arrangement.kept()),
    }
    if window.networks is not None:
        kept["networks_layout"] = msgspec.to_builtins(window.networks.arrangement.kept())
    return kept


def panel_entries(arrangement: "Arrangement") -> list[Entry]:
    """Return the menu that shows and hides the panels of a place, and maximises one."""

    def panel(id: str, title: str) -> Command:
        return Command(title, lambda: arrangement.toggle(id), check=lambda: id not in arrangement.hidden)

    return [
        ("&Panels", [
            *(panel(slot.id, slot.title) for slot in arrangement.slots),
            Command("&Reset layout", arrangement.reset, (), "Show every panel, all of them in their usual size"),
        ]),
        Command(
            "&Maximise panel", arrangement.toggle_maximised, ("Ctrl+M",),
            "Give the panel with the focus most of the window; Escape brings the others back",
            lambda: bool(arrangement.maximised),
        ),
    ]  # fmt: skip
