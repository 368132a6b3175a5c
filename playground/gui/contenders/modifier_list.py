"""What is put on a contender, one below the other, and the rate that its schedules make."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.experiments.contender import Contender
from playground.gui.contenders.entries import modifier_entries
from playground.gui.contenders.modifier_row import ModifierRow
from playground.gui.contenders.rate_section import RateSection
from playground.gui.widgets.elided_text import ElidedText
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.message import Message
from playground.gui.widgets.role import role
from playground.gui.widgets.search_popup import SearchPopup

AVERAGED = "The average is drawn beside the path."


class ModifierList(QWidget):
    """Rows and a button that adds one; wishes carry a modifier's place and end with the contender's depth.

    Arguments: `depth` how many methods are round the one these modifiers are put on; `of` "race" or "training", whose
    length schedules follow.
    """

    wished = Signal(str, tuple)
    began = Signal()
    ended = Signal()

    def __init__(self, depth: int, of: str = "race") -> None:
        super().__init__()
        self._of, self._updates = of, 0
        self._depth = depth
        self._contender: Contender | None = None
        self._then: int | None = None
        self.rows: list[ModifierRow] = []
        self.caption = role(ElidedText(left=True), "faint")
        self.add = IconButton("add", "add a modifier", "add")
        self.add.setToolTip("Put a schedule, clipping, noise, decay or an average on it")
        self.add.clicked.connect(self.open_list)
        self.message = Message()
        self.note = Message()
        role(self.note, "hint")
        self.rate = RateSection()
        head = QHBoxLayout()
        head.setContentsMargins(0, 4, 0, 0)
        head.setSpacing(4)
        head.addWidget(self.caption, 1)
        head.addWidget(self.add)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        for widget in (self.message, self.rate, self.note):
            self.column.addWidget(widget)

    def show_contender(self, contender: Contender, caption: str, color: str, steps: int) -> None:
        """Show what is put on a contender; rows of the same kinds are used again."""
        self._contender = contender
        self._updates = steps if not self.rows else self._updates
        self.message.say("")
        self.caption.say(caption)
        kinds = [modifier.kind for modifier in contender.modifiers]
        if kinds != [row.modifier.kind for row in self.rows]:
            self._arrange(contender)
        self._focus()
        for row, modifier in zip(self.rows, contender.modifiers, strict=True):
            if modifier is not row.modifier or steps != self._updates:
                row.show_modifier(modifier, steps)
        self._updates = steps
        self.note.say(AVERAGED if contender.average is not None else "")
        self.rate.show_contender(contender, color, steps)

    def show_step(self, step: int) -> None:
        """Show the rate at another step."""
        self.rate.show_step(step)

    def open_list(self) -> None:
        """Offer the modifiers, searched by typing."""
        if self._contender is not None:
            entries = modifier_entries(self._contender)
            popup = SearchPopup("modifiers", entries, "Search: a name, a word, a symbol", self)
            popup.chosen.connect(lambda id: self._wish("add_modifier", len(self.rows), id))
            popup.open_below(self.add)

    def refuse(self, what: str, arguments: tuple[Any, ...], sentence: str) -> None:
        """Say why a wish is not possible, beside what it was about."""
        self._then = None
        if what == "set_modifier":
            self.rows[arguments[0]].form.refuse(arguments[1], sentence)
        else:
            self.message.say(sentence)
            for row in self.rows:
                row.show_modifier(row.modifier)

    def _wish(self, what: str, then: int | None, *arguments: Any) -> None:
        """Ask for an action; `then` is the row that has the focus where rows are arranged anew."""
        self._then = then
        self.wished.emit(what, (*arguments, self._depth))
        self._then = None

    def _hear(self, row: ModifierRow, what: str, arguments: tuple[Any, ...]) -> None:
        place = self.rows.index(row)
        if what == "move_modifier":
            to = place + arguments[0]
            if 0 <= to < len(self.rows):
                self._wish(what, to, place, to)
        else:
            self._wish(what, place if what == "remove_modifier" else None, place, *arguments)

    def _arrange(self, contender: Contender) -> None:
        """One row for each modifier; those that stay keep whether they are open."""
        old = list(self.rows)
        made: list[ModifierRow] = []
        for modifier in contender.modifiers:
            # The very modifier before one that is only of its kind: two noises may change places.
            same = [row for row in old if row.modifier is modifier]
            same = same or [row for row in old if row.modifier.kind == modifier.kind]
            row = same[0] if same else self._make(contender, len(made))
            if same:
                old.remove(row)
            made.append(row)
        for row in old:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, row in enumerate(made):
            self.column.insertWidget(1 + place, row)
        self.rows = made

    def _make(self, contender: Contender, place: int) -> ModifierRow:
        row = ModifierRow(contender.modifiers[place], self._of)
        row.show_modifier(contender.modifiers[place], self._updates)
        row.wished.connect(lambda what, arguments, row=row: self._hear(row, what, arguments))
        row.began.connect(self.began)
        row.ended.connect(self.ended)
        if self._then == place:
            row.fold()
        return row

    def _focus(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            row = self.rows[min(then, len(self.rows) - 1)] if self.rows else None
            (row.more if row is not None else self.add).setFocus(Qt.FocusReason.OtherFocusReason)
