"""The contenders that learn: each has a row, and the selected one shows its parameters."""

from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from playground.base.errors import PlaygroundError
from playground.experiments.contender import Contender
from playground.gui.contenders.contender_row import ContenderRow
from playground.gui.contenders.contender_rows import MOST_ROWS, ContenderRows
from playground.gui.contenders.entries import WRITE, optimizer_entries
from playground.gui.contenders.rule_editor import FIRST_RULE
from playground.gui.contenders.several_entries import list_entries
from playground.gui.networks.panels._contender_list import FOR_ALL, in_force, learner_action
from playground.gui.networks.panels._panel import NetworksPanel, NetworksPanelWidget
from playground.gui.networks.panels._training_limit import training_limit
from playground.gui.networks.sharpness import Sharpness
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.popup_menu import popup_entries
from playground.gui.widgets.role import role
from playground.gui.widgets.search_popup import SearchPopup
from playground.gui.widgets.text import text
from playground.gui.widgets.try_action import try_action
from playground.optimizers import own_rule
from playground.picture.colors.contender_look import contender_look
from playground.services.training_snapshot import Snapshot
from playground.session.actions import learners
from playground.session.actions.training import forget_changes
from playground.session.document import Document
from playground.session.networks_state import NetworksState
from playground.session.state import State

EMPTY: Final = "No contenders yet. Add an optimizer: all begin from the same initial parameters."


class LearnersPanel(NetworksPanelWidget):
    """The list of contenders, the button that adds one, and what was changed on the way."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.add = IconButton("add", "Add an optimizer", "add", style="")
        self.add.clicked.connect(self.open_list)
        self.note = text(EMPTY, "hint", wrap=True)
        self.more = IconButton("more", "What can be done with the list of contenders")
        self.more.clicked.connect(self._open_menu)
        self.list = ContenderRows(self._make_row)
        self.list.wished.connect(self._wish)
        self.list.wished_for_all.connect(self._wish_for_all)
        self.list.chosen_changed.connect(self._show_chosen)
        self.list.began.connect(document.begin_gesture)
        self.list.ended.connect(self.gesture_ended)
        self._networks_state: NetworksState | None = None
        self._snapshot: Snapshot | None = None
        self._shown: object = None
        self._updates = 0
        self._sharpness: Sharpness | None = None
        self._in_force: dict[int, tuple[object, Contender]] = {}
        self.changes = QWidget()
        self.count = text("", "hint")
        self.forget = role(QPushButton("forget"), "chip")
        self.forget.setToolTip("Forget what was changed on the way: first values from the start to the end")
        self.forget.clicked.connect(lambda: try_action(lambda: document.perform(forget_changes), self._say))
        line = QHBoxLayout(self.changes)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.count, 1)
        line.addWidget(self.forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (Heading("Contenders", self.add, self.more), self.list, self.note, self.changes):
            column.addWidget(widget)
        column.addStretch(1)
        self.changes.hide()

    @property
    def rows(self) -> list[ContenderRow]:
        """A row for each contender, as many as one can read."""
        return self.list.rows

    def show_networks_state(self, networks_state: NetworksState) -> None:
        """Show the contenders and which is selected."""
        if self._networks_state is None or networks_state.training is not self._networks_state.training:
            self._updates = networks_state.training.plan.updates
        self._networks_state = networks_state
        count = len(networks_state.training.contenders)
        rest = count - min(count, MOST_ROWS)
        words = EMPTY if not count else f"… and {rest} more, which learn but are not listed" if rest else ""
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self._show()

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show the values in force."""
        self._snapshot = snapshot
        self._show()

    def show_sharpness(self, found: Sharpness | None) -> None:
        """Mark where the rate of the selected contender stops being stable."""
        self._sharpness = found
        self._mark_limit()

    def _mark_limit(self) -> None:
        networks_state = self._networks_state
        if networks_state is None or networks_state.selected is None or networks_state.selected >= len(self.rows):
            return
        contender = self._contender(networks_state.selected, self._snapshot.shown if self._snapshot is not None else 0)
        self.rows[networks_state.selected].show_limit(
            *training_limit(contender, networks_state.selected, self._sharpness)
        )

    def show_theme(self, theme: GuiTheme) -> None:
        """Contenders without a colour of their own take the theme's."""
        self._shown = None
        self._show()

    def open_list(self) -> None:
        """Offer the optimizers, searched by typing."""
        popup = SearchPopup("optimizers", [*optimizer_entries(), WRITE], "Search: a name, a word, a symbol", self)
        popup.chosen.connect(self._add)
        popup.open_below(self.add)

    def _show(self) -> None:
        networks_state = self._networks_state
        if networks_state is None:
            return
        training, snapshot = networks_state.training, self._snapshot
        update = snapshot.shown if snapshot is not None else 0
        contenders = [self._contender(place, update) for place in range(min(len(training.contenders), MOST_ROWS))]
        updates = self._updates
        shown = tuple(map(id, contenders)), networks_state.selected, current_theme(), updates, training.changes
        if shown == self._shown:
            return
        self._shown = shown
        held = self.list.held()
        self.list.fit(len(contenders))
        names, picture = training.names, current_theme().picture
        for place, (row, contender) in enumerate(zip(self.rows, contenders, strict=True)):
            look = contender_look(place, contender, picture)
            row.show_contender(contender, names[place], look, place == networks_state.selected, updates)
        self.more.setEnabled(bool(contenders))
        self._show_chosen()
        self.list.hold(held)
        self._mark_limit()
        count = len(training.changes)
        self.count.setText(f"{count} change{'s' * (count != 1)} on the way")
        self.changes.setVisible(count > 0)

    def _show_chosen(self) -> None:
        if self._networks_state is not None:
            self.list.show_chosen(self._networks_state.selected, self._networks_state.training.names)

    def _contender(self, place: int, update: int) -> Contender:
        """A contender with its values in force; the very one of the last time where nothing is new."""
        assert self._networks_state is not None
        training = self._networks_state.training
        mine = tuple(one for one in training.changes if one.contender == place and one.update <= update)
        key = id(training.contenders[place].contender), mine
        kept = self._in_force.get(place)
        if kept is None or kept[0] != key:
            kept = self._in_force[place] = key, in_force(training, place, update)[0]
        return kept[1]

    def _open_menu(self) -> None:
        networks_state = self.document.state.networks_state
        every = list(range(len(networks_state.training.contenders))) if networks_state is not None else []

        def for_every(what: str, *arguments: Any) -> None:
            self._wish_for_all(every, what, arguments)

        def clear() -> None:
            self.document.perform(learners.clear_learners)

        entries = list_entries(len(every), self.list.choose_all, for_every, clear)
        popup_entries(self, self.more.mapToGlobal(self.more.rect().bottomLeft()), entries)

    def _add(self, id: str) -> None:
        new = own_rule(FIRST_RULE) if id == WRITE.id else id
        done = try_action(lambda: self.document.perform(lambda state: learners.add_learner(state, new)), self._say)
        networks_state = self.document.state.networks_state
        if done and networks_state is not None:
            self.list.begin(networks_state.selected or 0, id == WRITE.id)

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(True)

    def _make_row(self, place: int) -> ContenderRow:
        row = ContenderRow(codes=False, more=partial(self._more, place), of="training")
        row.switch.setToolTip("Learn with the others")
        return row

    def _more(self, place: int) -> list[tuple[str, Any]]:
        """What a network of its own has to do with."""
        networks_state = self.document.state.networks_state
        if networks_state is None:
            return []
        program = ("Save as PyTorch program…", lambda: self.program_requested.emit(place))
        own = networks_state.training.contenders[place].network
        if own is None:
            network = networks_state.training.network
            return [program, ("Give it a network of its own", lambda: self._give(place, network))]
        return [program, ("Give it the network of all", lambda: self._give(place, None))]

    def _give(self, place: int, network: Any) -> None:
        def act(state: State) -> State:
            return learners.set_learner_network(state, place, network)

        try_action(lambda: self.document.perform(act), self._say)

    def _wish(self, place: int, what: str, arguments: tuple[Any, ...]) -> None:
        row = self.rows[place]
        if what == "copy":
            contender = self.document.state.networks_state.training.contenders[place].contender  # type: ignore[union-attr]
            QApplication.clipboard().setText(f"pg.{contender!r}")
            return
        if what in ("code", "keep", "forget"):
            row.refuse(what, arguments, "This is done in the race: its list of contenders has the same menu.")
            return
        if what == "set" and self._goes_on(arguments):
            self.change_requested.emit(place, arguments[0], arguments[1])
            return
        editor = row.rule
        try:
            self.document.perform(learner_action(what, place, arguments))
        except PlaygroundError as error:
            self._shown = None
            if what == "rule" and editor is not None:
                editor.refuse(error)
            else:
                row.refuse(what, arguments, str(error))
        else:
            if what == "rule" and editor is not None:
                editor.accept()

    def _wish_for_all(self, places: list[int], what: str, arguments: tuple[Any, ...]) -> None:
        if what == "set" and self._goes_on((*arguments, 0)):
            for place in places:
                self.change_requested.emit(place, *arguments)
            return
        if not try_action(
            lambda: self.document.perform(FOR_ALL[what], places, *arguments),
            lambda sentence: self.list.refuse(places, what, arguments, sentence),
        ):
            self._shown = None
            self._show()

    def _goes_on(self, arguments: tuple[Any, ...]) -> bool:
        """Whether a parameter's new value is a change on the way: of the outer method, between start and end."""
        snapshot = self._snapshot
        return (
            snapshot is not None
            and arguments[-1] == 0
            and not snapshot.over
            and (snapshot.done > 0 or snapshot.running)
        )


PANEL = NetworksPanel(title="Contenders", side="left", order=30, make=LearnersPanel)
