"""The frame that places share: two columns of panels, the picture between them, time below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.banner import Banner

LEFT_WIDTH, RIGHT_WIDTH = 308, 346
_SCROLL_BAR = 10


def frame(
    place: QWidget, left: QWidget, middle: QWidget, right: QWidget, below: QWidget, width: int = LEFT_WIDTH
) -> QSplitter:
    """Lay a place out and return its columns, whose widths a person can drag; `width` of the left one at first."""
    columns = QSplitter(Qt.Orientation.Horizontal)
    columns.setHandleWidth(1)
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
    return columns


def panel_column(name: str, panels: Sequence[tuple[QWidget, int]]) -> QScrollArea:
    """Return a column of panels, each with its share of the height that is left over."""
    inside = QWidget()
    inside.setObjectName("column")
    column = QVBoxLayout(inside)
    column.setContentsMargins(12, 12, 12, 12)
    column.setSpacing(16)
    for panel, stretch in panels:
        column.addWidget(panel, stretch)
    if not any(stretch for _, stretch in panels):
        column.addStretch(1)
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setAccessibleName(name)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setMinimumWidth(260)
    return area


def fit_columns(place: QWidget, columns: QSplitter, anew: bool, width: int = LEFT_WIDTH) -> None:
    """Make columns as wide as their panels need, which is more in large type; the picture stays the largest thing.

    Arguments: `anew` whether the size of type is another one, so that a person's widths no longer hold; `width` that
    the left one has where its panels need no more.
    """
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


def put_banner(banner: Banner, picture: QWidget, place: QWidget) -> None:
    """Put a banner that is seen over the upper edge of the picture."""
    if banner.isHidden():
        return
    corner = picture.mapTo(place, picture.rect().topLeft())
    width = max(min(picture.width() - 32, 640), 200)
    layout = banner.layout()
    assert layout is not None
    banner.resize(width, max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height()))
    banner.move(corner.x() + (picture.width() - banner.width()) // 2, corner.y() + 12)
    banner.raise_()
