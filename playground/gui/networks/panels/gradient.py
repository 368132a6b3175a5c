"""A chart of numbers by update, at first of the gradients' norms."""

from playground.gui.networks.charts.series_panel import SeriesPanel
from playground.gui.networks.panels._panel import NetworksPanel

PANEL = NetworksPanel(
    title="Gradient norm",
    side="right",
    order=30,
    make=lambda document: SeriesPanel(document, "gradient_norm"),
    late=True,
    stretch=2,
)
