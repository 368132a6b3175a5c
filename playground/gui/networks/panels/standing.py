"""The standings of a training at the shown update: a sentence that names the leader, and a table of all contenders."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QVBoxLayout

from playground.gui.networks.panels._panel import NetworksPanel, NetworksPanelWidget
from playground.gui.networks.panels._training_standings_model import TrainingStandingsModel, snapshot_standings
from playground.gui.standings.standings_files import StandingsFiles
from playground.gui.standings.standings_view import StandingsView
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.message import Message
from playground.gui.widgets.wrapped_sentence import WrappedSentence
from playground.picture.colors.contender_look import contender_look
from playground.services.training_snapshot import Snapshot
from playground.session.actions.training import select_learner
from playground.session.document import Document
from playground.session.networks_state import NetworksState

_LINES = 2
_TIP = (
    "The order at the shown update, by the test loss (the training loss where there is no test part) over all samples. "
    "A click selects whose network is shown, a head sorts.\nAfter an early stop the numbers are those of the last "
    "update; the column best at says at which update the compared loss was the lowest."
)


class StandingPanel(NetworksPanelWidget):
    """The contenders in order, live; a click selects one, a head sorts."""

    whole = True

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.more = IconButton("more", "More about the standings")
        self.more.clicked.connect(lambda: self.open_menu(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        self.heading = Heading("Standings", self.more)
        self.sentence = WrappedSentence("who leads", _LINES)
        self.message = Message()
        self.model = TrainingStandingsModel(self)
        self.table = StandingsView(self.model)
        self.table.setToolTip(_TIP)
        self.table.chosen.connect(lambda place: document.perform(select_learner, place))
        self.files = StandingsFiles(self, self.model, lambda: self.sentence.words, self.message.say)
        self.table.copied.connect(self.files.copy)
        self._snapshot: Snapshot | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.heading, self.sentence, self.message, self.table):
            column.addWidget(widget)

    @property
    def idle(self) -> bool:
        """Whether everything is written."""
        return self.files.idle

    def show_networks_state(self, networks_state: NetworksState) -> None:
        """Mark the selected contender."""
        self._show_looks()
        self.table.await_rows(len(networks_state.training.learners))
        self.table.show_selected(networks_state.selected)

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Put the contenders in order at the shown update."""
        self._snapshot = snapshot
        standings = snapshot_standings(snapshot) if snapshot is not None and not snapshot.awaited else None
        part = self.model.part
        self.model.show_standings(standings)
        self.table.fit_rows()
        for column, hidden in enumerate(self.model.hidden()):
            if self.table.isColumnHidden(column) != hidden:
                self.table.setColumnHidden(column, hidden)
        if part != self.model.part:
            self.table.fit()
        self.sentence.say(standings.sentence if standings is not None else "")
        self.heading.aside.say(f"update {snapshot.shown}" if snapshot is not None else "")
        self._show_looks()

    def show_theme(self, theme: GuiTheme) -> None:
        """Fit rows and columns to the size of type."""
        self._show_looks()
        self.sentence.updateGeometry()
        self.table.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu, at the mouse."""
        self.open_menu(event.globalPos())

    def open_menu(self, place: QPoint) -> None:
        """Offer to copy and to save."""
        self.files.open_menu(place)

    def _show_looks(self) -> None:
        snapshot = self._snapshot
        networks_state = self.document.state.networks_state
        training = snapshot.training if snapshot is not None else networks_state.training if networks_state else None
        if training is not None:
            picture = current_theme().picture
            contenders = enumerate(training.contenders)
            self.table.looks = tuple(contender_look(place, one.contender, picture) for place, one in contenders)
            self.table.viewport().update()


PANEL = NetworksPanel(title="Standings", side="right", order=5, make=StandingPanel)
