"""The overlays of one plane."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from playground.gui.plane.overlays import OVERLAYS, OverlayPainter

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane


class OverlayStack:
    """Paints the overlays that are shown; one that never was costs nothing."""

    def __init__(self, plane: "Plane") -> None:
        self._plane = plane
        self._order = sorted(OVERLAYS.sound_ids(), key=lambda id: OVERLAYS.get(id).order)
        self._painters: dict[str, OverlayPainter] = {}

    def paint(self, painter: QPainter) -> None:
        """Paint what is shown, in order."""
        layers = self._plane.document.state.view.layers
        for id in self._order:
            if id in layers or OVERLAYS.get(id).always:
                if id not in self._painters:
                    self._painters[id] = OVERLAYS.get(id).make(self._plane)
                self._painters[id].paint(painter)

    def stop(self) -> None:
        """Want nothing more."""
        for one in self._painters.values():
            one.stop()
