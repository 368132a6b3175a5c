"""The standings in the window: a sentence that names the winner, the target, and a table of all contenders."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.base.errors import PlaygroundError
from playground.base.parameters import Value
from playground.base.typed_number import typed_number
from playground.gui.contenders.pending import pending_places
from playground.gui.panels._panel import Panel, PanelWidget
from playground.gui.standings.standings_files import StandingsFiles
from playground.gui.standings.standings_maker import StandingsMaker
from playground.gui.standings.standings_model import COLUMNS, StandingsModel
from playground.gui.standings.standings_view import StandingsView
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.message import Message
from playground.gui.widgets.number_field import NumberField
from playground.gui.widgets.text import text
from playground.gui.widgets.try_action import try_action
from playground.gui.widgets.wrapped_sentence import WrappedSentence
from playground.picture.colors.contender_look import contender_look
from playground.session.actions.view import select_contender, set_target
from playground.session.document import Document
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result
    from playground.experiments.standings import Standings

_LINES: Final = 3
TARGET_TIP: Final = (
    "What counts as reached. Where f* is known: f − f* at most this, by default 1e-6 of the surface's own scale. "
    "Where it is not: f at most this, by default none."
)
PENDING: Final = "Contenders that run in Python are still to come."


class StandingsPanel(PanelWidget):
    """The contenders in order, live; a click selects one, a head sorts."""

    whole = True

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.more = IconButton("more", "More about the standings")
        self.more.clicked.connect(lambda: self.open_menu(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        self.heading = Heading("Standings", self.more)
        self.sentence = WrappedSentence("who won", _LINES)
        self.quantity = text("target", "faint")
        self.target = NumberField("target of the standings", _read)
        self.target.setToolTip(TARGET_TIP)
        self.target.committed.connect(self._set_target)
        self.reset = IconButton("reset", "The surface's own target")
        self.reset.clicked.connect(lambda: document.perform(set_target, None))
        self.message = Message()
        self.target.refused.connect(self.message.say)
        self.model = StandingsModel(self)
        self.table = StandingsView(self.model)
        self.table.chosen.connect(lambda place: document.perform(select_contender, place))
        self.maker = StandingsMaker(self)
        self.files = StandingsFiles(self, self.model, lambda: self.sentence.words, self.message.say)
        self.table.copied.connect(self.files.copy)
        self._lay_out()
        self._result: Result | None = None
        self._made: tuple[object, object] = (None, None)
        self._looks: tuple[object, object] = (None, None)

    def _lay_out(self) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.quantity)
        row.addWidget(self.target, 1)
        row.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.heading, self.sentence, line, self.message, self.table):
            column.addWidget(widget)

    @property
    def standings(self) -> "Standings | None":
        """What is shown."""
        shown: Standings | None = self.model.standings
        return shown

    def show_state(self, state: State) -> None:
        """Mark the selected contender, and make the standings anew where the target is another one."""
        picture = current_theme().picture
        contenders = state.experiment.contenders
        if contenders is not self._looks[0] or picture is not self._looks[1]:
            self._looks = contenders, picture
            self.table.looks = tuple(contender_look(place, one, picture) for place, one in enumerate(contenders))
            self.table.viewport().update()
        self.table.await_rows(len(state.experiment.racers) if state.experiment.starts else 0)
        self.table.show_selected(state.selected_contender)
        self._make()

    def show_result(self, result: "Result | None") -> None:
        """Put the contenders of a new race in order."""
        self._result = result
        self._make()

    def show_theme(self, theme: GuiTheme) -> None:
        """Fit rows and columns to the size of type."""
        self.show_state(self.document.state)
        self.sentence.updateGeometry()
        self.table.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu, at the mouse."""
        self.open_menu(event.globalPos())

    def open_menu(self, place: QPoint) -> None:
        """Offer to copy and to save."""
        self.files.open_menu(
            place, (None, ("The surface's own target", lambda: self.document.perform(set_target, None)))
        )

    @property
    def idle(self) -> bool:
        """Whether everything is written, and nothing is on its way."""
        return self.files.idle and self.maker.settled

    def _set_target(self, value: object) -> None:
        target = value if isinstance(value, float) else None
        try_action(lambda: self.document.perform(set_target, target), self.target.refuse)

    def _make(self) -> None:
        """Make the standings of the result with the state's target, unless they are there."""
        result, state = self._result, self.document.state
        if result is None or result.record is None:
            if self._made != (None, None):
                self._made = (None, None)
                self.maker.forget()
                self._show(None)
            return
        # The result may be of the race before: its own surface says what its numbers are compared with.
        target = state.view.target_in(result.experiment)
        if self._made[0] is result and self._made[1] == (target,):
            self._say_pending(state)
            return
        self._made = result, (target,)
        try:
            self.maker.make(result, target, self._show)
        except PlaygroundError as error:
            self._show(None)
            self.sentence.say(str(error))

    def _show(self, standings: "Standings | None") -> None:
        self.model.show_standings(standings)
        self.table.fit_rows()
        if standings is None:
            self.sentence.say("")
            self.heading.aside.say("")
            return
        aim = standings.target
        words = f"target  {aim.quantity} ≤"
        if words != self.quantity.text():
            self.quantity.setText(words)
            self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.target.show_value(aim.stated if aim.stated is not None else "")
        self.reset.setEnabled(self.document.state.view.target is not None)
        excluded = f"{standings.excluded} of {standings.starts + standings.excluded} starts excluded"
        self.heading.aside.say(excluded if standings.excluded else "")
        self._say_pending(self.document.state)

    def _say_pending(self, state: State) -> None:
        standings = self.standings
        if standings is not None:
            pending = pending_places(state.experiment, self._result)
            self.sentence.say(f"{PENDING} {standings.sentence}" if pending else standings.sentence)


def _read(words: str) -> Value:
    """The target that was typed; an empty field means the surface's own."""
    if not words.strip():
        return ""
    try:
        return typed_number(words)
    except ValueError as error:
        raise PlaygroundError(str(error) or "the target must be a number, such as 1e-6") from None


PANEL = Panel(title="Standings", side="right", order=8, make=StandingsPanel, late=True)
