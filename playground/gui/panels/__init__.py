"""Panels: one file is one panel and states one constant `PANEL`; found by folder, placed by side and order."""

from playground.base.catalogue import Catalogue, module_catalogue
from playground.gui.panels._panel import Panel, PanelWidget

PANELS: Catalogue[Panel] = module_catalogue("panel", __name__, "PANEL", Panel)

__all__ = ["PANELS", "Panel", "PanelWidget"]
