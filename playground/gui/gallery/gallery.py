"""The gallery: every surface as a picture, found by name, tag or what it teaches."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from playground.gui.gallery.thumbnails import Thumbnails
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.known_as import alias_words, best_first, hint, is_known_as
from playground.gui.widgets.picture_list import PictureList
from playground.gui.widgets.place_below import place_below
from playground.gui.widgets.role import role
from playground.gui.widgets.text import text
from playground.problems.surface import Surface
from playground.problems.surfaces import SURFACES
from playground.problems.tags import GROUPS, START, group_of

_COLUMNS, _ROWS = 5, 3
_MARGIN, _SPACING = 12, 8
OWN = "yours"


class Gallery(QFrame):
    """A popup of surfaces; keys move the choice while one types. `chosen(id)` closes it.

    So does `picked(surface)`, one of the user's own; `formula_wished` is the button for a new one, `removed(surface)`
    Delete on one's own.

    Arguments: `present` the id of the surface in use; `thumbnails` where the pictures come from; `own` the surfaces
    that the user keeps.
    """

    chosen = Signal(str)
    picked = Signal(object)
    removed = Signal(object)
    formula_wished = Signal()

    def __init__(self, present: str, thumbnails: Thumbnails, parent: QWidget, own: Sequence[Surface] = ()) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("surfaces")
        role(self, "popup")
        self._own = list(own)
        self._surfaces = [*self._own, *sorted(SURFACES, key=lambda one: one.name)]
        self._thumbnails = thumbnails
        thumbnails.want(self._surfaces, current_theme())
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search: a name, a word, what it teaches")
        self.search.setAccessibleName("search surfaces")
        self.search.textChanged.connect(self._filter)
        self.formula = IconButton("edit", "Your own formula", "your own formula", "Type a formula in x and y", style="")
        self.formula.clicked.connect(self._wish_formula)
        self.tags = {
            tag: self._chip(tag)
            for tag in sorted({tag for one in self._surfaces for tag in one.tags}, key=lambda tag: (tag != START, tag))
        }
        if own:
            self.tags = {OWN: self._chip(OWN), **self.tags}
        self.list = PictureList("surfaces", thumbnails.picture)
        self.list.taken.connect(self._take)
        self.list.pointed.connect(self._explain)
        thumbnails.painted.connect(self.list.refresh)
        self.teaches = text("", "faint", wrap=True)
        self._lay_out()
        self._filter()
        self.list.choose(lambda one: one.id == present)

    def open_below(self, widget: QWidget) -> None:
        """Show the gallery under a widget, inside the screen."""
        free = widget.screen().availableGeometry()
        item = self.list.item_size()
        width = _COLUMNS * item.width() + 44
        others = self.search.sizeHint().height() + self.chips.sizeHint().height() + self.teaches.minimumHeight()
        height = _ROWS * item.height() + others + 3 * _SPACING + 2 * _MARGIN + 8
        self.resize(min(width, free.width()), min(height, free.height()))
        place_below(self, widget)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move the choice while one types; Return takes it."""
        if self.list.take_key(event):
            return
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._remove(self.list.chosen)
        else:
            super().keyPressEvent(event)

    def _chip(self, tag: str) -> QPushButton:
        chip = role(QPushButton(tag.replace("_", " ")), "tag")
        chip.setCheckable(True)
        chip.setToolTip(f"Show only: {chip.text()}")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.toggled.connect(self._filter)
        return chip

    def _lay_out(self) -> None:
        self.chips = chips = QHBoxLayout()
        chips.setSpacing(4)
        for chip in self.tags.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_SPACING)
        top = QHBoxLayout()
        top.setSpacing(_SPACING)
        top.addWidget(self.search, 1)
        top.addWidget(self.formula)
        column.addLayout(top)
        column.addLayout(chips)
        column.addWidget(self.list, 1)
        column.addWidget(self.teaches)
        self.teaches.setMinimumHeight(2 * QFontMetrics(current_theme().font()).lineSpacing() + 4)

    def _filter(self) -> None:
        words = self.search.text().lower().split()
        tags = {tag for tag, chip in self.tags.items() if chip.isChecked()}
        found = [one for one in self._surfaces if tags <= self._tags_of(one)]
        typed = self.search.text()
        found = [one for one in found if all(word in _searched(one) for word in words) or is_known_as(one, typed)]
        found = best_first(found, typed)
        if typed.strip() or tags:
            self.list.show_things(_shown(found))
        else:
            self.list.show_groups((title, _shown(group)) for title, group in self._groups())
        if not self.list.count():
            self.teaches.setText("No surface is like that. Try a shorter word, or fewer tags.")

    def _groups(self) -> list[tuple[str, list[Surface]]]:
        """Surfaces to begin with, one's own, and then every surface of the list in its group."""
        listed = [one for one in self._surfaces if one not in self._own]
        groups = [("Start here", [one for one in listed if START in one.tags]), ("Yours", self._own)]
        for id, title in {**GROUPS, "": "Others"}.items():
            groups.append((title, [one for one in listed if group_of(one.tags) == id]))
        return groups

    def _explain(self, one: Surface) -> None:
        self.teaches.setText(hint(one, self._surfaces, self.search.text()) + one.teaches)

    def _take(self, one: Surface) -> None:
        if one in self._own:
            self.picked.emit(one)
        else:
            self.chosen.emit(one.id)
        self.close()

    def _tags_of(self, one: Surface) -> set[str]:
        return {*one.tags, OWN} if one in self._own else set(one.tags)

    def _wish_formula(self) -> None:
        self.close()
        self.formula_wished.emit()

    def _remove(self, one: Surface | None) -> None:
        if one is not None and one in self._own:
            self._own.remove(one)
            self._surfaces.remove(one)
            self.removed.emit(one)
            self._filter()


def _shown(surfaces: Iterable[Surface]) -> Iterator[tuple[Surface, str, str]]:
    return ((one, one.name, one.teaches) for one in surfaces)


def _searched(one: Surface) -> str:
    return f"{one.id} {one.name} {' '.join(one.tags)} {one.teaches} {alias_words(one)}".lower()
