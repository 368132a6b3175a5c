"""A chart of numbers by update, at first of the learning rates."""

from playground.gui.networks.charts.series_panel import SeriesPanel
from playground.gui.networks.panels._panel import NetworksPanel

PANEL = NetworksPanel(
    title="Learning rate",
    side="right",
    order=40,
    make=lambda document: SeriesPanel(document, "rate"),
    late=True,
    stretch=2,
)
