"""The frame that places share: two columns of panels, the picture between them, time below."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from playground.base.catalogue import Catalogue
from playground.gui.places.arrangement import Arrangement
from playground.gui.places.panel_column import ColumnArea, PanelColumn
from playground.gui.places.panel_slot import PanelSlot
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.grips import GripSplitter

LEFT_WIDTH, RIGHT_WIDTH = 326, 346
_SCROLL_BAR = 10


def frame(
    place: QWidget, left: ColumnArea, middle: QWidget, right: ColumnArea, below: QWidget, width: int = LEFT_WIDTH
) -> Arrangement:
    """Lay a place out and return the arrangement of its columns; `width` of the left one at first."""
    columns = GripSplitter(Qt.Orientation.Horizontal, "Width of the left column", "Width of the right column")
    columns.setChildrenCollapsible(True)
    for widget in (left, middle, right):
        columns.addWidget(widget)
    columns.setCollapsible(1, False)
    columns.setStretchFactor(1, 1)
    columns.setSizes([width, 760, RIGHT_WIDTH])
    whole = QVBoxLayout(place)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(columns, 1)
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setProperty("role", "line")
    line.setFixedHeight(1)
    whole.addWidget(line)
    whole.addWidget(below)
    arrangement = Arrangement(columns, left, right)
    arrangement.reset_requested.connect(lambda: _usual_widths(columns, width))
    return arrangement


def ids_of(panels: Catalogue[Any], side: str) -> list[str]:
    """Return the ids of the panels of a catalogue that stand at a side, "left" or "right", from the top."""
    here = [id for id in panels.sound_ids() if panels.get(id).side == side]
    return sorted(here, key=lambda id: panels.get(id).order)


def panel_column(name: str, panels: Sequence[PanelSlot]) -> ColumnArea:
    """Return a column of panels that share its height."""
    return ColumnArea(name, PanelColumn(panels))


def _usual_widths(columns: GripSplitter, width: int) -> None:
    parts = columns.widget(0), columns.widget(2)
    left, right = (
        max(usual, part.minimumWidth() if part is not None else 0)
        for part, usual in zip(parts, (width, RIGHT_WIDTH), strict=True)
    )
    columns.setSizes([left, max(sum(columns.sizes()) - left - right, 1), right])


def fit_columns(place: QWidget, arrangement: Arrangement, anew: bool, width: int = LEFT_WIDTH) -> None:
    """Make columns as wide as their panels need, which is more in large type; the picture stays the largest thing.

    Arguments: `anew` whether the size of type is another one, so that a person's widths no longer hold; `width` that
    the left one has where its panels need no more.
    """
    columns = arrangement.columns
    sizes = columns.sizes()
    for number, usual in ((0, width), (2, RIGHT_WIDTH)):
        area = columns.widget(number)
        assert isinstance(area, QScrollArea)
        inside = area.widget()
        assert inside is not None
        needed = min(inside.minimumSizeHint().width() + _SCROLL_BAR, max(place.width() // 3, 260))
        grown = min(round(usual * current_theme().factor), max(place.width() // 3, 260))
        wanted = max(usual, needed, grown) if sizes[number] else 0
        area.setMinimumWidth(min(needed, wanted or needed))
        if anew and wanted:
            sizes[1] += sizes[number] - wanted
            sizes[number] = wanted
    if anew:
        columns.setSizes(sizes)
        arrangement.fit()
