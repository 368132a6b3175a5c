"""What the charts of a training have in common."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.gui.chart_links import training_link
from playground.gui.graph.graph_files import GraphFiles
from playground.gui.networks.charts.updates_view import UpdatesView
from playground.gui.networks.panels import NetworksPanelWidget
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.heading import Heading
from playground.picture.graph import Graph
from playground.services.training_snapshot import Snapshot
from playground.session.document import Document
from playground.session.networks_state import NetworksState

WAITING = "Press Train, and curves grow here."
NO_CONTENDER = "No contender learns yet: add one."


class TrainingChartPanel(NetworksPanelWidget):
    """A heading and a chart, drawn anew when the numbers change or something that decides how they look.

    Arguments: `title` of the heading; `buttons` in it; `height` the chart's least.
    """

    def __init__(self, document: Document, title: str, *buttons: QWidget, height: int) -> None:
        super().__init__(document)
        self.heading = Heading(title, *buttons)
        self.chart = UpdatesView(f"{title} chart", height, training_link(document))
        self.chart.seek_requested.connect(self.seek_requested)
        self.files = GraphFiles(self.chart, title)
        self.files.told.connect(self.heading.aside.say)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.chart, 1)
        self.snapshot: Snapshot | None = None
        self.networks_state: NetworksState | None = None

    def draw(self, snapshot: Snapshot, networks_state: NetworksState) -> Graph | None:
        """Return what the chart shows, None for the words of its empty state."""
        raise NotImplementedError

    def show_networks_state(self, networks_state: NetworksState) -> None:
        """Draw anew where something else is looked at."""
        before, self.networks_state = self.networks_state, networks_state
        if before is None or (before.selected, before.loss_scale) != (
            networks_state.selected,
            networks_state.loss_scale,
        ):
            self.chart.expect(self._draw)

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Draw new numbers."""
        self.snapshot = snapshot
        self.chart.expect(self._draw)
        if snapshot is not None:
            self.chart.show_cursor(snapshot.shown)

    def show_theme(self, theme: GuiTheme) -> None:
        """Draw in other colours."""
        self.chart.expect(self._draw)
        self.chart.refresh()

    def _draw(self) -> Graph | None:
        snapshot, networks_state = self.snapshot, self.networks_state
        self.chart.empty = WAITING if snapshot is not None else NO_CONTENDER
        if snapshot is None or networks_state is None or snapshot.done < 1:
            self.chart.marks = ()
            return None
        learners, picture = snapshot.training.contenders, current_theme().picture
        colors = [picture.contender_color(place, one.contender.color) for place, one in enumerate(learners)]
        self.chart.show_changes(snapshot.training, colors)
        return self.draw(snapshot, networks_state)
