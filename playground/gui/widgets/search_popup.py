"""A popup list that is searched by typing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from playground.base.alias import Alias
from playground.base.fold import fold
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.entry_delegate import HEADING, SUMMARY, EntryDelegate
from playground.gui.widgets.place_below import place_below
from playground.gui.widgets.role import role
from playground.gui.widgets.text import text

_MOST_LINES = 5  # of an equation
MENTIONED = "found in what is said of them"


@dataclass(frozen=True)
class Entry:
    """One entry: `id` is what is chosen; `title` and `summary` are shown and searched, `detail` (an equation) is shown
    where the entry is the present one; `words` are only searched. Entries under one `heading` follow each other. One
    with a `refusal`, which is shown for its summary, cannot be chosen. `aliases` are other names by which it is found;
    one with settings is chosen as such."""

    id: str
    title: str
    summary: str = ""
    detail: str = ""
    words: str = ""
    heading: str = ""
    refusal: str = ""
    aliases: tuple[Alias, ...] = ()

    def matches(self, words: Sequence[str]) -> bool:
        """Return whether every word is in it."""
        everything = f"{self.id} {self.title} {self.summary} {self.detail} {self.words} {self.heading}".lower()
        return all(word in everything for word in words) or self._alias_begins(words)

    def is_called(self, words: Sequence[str]) -> bool:
        """Return whether every word is in its name or its heading."""
        name = f"{self.id} {self.title} {self.heading}".lower()
        return all(word in name for word in words) or self._alias_begins(words)

    def is_exactly(self, typed: str) -> bool:
        """Return whether a text is its id or its title, in any spelling."""
        return bool(fold(typed)) and fold(typed) in (fold(self.id), fold(self.title))

    def as_meant(self, typed: str) -> "Entry | None":
        """Return the entry as a text means it that is one of its aliases: it says so, and keeps the alias's settings.

        None where the text is no alias of it.
        """
        meant = next((one for one in self.aliases if not one.given and fold(one.name) == fold(typed)), None)
        if meant is None:
            return None
        settings = ", ".join(f"{key.replace('_', ' ')} = {value}" for key, value in meant.settings.items())
        told = f"“{typed.strip()}” is {self.title} here{f', with {settings}' if settings else ''}."
        if self.refusal:
            return self
        return replace(self, id=meant.name if settings else self.id, summary=f"{told} {self.summary}")

    def _alias_begins(self, words: Sequence[str]) -> bool:
        """Whether an alias begins as the words do."""
        typed = fold("".join(words))
        return bool(typed) and any(fold(one.name).startswith(typed) for one in self.aliases)


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
        self._shown: list[Entry] = []
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
        self.list.currentItemChanged.connect(self._show_detail)
        self.detail = text("", "plain", wrap=True)
        self.detail.setAccessibleName("equation")
        self.foot = role(QFrame(), "card")
        inside = QVBoxLayout(self.foot)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.detail)
        self.nothing = text("", "faint", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        for widget in (self.search, self.nothing, self.list, self.foot):
            column.addWidget(widget)
        self._filter("")

    def open_below(self, widget: QWidget, width: int = 440, height: int = 520) -> None:
        """Show the popup under a widget, inside the screen."""
        # Room for the longest equation, so that the list does not jump from entry to entry.
        lines = max((entry.detail.count("\n") + 1 for entry in self._entries if entry.detail), default=0)
        self.detail.setMinimumHeight(min(lines, _MOST_LINES) * QFontMetrics(current_theme().font()).lineSpacing())
        self.foot.setVisible(lines > 0)
        self.resize(current_theme().size(width), current_theme().size(height))
        place_below(self, widget)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the search box leaves over move the choice."""
        moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        if event.key() in moves and self.list.count():
            self._move(moves[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentItem():
            self._choose(self.list.currentItem())
        else:
            super().keyPressEvent(event)

    def _filter(self, typed: str) -> None:
        heading = ""
        self._shown = _best_first(self._entries, typed)
        self.list.clear()
        for entry in self._shown:
            if entry.heading != heading:
                heading = entry.heading
                self.list.addItem(_heading(heading))
            self.list.addItem(_item(entry))
        self.list.setCurrentRow(next(iter(self._possible()), -1))
        found = self.list.count() > 0
        self.list.setVisible(found)
        self.nothing.setVisible(not found)
        self.nothing.setText(f"Nothing is called “{typed.strip()}” here. Try a shorter word.")

    def _possible(self) -> list[int]:
        """The rows that can be chosen."""
        rows = range(self.list.count())
        return [row for row in rows if self.list.item(row).flags() & Qt.ItemFlag.ItemIsSelectable]

    def _move(self, steps: int) -> None:
        """Go on among the rows that can be chosen; with the first its heading is seen too."""
        possible, now = self._possible(), self.list.currentRow()
        if possible:
            place = possible.index(now) + steps if now in possible else 0
            self.list.setCurrentRow(possible[min(max(place, 0), len(possible) - 1)])
            if self.list.currentRow() == possible[0]:
                self.list.scrollToTop()

    def _show_detail(self, item: QListWidgetItem | None) -> None:
        id = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        self.detail.setText(next((entry.detail for entry in self._shown if entry.id == id), ""))

    def _choose(self, item: QListWidgetItem) -> None:
        if not item.flags() & Qt.ItemFlag.ItemIsSelectable:
            return
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
        self.close()


def _item(entry: Entry) -> QListWidgetItem:
    item = QListWidgetItem(entry.title)
    item.setData(Qt.ItemDataRole.UserRole, entry.id)
    item.setData(SUMMARY, entry.refusal or entry.summary)
    item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, entry.refusal or entry.summary)
    item.setToolTip(entry.detail)
    if entry.refusal:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _best_first(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """What is found: what is called exactly so, what people call so, names that hold the words, texts that hold them;
    and at the end what cannot be chosen."""
    words = typed.lower().split()
    found = [entry for entry in entries if entry.matches(words)]
    if not words:
        return found
    exact = [entry for entry in found if entry.is_exactly(typed) and not entry.refusal]
    meant = [entry.as_meant(typed) or entry for entry in found]
    known = [new for old, new in zip(found, meant, strict=True) if new is not old and old not in exact]
    # A name of several says nothing: they are only shown first.
    plain = [old for old, new in zip(found, meant, strict=True) if new in known]
    first = [*exact, *(known if len(known) == 1 else plain)]
    kept = {entry.title for entry in first}
    found = [entry for entry in found if entry.title not in kept]
    able = [entry for entry in found if not entry.refusal]
    named = [entry for entry in able if entry.is_called(words)]
    mentioned = [entry for entry in able if not entry.is_called(words)]
    if first or named:
        mentioned = [replace(entry, heading=MENTIONED) for entry in mentioned]
    return [*first, *named, *mentioned, *(entry for entry in found if entry.refusal)]


def _heading(words: str) -> QListWidgetItem:
    item = QListWidgetItem(words)
    item.setData(HEADING, True)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item
