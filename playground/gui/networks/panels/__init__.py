"""Panels of the networks' place: one file is one panel and states one constant `PANEL`; found by folder."""

from playground.base.catalogue import Catalogue, module_catalogue
from playground.gui.networks.panels._panel import LabPanel, LabPanelWidget

LAB_PANELS: Catalogue[LabPanel] = module_catalogue("panel", __name__, "PANEL", LabPanel)

__all__ = ["LAB_PANELS", "LabPanel", "LabPanelWidget"]
