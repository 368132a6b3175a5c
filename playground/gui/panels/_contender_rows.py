"""Rows of contenders one below the other, in the race and in the laboratory."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from playground.experiments.contender import Contender
from playground.gui.panels._contender_row import ContenderRow
from playground.gui.widgets.scroll_to import scroll_to

MOST_ROWS: Final = 60  # more rows than one can read would only make the window slow
_CONTROLS: Final = ("color", "switch", "more")
Held = tuple[Contender | None, str] | None


class ContenderRows(QWidget):
    """Rows that are made once and used again for others.

    `wished(place, what, arguments)` is a row's wish, between `began` and `ended` where it is a drag.

    Arguments: `make(place)` a row.
    """

    wished = Signal(int, str, object)
    began = Signal()
    ended = Signal()

    def __init__(self, make: Callable[[int], ContenderRow]) -> None:
        super().__init__()
        self.rows: list[ContenderRow] = []
        self._make = make
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def fit(self, count: int) -> None:
        """Have so many rows, at most as many as one can read."""
        count = min(count, MOST_ROWS)
        while len(self.rows) > count:
            row = self.rows.pop()
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        while len(self.rows) < count:
            row = self._make(len(self.rows))
            row.wished.connect(lambda what, given, row=row: self.wished.emit(self.rows.index(row), what, given))
            row.began.connect(self.began)
            row.ended.connect(self.ended)
            self.rows.append(row)
            self._column.addWidget(row)
        self.setVisible(bool(self.rows))

    def begin(self, place: int, written: bool) -> None:
        """Bring a new row into view; one whose rule is to be `written` waits for it."""
        if place >= len(self.rows):
            return
        if written and (editor := self.rows[place].rule) is not None:
            editor.begin()
        else:
            scroll_to(self.rows[place])

    def held(self) -> Held:
        """Return whose row has the focus, and which of its controls; None for nobody's."""
        focused = QApplication.focusWidget()
        for row in self.rows:
            if focused is row or (focused is not None and row.isAncestorOf(focused)):
                return row.contender, next((name for name in _CONTROLS if getattr(row, name) is focused), "")
        return None

    def hold(self, held: Held) -> None:
        """Give the focus to who had it: rows are used again for others, and it goes with the contender."""
        if held is None:
            return
        contender, control = held
        focused = QApplication.focusWidget()
        same = [row for row in self.rows if _same(row.contender, contender)]
        if same and not any(row is focused or (focused is not None and row.isAncestorOf(focused)) for row in same):
            (getattr(same[0], control) if control else same[0]).setFocus(Qt.FocusReason.OtherFocusReason)


def _same(one: Contender | None, other: Contender | None) -> bool:
    """Whether two are the same but for a colour that was given to keep what it was."""
    return one is not None and other is not None and one.replace(color=None) == other.replace(color=None)
