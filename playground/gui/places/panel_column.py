"""A column of panels with a grip below each; it scrolls where even the least heights do not fit."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from playground.gui.places.column_heights import Claim, moved_heights, natural_height, share_heights
from playground.gui.places.panel_slot import BAR, PanelSlot
from playground.gui.widgets.grips import HIGH, HeightGrip
from playground.gui.widgets.item_layout import ItemLayout

_MARGIN = 12


class PanelColumn(QWidget):
    """Panels one below the other, the heights a person gave them, and those that are hidden.

    Arguments: `slots` from the top. `heights` and `weights` hold what a person changed, by id.
    """

    def __init__(self, slots: Sequence[PanelSlot]) -> None:
        super().__init__()
        self.setObjectName("column")
        self.slots = tuple(slots)
        self.heights: dict[str, float] = {}
        self.weights: dict[str, float] = {}
        self.grips = {slot.id: HeightGrip(slot.title, self) for slot in slots}
        self._hidden: frozenset[str] = frozenset()
        self._alone = ""
        self._pressed: dict[str, int] = {}
        self._before: tuple[dict[str, float], dict[str, float]] = ({}, {})
        self._layout = _ColumnLayout(self)
        for slot in slots:
            grip = self.grips[slot.id]
            self._layout.addWidget(slot)
            self._layout.addWidget(grip)
            slot.presence_changed.connect(self._show_present)
            grip.pressed.connect(self._take)
            grip.moved.connect(lambda distance, id=slot.id: self._move(id, distance))
            grip.reset_requested.connect(lambda id=slot.id: self._reset(id))
        self._show_present()

    @property
    def seen(self) -> list[PanelSlot]:
        """The panels that are shown now."""
        shown = [slot for slot in self.slots if slot.present and slot.id not in self._hidden]
        return [slot for slot in shown if slot.id == self._alone] or ([] if self._alone else shown)

    def show_only(self, hidden: frozenset[str], alone: str = "") -> None:
        """Hide some panels; with `alone` show this one and no other."""
        self._hidden, self._alone = hidden, alone
        self._show_present()

    def reset(self) -> None:
        """Forget the heights that a person gave."""
        self.heights, self.weights = {}, {}
        self._layout.invalidate()

    def claims(self, width: int) -> list[Claim]:
        """Return what the panels that are shown ask for at a width of the column."""
        inside = width - _MARGIN - 2
        claims = [slot.claim(inside, self.heights.get(slot.id), self.weights.get(slot.id)) for slot in self.seen]
        if self._alone:
            return [Claim(one.natural, min(one.natural, one.least), 1.0) for one in claims]
        return claims

    def _show_present(self) -> None:
        seen = self.seen
        for slot in self.slots:
            slot.setVisible(slot in seen)
            # Below the last one there is nothing to trade height with.
            self.grips[slot.id].setVisible(slot in seen[:-1])
        self._layout.invalidate()

    def _take(self) -> None:
        self._pressed = {slot.id: slot.height() for slot in self.seen}
        self._before = dict(self.heights), dict(self.weights)

    def _move(self, id: str, distance: int) -> None:
        """Move the lower edge of a panel by a distance from where it was pressed."""
        seen = {slot.id: slot for slot in self.seen}
        if list(self._pressed) != list(seen):
            return
        least = {id: round(claim.least) for id, claim in zip(seen, self.claims(self.width()), strict=True)}
        moved = moved_heights(self._pressed, least, id, distance, any(slot.weight for slot in seen.values()))
        heights, weights = self._before
        changed = {one: height for one, height in moved.items() if height != self._pressed[one]}
        self.heights = {**heights, **{one: float(height) for one, height in changed.items() if not seen[one].weight}}
        if any(seen[one].weight for one in changed):
            # All of them are weighed in pixels from now on.
            weights = {one: float(height) for one, height in moved.items() if seen[one].weight}
        self.weights = weights
        self._layout.invalidate()

    def _reset(self, id: str) -> None:
        seen = [slot.id for slot in self.seen]
        place = seen.index(id)
        for one in seen[place : place + 2]:
            self.heights.pop(one, None)
            if one in self.weights:
                self.weights = {}
        self._layout.invalidate()


class ColumnArea(QScrollArea):
    """The place of a column in its splitter.

    Arguments: `name` for those who cannot see it; `column` of panels.
    """

    def __init__(self, name: str, column: PanelColumn) -> None:
        super().__init__()
        self.column = column
        self.setWidget(column)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(260)


class _ColumnLayout(ItemLayout):
    """Slots and grips in turn; what is hidden takes no room."""

    def __init__(self, column: PanelColumn) -> None:
        self._claims: dict[int, list[Claim]] = {}
        self._least: QSize | None = None
        super().__init__(column)
        self._column = column
        self.setContentsMargins(_MARGIN, _MARGIN, 2, _MARGIN)

    def invalidate(self) -> None:
        """Ask the panels anew."""
        self._claims, self._least = {}, None
        super().invalidate()

    def claims(self, width: int) -> list[Claim]:
        """Return what the panels ask for; Qt wants to know it ten times for each change."""
        if width not in self._claims:
            self._claims[width] = self._column.claims(width)
        return self._claims[width]

    def heightForWidth(self, width: int) -> int:
        """Return the height at which nothing has to be made lower than it likes."""
        return natural_height(self.claims(width)) + self._around()

    def minimumHeightForWidth(self, width: int) -> int:
        """Return the same: below, the column scrolls."""
        return self.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """As wide as the widest panel."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As wide as the widest panel needs."""
        if self._least is None:
            width = max((slot.minimumSizeHint().width() for slot in self._column.seen), default=0)
            self._least = QSize(width + _MARGIN + 2, 2 * _MARGIN)
        return self._least

    def setGeometry(self, area: QRect) -> None:
        """Put every panel and grip in its place."""
        super().setGeometry(area)
        column, y = self._column, area.y() + _MARGIN
        heights = share_heights(self.claims(area.width()), area.height() - self._around())
        width = area.width() - _MARGIN - 2
        for slot, height in zip(column.seen, heights, strict=True):
            slot.setGeometry(area.x() + _MARGIN, y, width, height)
            y += height
            grip = column.grips[slot.id]
            if not grip.isHidden():
                grip.setGeometry(area.x() + _MARGIN, y, width - BAR, HIGH)
                y += HIGH

    def _around(self) -> int:
        return 2 * _MARGIN + HIGH * sum(not self._column.grips[slot.id].isHidden() for slot in self._column.seen)
