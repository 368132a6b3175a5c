"""The list in which inputs are ticked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from playground.gui.networks.table.column_model import ColumnModel
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.role import role

Index = QModelIndex | QPersistentModelIndex


class ColumnView(QTableView):
    """A row for each column; Space ticks it, wherever in the row one is. `row_chosen(row)` as one goes through them."""

    row_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.cells = ColumnModel(self)
        self.setModel(self.cells)
        self.setAccessibleName("columns")
        role(self, "plain")
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        height, header = current_theme().size(22), self.horizontalHeader()
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, current_theme().size(64))
        self.setMinimumHeight(5 * height)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which column one is at."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.row_chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the row."""
        index = self.cells.index(self.currentIndex().row(), 0)
        if event.key() != Qt.Key.Key_Space or not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            ticked = self.cells.data(index, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            other = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            self.cells.setData(index, other, Qt.ItemDataRole.CheckStateRole)
