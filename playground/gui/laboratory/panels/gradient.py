"""A chart of numbers by update, at first of the gradients' norms."""

from playground.gui.laboratory.panels._panel import LabPanel
from playground.gui.laboratory.panels._series_panel import SeriesPanel

PANEL = LabPanel(
    title="Gradient norm",
    side="right",
    order=30,
    make=lambda document: SeriesPanel(document, "gradient_norm"),
    late=True,
    stretch=2,
)
