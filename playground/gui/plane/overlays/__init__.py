"""Overlays: one file is one, and states one constant `OVERLAY`; found by folder, painted in their order."""

from playground.base.catalogue import Catalogue, module_catalogue
from playground.gui.plane.overlays._overlay import Overlay, OverlayPainter

OVERLAYS: Catalogue[Overlay] = module_catalogue("overlay", __name__, "OVERLAY", Overlay)

__all__ = ["OVERLAYS", "Overlay", "OverlayPainter"]
