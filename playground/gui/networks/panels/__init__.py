"""Panels of the networks' place: one file is one panel and states one constant `PANEL`; found by folder."""

from playground.base.catalogue import Catalogue, module_catalogue
from playground.gui.networks.panels._panel import NetworksPanel, NetworksPanelWidget

NETWORKS_PANELS: Catalogue[NetworksPanel] = module_catalogue("panel", __name__, "PANEL", NetworksPanel)

__all__ = ["NETWORKS_PANELS", "NetworksPanel", "NetworksPanelWidget"]
