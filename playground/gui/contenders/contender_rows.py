"""Rows of contenders one below the other, in the race and in the networks' place, and below them what is selected."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from playground.experiments.contender import Contender
from playground.gui.contenders.chosen_places import ChosenPlaces
from playground.gui.contenders.contender_row import ContenderRow
from playground.gui.contenders.row_area import RowArea
from playground.gui.contenders.several_entries import several_entries
from playground.gui.contenders.together import Together
from playground.gui.widgets.elided_text import ElidedText
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.popup_menu import popup_entries
from playground.gui.widgets.role import role
from playground.gui.widgets.scroll_to import scroll_to

MOST_ROWS: Final = 200  # more rows than one can read would only make the window slow
_CONTROLS: Final = ("color", "switch", "more")
# What a row wishes for all that are chosen with it.
_FOR_ALL: Final = ("remove", "duplicate", "toggle", "alone", "step")
Held = tuple[Contender | None, str] | None


class ContenderRows(QWidget):
    """Rows that are made once and used again for others, and below them the parameters of what is chosen.

    `wished(place, what, arguments)` is a row's wish, `wished_for_all(places, what, arguments)` one about all that are
    chosen, between `began` and `ended` where it is a drag; `chosen_changed` that they are to be shown anew.

    Arguments: `make(place)` a row.
    """

    wished = Signal(int, str, object)
    wished_for_all = Signal(object, str, object)
    chosen_changed = Signal()
    began = Signal()
    ended = Signal()

    def __init__(self, make: Callable[[int], ContenderRow]) -> None:
        super().__init__()
        self.rows: list[ContenderRow] = []
        self.chosen = ChosenPlaces()
        self._make = make
        self._count = 0
        self._pressed: int | None = None
        self.area = RowArea()
        self.title = role(ElidedText(left=True), "title")  # a long name must not widen the column
        self.more = IconButton("more", "What can be done with the selected contenders")
        self.more.clicked.connect(self._open_menu)
        self.together = Together()
        self.together.changed.connect(lambda name, value: self._wish_for_all("set", name, value))
        self.together.began.connect(self.began)
        self.together.ended.connect(self.ended)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.area)
        column.addWidget(self._make_foot())
        self.hide()

    def _make_foot(self) -> QFrame:
        self.foot = role(QFrame(), "card", chosen=False, also=False)
        self._feet = QVBoxLayout(self.foot)
        self._feet.setContentsMargins(8, 4, 6, 6)
        self._feet.setSpacing(4)
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.more)
        self._feet.addLayout(line)
        self._feet.addWidget(self.together)
        return self.foot

    def fit(self, count: int) -> None:
        """Have a row for each of so many contenders, at most as many as one can read."""
        self._count, count = count, min(count, MOST_ROWS)
        while len(self.rows) > count:
            row = self.rows.pop()
            row.foot.hide()
            self._feet.removeWidget(row.foot)
            row.foot.deleteLater()
            self.area.remove(row)
        while len(self.rows) < count:
            self._add(self._make(len(self.rows)))
        self.setVisible(bool(self.rows))

    def show_chosen(self, main: int | None, names: Sequence[str]) -> None:
        """Show which contenders are chosen, the document's selected one among them, and their parameters below."""
        before = self.chosen.places
        self.chosen.follow(main, self._count)
        places, several = self.chosen.places, self.chosen.several
        for place, row in enumerate(self.rows):
            role(row, "card", also=several and place in places)
            row.set_aside(several)
        words = f"{len(places)} contenders selected" if several else names[main] if main is not None else ""
        if self.title.text() != words:
            self.title.say(words)
            self.foot.setAccessibleName(f"parameters of {words}")
        self.more.setVisible(several)
        self.together.setVisible(several)
        if several:
            shown = [self.rows[place].contender for place in _first(main, places) if place < len(self.rows)]
            self.together.show_contenders([one for one in shown if one is not None])
        if before != places and main is not None and main < len(self.rows) and not QApplication.mouseButtons():
            self.area.bring(self.rows[main])

    def begin(self, place: int, written: bool) -> None:
        """Bring a new row into view; one whose rule is to be `written` waits for it."""
        if place >= len(self.rows):
            return
        self.area.bring(self.rows[place])
        if written and (editor := self.rows[place].rule) is not None:
            editor.begin()
        else:
            scroll_to(self)

    def choose_all(self) -> None:
        """Choose the whole list."""
        self.chosen.all()
        self.chosen_changed.emit()

    def choose(self, places: Sequence[int], count: int) -> None:
        """Choose these of so many contenders, which the document is about to show."""
        self.chosen.choose(places, count)

    def refuse(self, places: Sequence[int], what: str, arguments: tuple[Any, ...], sentence: str) -> None:
        """Say why a wish about several is not possible, beside what it was about."""
        if what == "set":
            self.together.refuse(arguments[0], sentence)
        elif self.chosen.several:
            self.together.message.say(sentence)
        else:
            self.rows[places[0]].refuse(what, arguments, sentence)

    def held(self) -> Held:
        """Return whose row has the focus, and which of its controls; None where no row has it."""
        focused = QApplication.focusWidget()
        for row in self.rows:
            if focused is row or (focused is not None and row.isAncestorOf(focused)):
                return row.contender, next((name for name in _CONTROLS if getattr(row, name) is focused), "")
        return None

    def hold(self, held: Held) -> None:
        """Give the focus to the row of the contender that had it: rows are used again for others."""
        if held is None:
            return
        contender, control = held
        focused = QApplication.focusWidget()
        same = [row for row in self.rows if _same(row.contender, contender)]
        if same and not any(row is focused or (focused is not None and row.isAncestorOf(focused)) for row in same):
            (getattr(same[0], control) if control else same[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, row: ContenderRow) -> None:
        row.wished.connect(lambda what, given, row=row: self._on_wish(row, what, given))
        row.began.connect(self.began)
        row.ended.connect(self.ended)
        row.pressed.connect(lambda modifiers, row=row: self._on_press(self.rows.index(row), modifiers))
        row.released.connect(lambda row=row: self._on_release(self.rows.index(row)))
        row.dragged.connect(lambda place, row=row: self._on_drag(self.rows.index(row), place))
        row.dropped.connect(self._on_drop)
        row.stepped.connect(lambda by, modifiers, row=row: self._on_step(self.rows.index(row), by, modifiers))
        row.all_chosen.connect(self.choose_all)
        self.rows.append(row)
        self.area.add(row)
        self._feet.addWidget(row.foot)

    def _on_wish(self, row: ContenderRow, what: str, arguments: tuple[Any, ...]) -> None:
        place = self.rows.index(row)
        meant = self.chosen.meant_by(place)
        if what == "step":
            self._move_to(meant, meant[0] + arguments[0])
        elif what == "alone" or (what in _FOR_ALL and len(meant) > 1):
            self.wished_for_all.emit(meant, what, arguments)
        else:
            self.wished.emit(place, what, arguments)

    def _wish_for_all(self, what: str, *arguments: Any) -> None:
        self.wished_for_all.emit(self.chosen.places, what, arguments)

    def _on_press(self, place: int, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            main = self.chosen.toggle(place)
            self._select(place if main is None else main)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.chosen.extend(place)
            self.chosen_changed.emit()
        elif place not in self.chosen.places or not self.chosen.several:
            self.chosen.only(place)
            self._select(place)
        else:
            # They may be about to be dragged together: a click without a drag chooses one of them when it ends.
            self._pressed = place

    def _on_release(self, place: int) -> None:
        if self._pressed == place:
            self.chosen.only(place)
            self._select(place)
        self._pressed = None

    def _select(self, place: int) -> None:
        self.wished.emit(place, "select", ())
        self.chosen_changed.emit()

    def _on_drag(self, place: int, where: QPoint) -> None:
        self.area.show_drop(where)

    def _on_drop(self, counts: bool) -> None:
        slot = self.area.end_drop()
        self._pressed = None
        dragged = self.chosen.places
        if counts and slot is not None and dragged:
            self._move_to(dragged, slot - sum(place < slot for place in dragged))

    def _move_to(self, places: Sequence[int], to: int) -> None:
        to = min(max(to, 0), self._count - len(places))
        self.choose(range(to, to + len(places)) if len(places) > 1 else [to], self._count)
        self.wished_for_all.emit(list(places), "move", (to,))

    def _on_step(self, place: int, by: int, modifiers: Qt.KeyboardModifier) -> None:
        """The keys up and down, from the row of a place; with Shift they choose all on the way."""
        other = place + by
        if not 0 <= other < len(self.rows):
            return
        self.rows[other].setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.bring(self.rows[other])
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.chosen.extend(other)
            self.chosen_changed.emit()
        else:
            self.chosen.only(other)
            self._select(other)

    def _open_menu(self) -> None:
        place = self.more.mapToGlobal(self.more.rect().bottomLeft())
        popup_entries(self, place, several_entries(self.chosen.places, self._wish_for_all))


def _first(main: int | None, places: Sequence[int]) -> list[int]:
    return sorted(places, key=lambda place: (place != main, place))


def _same(one: Contender | None, other: Contender | None) -> bool:
    """Whether two are the same but for a look that was given to keep what it was."""
    return one is not None and other is not None and _plain(one) == _plain(other)


def _plain(contender: Contender) -> Contender:
    return contender.replace(color=None, pattern=None)
