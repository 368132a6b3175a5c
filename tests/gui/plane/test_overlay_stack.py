"""Overlays are made when they are first shown, painted in order, and cost nothing before."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QPainter

from playground.gui.plane import overlay_stack
from playground.gui.plane.overlays import OVERLAYS, Overlay
from playground.gui.plane.plane import Plane
from playground.gui.window import Window
from playground.session.actions.view import toggle_layer


class Recorder:
    """Notes what is asked of it."""

    def __init__(self, name: str, log: list[str]) -> None:
        self.name, self.log = name, log
        log.append(f"made {name}")

    def paint(self, painter: QPainter) -> None:
        """Note it."""
        assert painter.testRenderHint(QPainter.RenderHint.Antialiasing)
        self.log.append(self.name)

    def stop(self) -> None:
        """Note it."""
        self.log.append(f"stopped {self.name}")


class Two:
    """A catalogue of two overlays and one that is always there."""

    def __init__(self, log: list[str]) -> None:
        def made(name: str) -> Callable[[Plane], Recorder]:
            return lambda plane: Recorder(name, log)

        self.members = {
            "above": Overlay("Above", "", 20, made("above")),
            "always": Overlay("Always", "", 15, made("always"), always=True),
            "below": Overlay("Below", "", 10, made("below")),
        }

    def sound_ids(self) -> tuple[str, ...]:
        """All ids."""
        return tuple(self.members)

    def get(self, id: str) -> Overlay:
        """One of them."""
        return self.members[id]


def test_what_is_shown_is_made_once_and_painted_in_order(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    log: list[str] = []
    monkeypatch.setattr(overlay_stack, "OVERLAYS", Two(log))
    plane = window.race.plane
    plane.painter.overlays = overlay_stack.OverlayStack(plane)
    plane.grab()
    assert log == ["made always", "always"]
    log.clear()
    plane.perform(toggle_layer, "above")
    plane.perform(toggle_layer, "below")
    plane.grab()
    assert [entry for entry in log if not entry.startswith("made")][-3:] == ["below", "always", "above"]
    assert log.count("made below") == log.count("made above") == 1
    log.clear()
    plane.perform(toggle_layer, "above")
    plane.grab()
    assert log[-2:] == ["below", "always"]
    assert "above" not in log
    plane.stop()
    assert {"stopped above", "stopped always", "stopped below"} <= set(log)


def test_every_overlay_says_what_it_is() -> None:
    for overlay in OVERLAYS:
        assert overlay.title and overlay.doc
