"""Losses over all samples."""

from PySide6.QtWidgets import QPushButton

from playground.gui.charts.legend import Legend
from playground.gui.networks.charts.chart_panel import TrainingChartPanel
from playground.gui.networks.charts.series_lines import AVERAGED, looked_lines, looked_words
from playground.gui.networks.charts.updates_view import updates_graph
from playground.gui.networks.panels._panel import NetworksPanel
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.role import role
from playground.picture.colors.contender_look import contender_look
from playground.picture.graph import Graph
from playground.services.training_snapshot import Snapshot
from playground.session.actions.training import set_chart_scale
from playground.session.document import Document
from playground.session.networks_state import NetworksState


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
        self.legend = Legend(self._about)
        link = self.chart.link
        self.legend.hidden_changed.connect(self._hide)
        self.legend.pointed.connect(lambda place: link.mark(None if place is None else (place,)))
        link.marked.connect(lambda key: self.legend.mark(key[0] if isinstance(key, tuple) else None))
        link.hidden_changed.connect(self._show_legend)
        self.column.addWidget(self.legend)
        self._named: object = None
        self.scale.clicked.connect(lambda on: document.perform(set_chart_scale, "log" if on else "linear"))

    def show_networks_state(self, networks_state: NetworksState) -> None:
        """Show the axis."""
        self.scale.setChecked(networks_state.loss_scale == "log")
        super().show_networks_state(networks_state)
        self._show_legend()

    def show_theme(self, theme: GuiTheme) -> None:
        """The legend has the theme's colours too."""
        super().show_theme(theme)
        self._show_legend()

    def _show_legend(self) -> None:
        networks_state, hidden, theme = self.networks_state, self.chart.link.hidden, current_theme()
        if networks_state is None:
            return
        training = networks_state.training
        named = training.contenders, hidden, theme.id
        if named != self._named:
            self._named = named
            looks = {place: contender_look(place, training.contenders[place].contender, theme.picture)
                     for place in training.learners}  # fmt: skip
            names = training.names
            self.legend.show_entries(
                [(place, names[place], look, names[place] not in hidden, False) for place, look in looks.items()]
            )

    def _hide(self, places: frozenset[int]) -> None:
        """Hide the curves of contenders, and of their averages, in all charts over updates."""
        if self.networks_state is not None:
            names = [self.networks_state.training.names[place] for place in places]
            self.chart.link.hide([*names, *(f"{name}{AVERAGED}" for name in names)])

    def _about(self, place: int) -> str:
        """Say where a contender is, for its tooltip."""
        snapshot = self.snapshot
        if snapshot is None or place not in snapshot.places:
            return ""
        row = snapshot.places.index(place)
        return f"ended at update {snapshot.ends[row]}: {snapshot.reasons[row]}" if snapshot.reasons[row] else "learning"

    def draw(self, snapshot: Snapshot, networks_state: NetworksState) -> Graph | None:
        """Draw the losses."""
        self.heading.aside.say(looked_words(snapshot))
        lines = looked_lines(snapshot, networks_state, current_theme(), "loss", ("test", "training"))
        return updates_graph("Loss", lines, snapshot.updates, networks_state.loss_scale == "log", "loss")


PANEL = NetworksPanel(title="Loss", side="right", order=10, make=LossPanel, late=True, stretch=3)
