"""Losses over all samples."""

from PySide6.QtWidgets import QPushButton

from playground.gui.laboratory.panels._chart_panel import TrainingChartPanel
from playground.gui.laboratory.panels._panel import LabPanel
from playground.gui.laboratory.series_lines import looked_lines, looked_words
from playground.gui.laboratory.updates_view import updates_graph
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.role import role
from playground.picture.graph import Graph
from playground.services.training_snapshot import Snapshot
from playground.session.actions.training import set_chart_scale
from playground.session.document import Document
from playground.session.laboratory import Laboratory


class LossPanel(TrainingChartPanel):
    """Training losses in whole lines, test losses in dashes."""

    def __init__(self, document: Document) -> None:
        self.scale = role(QPushButton("log"), "chip")
        self.scale.setCheckable(True)
        self.scale.setAutoDefault(False)
        self.scale.setToolTip("A logarithmic axis shows how fast a loss falls, however small it is")
        self.scale.setAccessibleName("logarithmic loss")
        super().__init__(document, "Loss", self.scale, height=120)
        self.heading.aside.say(looked_words(None))
        self.chart.scales.change_up = lambda log: document.perform(set_chart_scale, "log" if log else "linear")
        self.scale.clicked.connect(lambda on: document.perform(set_chart_scale, "log" if on else "linear"))

    def show_laboratory(self, laboratory: Laboratory) -> None:
        """Show the axis."""
        self.scale.setChecked(laboratory.loss_scale == "log")
        super().show_laboratory(laboratory)

    def draw(self, snapshot: Snapshot, laboratory: Laboratory) -> Graph | None:
        """Draw the losses."""
        self.heading.aside.say(looked_words(snapshot))
        lines = looked_lines(snapshot, laboratory, current_theme(), "loss", ("test", "training"))
        return updates_graph("Loss", lines, snapshot.updates, laboratory.loss_scale == "log", "loss")


PANEL = LabPanel(title="Loss", side="right", order=10, make=LossPanel, late=True, stretch=3)
