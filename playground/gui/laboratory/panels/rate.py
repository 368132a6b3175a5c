"""A chart of numbers by update, at first of the learning rates."""

from playground.gui.laboratory.panels._panel import LabPanel
from playground.gui.laboratory.panels._series_panel import SeriesPanel

PANEL = LabPanel(
    title="Learning rate",
    side="right",
    order=40,
    make=lambda document: SeriesPanel(document, "rate"),
    late=True,
    stretch=2,
)
