"""The contenders that race: each has a row, and the selected one shows its parameters."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QApplication, QVBoxLayout

from playground.base.errors import PlaygroundError
from playground.gui.contenders.contender_row import ContenderRow
from playground.gui.contenders.contender_rows import ContenderRows
from playground.gui.contenders.end_badges import mark_ends
from playground.gui.contenders.entries import MANY, WRITE, many_entries, optimizer_entries
from playground.gui.contenders.path_limit import path_limit
from playground.gui.contenders.pending import pending_places
from playground.gui.contenders.rule_editor import FIRST_RULE
from playground.gui.contenders.several_entries import list_entries
from playground.gui.panels._panel import Panel, PanelWidget
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.popup_menu import popup_entries
from playground.gui.widgets.search_popup import Entry, SearchPopup
from playground.gui.widgets.text import text
from playground.gui.widgets.try_action import try_action
from playground.optimizers import OwnRule, own_rule
from playground.picture.colors.contender_look import contender_look
from playground.services.own_rules import keep_rule, own_rules, remove_own_rule
from playground.session.actions.base import set_base
from playground.session.actions.contenders import (
    add_contender,
    add_contenders,
    duplicate_contender,
    recolor_contender,
    remove_contender,
    rename_contender,
    reset_contender,
    set_contender_parameter,
    set_contender_rule,
    toggle_contender,
)
from playground.session.actions.modifiers import (
    add_modifier,
    follow_modifier,
    move_modifier,
    remove_modifier,
    set_modifier_parameter,
    toggle_modifier,
)
from playground.session.actions.several_contenders import (
    clear_contenders,
    duplicate_contenders,
    move_contenders,
    race_alone,
    remove_contenders,
    set_contenders_parameter,
    switch_contenders,
)
from playground.session.actions.view import select_contender
from playground.session.document import Document
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result

YOURS: Final = "yours: "
EMPTY: Final = "No contenders yet. Add an optimizer, and its path appears at once."
ACTIONS: Final[dict[str, Callable[..., State]]] = {
    "select": select_contender,
    "set": set_contender_parameter,
    "recolor": recolor_contender,
    "rename": rename_contender,
    "toggle": toggle_contender,
    "duplicate": duplicate_contender,
    "reset": reset_contender,
    "remove": remove_contender,
    "set_base": set_base,
    "add_modifier": add_modifier,
    "remove_modifier": remove_modifier,
    "move_modifier": move_modifier,
    "toggle_modifier": toggle_modifier,
    "set_modifier": set_modifier_parameter,
    "follow_modifier": follow_modifier,
}
FOR_ALL: Final[dict[str, Callable[..., State]]] = {
    "set": set_contenders_parameter,
    "toggle": switch_contenders,
    "duplicate": duplicate_contenders,
    "remove": remove_contenders,
    "move": move_contenders,
    "alone": race_alone,
}


class ContendersPanel(PanelWidget):
    """The list of contenders and the button that adds one."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.add = IconButton("add", "Add an optimizer", "add", style="")
        self.add.clicked.connect(self.open_list)
        self.note = text(EMPTY, "hint", wrap=True)
        self._step = 0
        self.more = IconButton("more", "What can be done with the list of contenders")
        self.more.clicked.connect(self._open_menu)
        self.list = ContenderRows(self._make_row)
        self.list.wished.connect(self._wish)
        self.list.wished_for_all.connect(self._wish_for_all)
        self.list.chosen_changed.connect(lambda: self._show_chosen(document.state))
        self.list.began.connect(document.begin_gesture)
        self.list.ended.connect(document.end_gesture)
        self._own: list[OwnRule] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Heading("Contenders", self.add, self.more))
        column.addWidget(self.list)
        column.addWidget(self.note)
        column.addStretch(1)
        self._shown: tuple[object, ...] = ()
        self._result: Result | None = None

    @property
    def rows(self) -> list[ContenderRow]:
        """A row for each contender, as many as one can read."""
        return self.list.rows

    def show_state(self, state: State) -> None:
        """Show the contenders and which is selected."""
        contenders = state.experiment.contenders
        shown = contenders, state.selected_contender, current_theme().id, state.experiment.steps
        if all(a is b for a, b in zip(shown, self._shown or (0, 0, 0, 0), strict=True)):
            self._mark_pending(state)
            self._mark_limit(state)
            return
        self._shown = shown
        held = self.list.held()
        self.list.fit(len(contenders))
        names, picture = state.experiment.names, current_theme().picture
        for place, row in enumerate(self.rows):
            contender = contenders[place]
            look = contender_look(place, contender, picture)
            row.show_contender(contender, names[place], look, place == state.selected_contender, state.experiment.steps)
        rest = len(contenders) - len(self.rows)
        words = EMPTY if not contenders else f"… and {rest} more, which race but are not listed" if rest else ""
        if words != self.note.text():
            self.note.setText(words)
        self.note.setVisible(bool(words))
        self._mark_pending(state)
        self._mark_limit(state)
        self.more.setEnabled(bool(contenders))
        self._show_chosen(state)
        self.list.hold(held)

    def _show_chosen(self, state: State) -> None:
        self.list.show_chosen(state.selected_contender, state.experiment.names)

    def show_result(self, result: "Result | None") -> None:
        """Mark those whose numbers are still to come."""
        self._result = result
        self._mark_pending(self.document.state)
        self._mark_limit(self.document.state)
        mark_ends(self.rows, self._result, self.document.state)

    def _mark_limit(self, state: State) -> None:
        """Show where the rate of the selected contender stops being stable."""
        chosen = state.selected_contender
        if chosen is not None and chosen < len(self.rows):
            self.rows[chosen].show_limit(*path_limit(self._result, state, self._step))

    def _mark_pending(self, state: State) -> None:
        pending = pending_places(state.experiment, self._result)
        for place, row in enumerate(self.rows):
            row.show_pending(place in pending)

    def show_step(self, step: int) -> None:
        """Show the rate in force at another step."""
        self._step = step
        for row in self.rows:
            row.show_step(step)
        self._mark_limit(self.document.state)

    def show_theme(self, theme: GuiTheme) -> None:
        """Contenders without a colour of their own take the theme's."""
        self._shown = ()
        self.show_state(self.document.state)

    def open_list(self) -> None:
        """Offer the optimizers, searched by typing."""
        self._own, refusals = own_rules()
        kept = [
            Entry(f"{YOURS}{one.name}", one.name, "A rule of yours.", one.equation, heading="own") for one in self._own
        ]
        entries = [*optimizer_entries(), WRITE, *kept, *many_entries()]
        popup = SearchPopup("optimizers", entries, "Search: a name, a word, a symbol", self)
        popup.chosen.connect(self._add)
        popup.open_below(self.add)
        if refusals:
            self._say(refusals[0])

    def _open_menu(self) -> None:
        every = list(range(len(self.document.state.experiment.contenders)))

        def for_every(what: str, *arguments: Any) -> None:
            self._wish_for_all(every, what, arguments)

        def clear() -> None:
            self.document.perform(clear_contenders)

        entries = list_entries(len(every), self.list.choose_all, for_every, clear)
        popup_entries(self, self.more.mapToGlobal(self.more.rect().bottomLeft()), entries)

    def _add(self, id: str) -> None:
        if id.startswith(MANY):
            try_action(lambda: self.document.perform(add_contenders, id.removeprefix(MANY)), self._say)
            return
        kept = {f"{YOURS}{one.name}": one for one in self._own}
        new = own_rule(FIRST_RULE) if id == WRITE.id else kept.get(id, id)
        done = try_action(lambda: self.document.perform(lambda state: add_contender(state, new)), self._say)
        if done:
            self.list.begin(self.document.state.selected_contender or 0, id == WRITE.id)

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(True)

    def _make_row(self, place: int) -> ContenderRow:
        row = ContenderRow()
        row.show_step(self._step)
        return row

    def _wish(self, place: int, what: str, arguments: tuple[Any, ...]) -> None:
        row = self.rows[place]
        if what == "copy":
            QApplication.clipboard().setText(f"pg.{self.document.state.experiment.contenders[place]!r}")
            return
        if what == "code":
            try_action(
                lambda: self._copy_code(place, *arguments), lambda sentence: row.refuse(what, arguments, sentence)
            )
            return
        if what == "rule":
            self._write_rule(row, place, *arguments)
            return
        if what in ("keep", "forget"):
            try_action(
                lambda: self._keep(place, what == "keep"), lambda sentence: row.refuse(what, arguments, sentence)
            )
            return
        if not try_action(
            lambda: self.document.perform(ACTIONS[what], place, *arguments),
            lambda sentence: row.refuse(what, arguments, sentence),
        ):
            self._shown = ()

    def _wish_for_all(self, places: list[int], what: str, arguments: tuple[Any, ...]) -> None:
        if not try_action(
            lambda: self.document.perform(FOR_ALL[what], places, *arguments),
            lambda sentence: self.list.refuse(places, what, arguments, sentence),
        ):
            self._shown = ()
            self.show_state(self.document.state)

    def _copy_code(self, place: int, library: Any) -> None:
        """Put a program of its own on the clipboard: the contender on this surface from the selected start."""
        from playground.snippets.snippet import snippet

        state = self.document.state
        race, chosen = state.experiment, state.selected_start or 0
        start = race.starts[min(chosen, len(race.starts) - 1)].position if race.starts else None
        text = snippet(race.contenders[place], library, race.problem, start, race.steps)
        QApplication.clipboard().setText(text)

    def _keep(self, place: int, kept: bool) -> None:
        """Put a contender's rule into the list of one's own, or take it out."""
        contender = self.document.state.experiment.contenders[place]
        if not isinstance(contender.optimizer, OwnRule):
            return
        if kept:
            path = keep_rule(contender.optimizer, contender.title)
            self._say(f"The rule is in the list of optimizers now, as “{path.stem}”.")
        else:
            remove_own_rule(contender.title)
            self._say(f"“{contender.title}” is no longer in the list of optimizers.")

    def _write_rule(self, row: ContenderRow, place: int, typed: str) -> None:
        """Race with what is written, or have it underlined where it is wrong."""
        editor = row.rule
        try:
            self.document.perform(set_contender_rule, place, typed)
        except PlaygroundError as error:
            if editor is not None:
                editor.refuse(error)
        else:
            if editor is not None:
                editor.accept()


PANEL = Panel(title="Contenders", side="left", order=30, make=ContendersPanel)
