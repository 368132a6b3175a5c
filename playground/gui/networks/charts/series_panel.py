"""A chart of the series by update that a person chooses."""

from PySide6.QtWidgets import QComboBox

from playground.gui.networks.charts.chart_panel import TrainingChartPanel
from playground.gui.networks.charts.series_lines import SERIES, series_lines
from playground.gui.networks.charts.updates_view import updates_graph
from playground.gui.theme.apply import current_theme
from playground.picture.graph import Graph
from playground.services.training_snapshot import Snapshot
from playground.session.document import Document
from playground.session.networks_state import NetworksState


class SeriesPanel(TrainingChartPanel):
    """Numbers of every update; which ones, says the list in the heading.

    Arguments: `first` the one that is shown at first.
    """

    def __init__(self, document: Document, first: str) -> None:
        self.choice = QComboBox()
        self.choice.setAccessibleName("what is drawn")
        for id, kind in SERIES.items():
            self.choice.addItem(kind.title, id)
            self.choice.setItemData(self.choice.count() - 1, kind.doc, 3)  # the role of tooltips
        super().__init__(document, "By update", self.choice, height=80)
        self.choice.setCurrentIndex(list(SERIES).index(first))
        self.choice.currentIndexChanged.connect(self._choose)
        self._choose()

    @property
    def chosen(self) -> str:
        """The id of what is drawn."""
        return str(self.choice.currentData())

    def draw(self, snapshot: Snapshot, networks_state: NetworksState) -> Graph | None:
        """Draw what is chosen."""
        kind, lines = SERIES[self.chosen], series_lines(snapshot, networks_state, current_theme(), self.chosen)
        if self.chosen == "rate":
            self.chart.empty = "None of these methods has a learning rate."
        return updates_graph(kind.title, lines, snapshot.updates, kind.logarithmic, kind.symbol)

    def _choose(self) -> None:
        kind = SERIES[self.chosen]
        self.choice.setToolTip(f"{kind.title}: {kind.doc}")
        self.chart.setAccessibleName(f"{kind.title} chart")
        self.chart.expect(self._draw)
