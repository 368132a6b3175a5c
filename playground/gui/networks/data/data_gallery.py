"""The gallery of data: every set as a picture, found by name or by what is said of it."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from playground.gui.networks.data.thumbnail import thumbnail
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.known_as import alias_words, best_first, hint, is_known_as
from playground.gui.widgets.picture_list import PictureList
from playground.gui.widgets.place_below import place_below
from playground.gui.widgets.role import role
from playground.gui.widgets.text import text
from playground.networks.data.data import data
from playground.networks.data.sets import DATA_SETS, DataSet

_COLUMNS: Final = 4
_MARGIN, _SPACING = 12, 8


class DataGallery(QFrame):
    """A popup of data sets; keys move the choice while one types. `chosen(id)` closes it.

    Arguments: `present` the id of the set in use.
    """

    chosen = Signal(str)

    def __init__(self, present: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("data sets")
        role(self, "popup")
        self._sets = sorted(DATA_SETS, key=lambda one: (one.reads_file, one.name.casefold()))
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search: a name, a word, what it is")
        self.search.setAccessibleName("search data sets")
        self.search.textChanged.connect(self._filter)
        self.list = PictureList("data sets", _picture)
        self.list.taken.connect(self._take)
        self.list.pointed.connect(self._explain)
        self.said = text("", "faint", wrap=True)
        self.said.setMinimumHeight(2 * QFontMetrics(current_theme().font()).lineSpacing() + 4)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_SPACING)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.said)
        self._filter("")
        self.list.choose(lambda one: one.id == present)

    def open_below(self, widget: QWidget) -> None:
        """Show the gallery under a widget, inside the screen."""
        free, item = widget.screen().availableGeometry(), self.list.item_size()
        rows = -(-len(self._sets) // _COLUMNS)
        height = rows * item.height() + self.search.sizeHint().height() + self.said.minimumHeight()
        height += 2 * _SPACING + 2 * _MARGIN + 8
        self.resize(min(_COLUMNS * item.width() + 44, free.width()), min(height, free.height()))
        place_below(self, widget)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move the choice while one types; Return takes it."""
        if not self.list.take_key(event):
            super().keyPressEvent(event)

    def _filter(self, typed: str) -> None:
        words = typed.lower().split()
        found = [one for one in self._sets if all(word in _searched(one) for word in words) or is_known_as(one, typed)]
        # What is called so comes before what is only described so.
        found.sort(key=lambda one: not all(word in f"{one.id} {one.name}".lower() for word in words))
        found = best_first(found, typed)
        self.list.show_things((one, one.name, one.summary) for one in found)
        if not found:
            self.said.setText(f"Nothing is called “{typed.strip()}” here. Try a shorter word.")

    def _explain(self, one: DataSet) -> None:
        self.said.setText(hint(one, self._sets, self.search.text()) + one.summary)

    def _take(self, one: DataSet) -> None:
        self.chosen.emit(one.id)
        self.close()


def _searched(one: DataSet) -> str:
    return f"{one.id} {one.name} {one.summary} {one.equation} {one.source} {one.notes} {alias_words(one)}".lower()


def _picture(one: DataSet, theme: GuiTheme) -> QImage:
    return _painted(one.id, theme)


@lru_cache(maxsize=64)
def _painted(id: str, theme: GuiTheme) -> QImage:
    made = DATA_SETS.get(id)
    if made.reads_file:
        return thumbnail("table", theme, "card")
    # What has no samples of its own has nothing to show before points are drawn.
    own = any(one.name == "samples" for one in made.parameters)
    return thumbnail(data(id), theme, "card") if own else thumbnail("pencil", theme, "card")
