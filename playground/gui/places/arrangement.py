"""Which panels of a place are seen, how large they are, and whether one of them is maximised."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from playground.gui.places.panel_column import ColumnArea
from playground.gui.places.panel_slot import PanelSlot
from playground.gui.widgets.grips import GripSplitter
from playground.services.place_layout import PlaceLayout

_PICTURE = 210  # logical pixels that the picture keeps beside a maximised panel


class Arrangement(QObject):
    """The two columns of a place round its picture; `reset_requested` where the usual widths are wanted.

    Arguments: `columns` the splitter of both with the picture between them.
    """

    reset_requested = Signal()

    def __init__(self, columns: GripSplitter, left: ColumnArea, right: ColumnArea) -> None:
        super().__init__(columns)
        self.columns, self._areas = columns, (left, right)
        self.hidden: frozenset[str] = frozenset()
        self.maximised = ""
        self._widths: list[int] = []  # before a panel was maximised
        columns.reset_requested.connect(self._reset_widths)
        for slot in self.slots:
            slot.maximise_requested.connect(self.toggle_maximised)
            slot.hide_requested.connect(self.toggle)
            slot.reset_requested.connect(self.reset)
        self._show()

    @property
    def slots(self) -> Sequence[PanelSlot]:
        """All panels, those of the left column first, from the top."""
        return [slot for area in self._areas for slot in area.column.slots]

    def toggle(self, id: str) -> None:
        """Hide a panel, or show it again."""
        if id == self.maximised:
            self.maximise("")
        self.hidden ^= {id}
        self._show()

    def toggle_maximised(self, id: str = "") -> None:
        """Maximise a panel, by default the one with the focus, else the first chart; or bring the others back."""
        self.maximise("" if self.maximised else id or self._meant())

    def maximise(self, id: str) -> None:
        """Give one panel its column and most of the picture's width; "" brings the others back.

        The picture stays beside it, so that its gestures go on, and the other column too.
        """
        if id == self.maximised:
            return
        if not self.maximised:
            self._widths = self.columns.sizes()
        self.maximised = id
        self.hidden -= {id}
        self._show()
        if id:
            self.fit()
        elif self._widths:
            self.columns.setSizes(self._widths)

    def fit(self) -> None:
        """Give a maximised panel its width anew."""
        if not self.maximised:
            return
        sizes = self._widths or self.columns.sizes()
        place = 2 * self._is_right(self.maximised)
        other = sizes[2 - place]
        sizes = [other, _PICTURE, max(sum(sizes) - other - _PICTURE, 1)]
        self.columns.setSizes(sizes if place else sizes[::-1])

    def reset(self) -> None:
        """Show every panel in its usual size."""
        self.maximise("")
        self.hidden = frozenset()
        for area in self._areas:
            area.column.reset()
        self._show()
        self.reset_requested.emit()

    def kept(self) -> PlaceLayout:
        """Return what is to be had again."""
        heights: dict[str, float] = {}
        weights: dict[str, float] = {}
        for area in self._areas:
            heights |= area.column.heights
            weights |= area.column.weights
        widths = self._widths if self.maximised else self.columns.sizes()
        return PlaceLayout(tuple(sorted(self.hidden)), self.maximised, tuple(widths), heights, weights)

    def restore(self, kept: PlaceLayout) -> None:
        """Take what was kept, as far as there is such a panel now."""
        ids = {slot.id for slot in self.slots}
        self.hidden = frozenset(ids & set(kept.hidden))
        for area in self._areas:
            here = {slot.id for slot in area.column.slots}
            area.column.heights = {id: height for id, height in kept.heights.items() if id in here}
            area.column.weights = {id: weight for id, weight in kept.weights.items() if id in here}
        if len(kept.widths) == self.columns.count() and kept.widths[1] > 0:
            self.columns.setSizes(list(kept.widths))
            self._widths = list(kept.widths)
        self._show()
        if kept.maximised in ids:
            self.maximise(kept.maximised)

    def _show(self) -> None:
        for right, area in enumerate(self._areas):
            alone = self.maximised if self.maximised and self._is_right(self.maximised) == bool(right) else ""
            area.column.show_only(self.hidden, alone)
            # An empty column leaves its room to the picture.
            area.setVisible(any(slot.id not in self.hidden for slot in area.column.slots))
        for slot in self.slots:
            slot.show_maximised(slot.id == self.maximised)

    def _is_right(self, id: str) -> bool:
        return any(slot.id == id for slot in self._areas[1].column.slots)

    def _meant(self) -> str:
        focused: QWidget | None = QApplication.focusWidget()
        inside = [slot.id for slot in self.slots if focused is not None and slot.isAncestorOf(focused)]
        return (inside or [slot.id for slot in self._areas[1].column.slots if slot.weight])[0]

    def _reset_widths(self) -> None:
        if self.maximised:
            self.fit()
        else:
            self.reset_requested.emit()
