"""A choice among members of a catalogue, found by any name that people know them by."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from playground.base.parameters import Parameter
from playground.gui.widgets.choice_field import ChoiceBox, ChoiceField
from playground.gui.widgets.search_popup import Entry, SearchPopup

HINT = "Search: a name, a word, a symbol"


class SearchedChoice(ChoiceField):
    """A choice field whose list is searched by typing, as the list of optimizers is.

    Arguments: `entries` what is known of the choices, by their ids.
    """

    def __init__(
        self, parameter: Parameter, owner: str, entries: Sequence[Entry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parameter, owner, parent)
        self.entries = tuple(entries)
        by_id = {entry.id: entry for entry in self.entries}
        for place, id in enumerate(parameter.choices):
            self.box.setItemText(place, by_id[id].title)
            self.box.setItemData(place, f"{by_id[id].summary}\n{by_id[id].detail}".strip(), 3)  # the role of tooltips

    def make_box(self, name: str) -> ChoiceBox:
        """Return a box that unfolds to the searched list."""
        return _Box(name, self)

    def open_list(self) -> None:
        """Offer the choices, searched by typing."""
        popup = SearchPopup(f"{self.parameter.name}, choices", self.entries, HINT, self)
        popup.chosen.connect(self.changed.emit)
        popup.open_below(self.box)


class _Box(ChoiceBox):
    """A box that has no list of its own."""

    def __init__(self, name: str, field: SearchedChoice) -> None:
        super().__init__(name)
        self._field = field

    def showPopup(self) -> None:
        """Unfold the searched list."""
        self._field.open_list()
