"""A popup list that is searched by typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.entry_delegate import DETAIL, SUMMARY, EntryDelegate
from playground.gui.widgets.place_below import place_below
from playground.gui.widgets.role import role
from playground.gui.widgets.text import text


@dataclass(frozen=True)
class Entry:
    """One entry: `id` is what is chosen; `title`, `summary` and `detail` (an equation) are shown and searched; `words`
    only searched."""

    id: str
    title: str
    summary: str = ""
    detail: str = ""
    words: str = ""

    def matches(self, words: Sequence[str]) -> bool:
        """Return whether every word is in it."""
        everything = f"{self.id} {self.title} {self.summary} {self.detail} {self.words}".lower()
        return all(word in everything for word in words)


class SearchPopup(QFrame):
    """Entries under a search box; Up, Down and Return work while one types. `chosen(id)` closes it.

    Arguments: `name` of the list; `entries`; `hint` the search box's placeholder.
    """

    chosen = Signal(str)

    def __init__(self, name: str, entries: Sequence[Entry], hint: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        role(self, "popup")
        self._entries = tuple(entries)
        self.search = QLineEdit()
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(f"search {name}")
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.nothing = text("", "faint", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        for widget in (self.search, self.nothing, self.list):
            column.addWidget(widget)
        self._filter("")

    def open_below(self, widget: QWidget, width: int = 440, height: int = 440) -> None:
        """Show the popup under a widget, inside the screen."""
        self.resize(current_theme().size(width), height)
        place_below(self, widget)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the search box leaves over move the choice."""
        moves: dict[int, Callable[[int], int]] = {
            Qt.Key.Key_Down: lambda row: row + 1,
            Qt.Key.Key_Up: lambda row: row - 1,
            Qt.Key.Key_PageDown: lambda row: row + 5,
            Qt.Key.Key_PageUp: lambda row: row - 5,
        }
        if event.key() in moves and self.list.count():
            row = moves[event.key()](self.list.currentRow())
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentItem():
            self._choose(self.list.currentItem())
        else:
            super().keyPressEvent(event)

    def _filter(self, typed: str) -> None:
        words = typed.lower().split()
        self.list.clear()
        for entry in self._entries:
            if entry.matches(words):
                item = QListWidgetItem(entry.title)
                item.setData(Qt.ItemDataRole.UserRole, entry.id)
                item.setData(SUMMARY, entry.summary)
                item.setData(DETAIL, entry.detail)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, entry.summary)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        found = self.list.count() > 0
        self.list.setVisible(found)
        self.nothing.setVisible(not found)
        self.nothing.setText(f"Nothing is called “{typed.strip()}” here. Try a shorter word.")

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
        self.close()
