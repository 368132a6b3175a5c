"""The first lines of a table as they stand in the file."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.role import role
from playground.networks.data.csv_preview import CsvPreview

Index = QModelIndex | QPersistentModelIndex
_ROWS = 6


class PreviewView(QTableView):
    """Cells under the names of their columns; it is looked at and not changed."""

    def __init__(self) -> None:
        super().__init__()
        self._cells = _Cells(self)
        self.setModel(self._cells)
        self.setAccessibleName("first rows")
        role(self, "plain")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_preview(self, preview: CsvPreview) -> None:
        """Show other lines."""
        self._cells.show_preview(preview)
        height = current_theme().size(20)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        named = preview.layout is not None
        self.horizontalHeader().setVisible(named)
        self.horizontalHeader().setFixedHeight(height if named else 0)
        self.horizontalHeader().setDefaultSectionSize(current_theme().size(92))
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight((_ROWS + 1) * height + bar + 4)

    def show_column(self, column: int) -> None:
        """Bring a column into sight and mark it."""
        if 0 <= column < self._cells.columnCount():
            self.selectColumn(column)
            self.scrollTo(self._cells.index(0, column))


class _Cells(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._names: tuple[str, ...] = ()

    def show_preview(self, preview: CsvPreview) -> None:
        layout = preview.layout
        self.beginResetModel()
        self._names = layout.names if layout is not None else ()
        self._rows = preview.rows[int(layout is not None and layout.header) :][:_ROWS]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        widest = max(map(len, self._rows), default=0)
        return 0 if parent.isValid() else max(len(self._names), min(widest, 2000))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row[index.column()] if index.column() < len(row) else ""
        return current_theme().font(small=True) if role == Qt.ItemDataRole.FontRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        named = orientation == Qt.Orientation.Horizontal and section < len(self._names)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and named:
            return self._names[section]
        return None
