"""The part of a list that scrolls: rows of one height, and a line where a dragged one would go."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.scroll_to import scroll_to

_GAP = 4
# At most this share of the window's height, and at least so many rows, before the list scrolls.
_SHARE, _LEAST = 0.36, 4


class RowArea(QScrollArea):
    """As high as its rows need, up to a share of the window; then it scrolls by itself, so that what is below stays in
    sight."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = QWidget()
        self._column = QVBoxLayout(self.inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._column.addStretch(1)
        self._slot: int | None = None
        self._line = QFrame(self.inside)
        self._line.setAutoFillBackground(True)
        self._line.hide()
        self.setWidget(self.inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("contenders")

    @property
    def rows(self) -> list[QWidget]:
        """The rows, from the top."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def add(self, row: QWidget) -> None:
        """Put a row below the others."""
        self._column.insertWidget(self._column.count() - 1, row)
        self.updateGeometry()

    def remove(self, row: QWidget) -> None:
        """Take a row away."""
        row.hide()
        self._column.removeWidget(row)
        row.deleteLater()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All rows, or as many as the window has room for."""
        rows = self.rows
        high = max((row.sizeHint().height() for row in rows[:_LEAST]), default=0) + _GAP
        most = max(_SHARE * self.window().height(), _LEAST * high)
        return QSize(super().sizeHint().width(), round(min(len(rows) * high - _GAP, most)) if rows else 0)

    def minimumSizeHint(self) -> QSize:
        """As high as its rows, and as wide as the widest of them: the column around scrolls sideways, no row is cut."""
        high, inside = self.sizeHint().height(), self.inside.minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width() if inside.height() > high else 0
        return QSize(inside.width() + bar, high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width of a row is another width of the area."""
        if watched is self.inside and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return bool(super().eventFilter(watched, event))

    def bring(self, row: QWidget) -> None:
        """Scroll to a row, also one that is about to be laid out."""
        scroll_to(row, _GAP)

    def show_drop(self, where: QPoint) -> None:
        """Show the line where rows that are dragged to a place on the screen would go."""
        y = self.inside.mapFromGlobal(where).y()
        rows = self.rows
        self._slot = sum(row.geometry().center().y() < y for row in rows)
        above = rows[self._slot - 1].geometry().bottom() + _GAP // 2 if self._slot else 0
        palette = self._line.palette()
        palette.setColor(self._line.backgroundRole(), current_theme().color("accent"))
        self._line.setPalette(palette)
        self._line.setGeometry(0, max(above, 0), self.inside.width(), 2)
        self._line.raise_()
        self._line.show()
        self.ensureVisible(0, y, 0, 24)

    def end_drop(self) -> int | None:
        """Take the line away; return before which row it stood."""
        slot, self._slot = self._slot, None
        self._line.hide()
        return slot
