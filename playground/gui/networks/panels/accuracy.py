"""The chart of accuracies over updates."""

from playground.gui.networks.charts.chart_panel import TrainingChartPanel
from playground.gui.networks.charts.series_lines import looked_lines, looked_words
from playground.gui.networks.charts.updates_view import updates_graph
from playground.gui.networks.panels._panel import NetworksPanel
from playground.gui.theme.apply import current_theme
from playground.picture.graph import Graph
from playground.services.training_snapshot import Snapshot
from playground.session.document import Document
from playground.session.networks_state import NetworksState


class AccuracyPanel(TrainingChartPanel):
    """Parts of all samples, training in whole lines and test in dashes; there is none for numbers."""

    def __init__(self, document: Document) -> None:
        super().__init__(document, "Accuracy", height=90)
        self.heading.aside.say(looked_words(None))
        self.setToolTip("The part of the samples whose class the network tells rightly")

    def show_networks_state(self, networks_state: NetworksState) -> None:
        """Hide where the targets are numbers."""
        self.setVisible(networks_state.training.data.classes > 0)
        super().show_networks_state(networks_state)

    def draw(self, snapshot: Snapshot, networks_state: NetworksState) -> Graph | None:
        """Draw the accuracies."""
        self.heading.aside.say(looked_words(snapshot))
        lines = looked_lines(snapshot, networks_state, current_theme(), "accuracy", ("test", "training"))
        return updates_graph("Accuracy", lines, snapshot.updates, False, "share")


PANEL = NetworksPanel(title="Accuracy", side="right", order=20, make=AccuracyPanel, late=True, stretch=2)
