"""The table in which start points are read, edited and removed."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableView,
    QWidget,
)

from playground.experiments.start import Start
from playground.gui.starts.cell_delegate import ROW_HEIGHT, CellDelegate
from playground.gui.starts.starts_model import REMOVE, WRONG, StartsModel
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.role import role

Index = QModelIndex | QPersistentModelIndex
MOST_ROWS = 6  # seen at once; further ones are scrolled to


class StartsView(QTableView):
    """A table as high as its rows, up to six. `removed(row)` and `chosen(row)` are wishes; `escaped` says that Escape
    was pressed, in a cell or on it.
    """

    removed = Signal(int)
    chosen = Signal(int)
    escaped = Signal()

    def __init__(self, model: StartsModel) -> None:
        super().__init__()
        self.setAccessibleName("starts")
        self._starts = model
        self._told = False
        self.setModel(model)
        delegate = CellDelegate(self, REMOVE, WRONG)
        delegate.closeEditor.connect(self._note_escape)
        self.setItemDelegate(delegate)
        self.setShowGrid(False)
        role(self, "plain")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(REMOVE, QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._click)
        self.selectionModel().currentRowChanged.connect(self._choose)
        self.fit()

    def fit(self) -> None:
        """Take the height of the rows, at the theme's size of type."""
        height = current_theme().size(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().resizeSection(REMOVE, height)
        self.horizontalHeader().setFixedHeight(current_theme().size(18))
        rows = min(self.model().rowCount(), MOST_ROWS)
        self.setFixedHeight(rows * height + self.horizontalHeader().height() + 2)
        self.setVisible(rows > 0)

    def show_starts(self, starts: tuple[Start, ...], row: int | None) -> None:
        """Show start points and mark one's row, in sight; nothing is emitted, whatever Qt does with its own marks."""
        self._told = True
        count = self._starts.rowCount()
        self._starts.show_starts(starts)
        # A start of a function of one number has no y.
        if starts and self.isColumnHidden(1) != (len(starts[0].position) == 1):
            self.setColumnHidden(1, len(starts[0].position) == 1)
        more = len(starts) != count
        if more:
            self.fit()
        if row is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif more or self.currentIndex().row() != row or not self.selectionModel().isRowSelected(row, QModelIndex()):
            index = self.model().index(row, max(self.currentIndex().column(), 0))
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            # Rows that were just added have no place before the table is laid out.
            self.executeDelayedItemsLayout()
            self.updateGeometries()
            self.scrollTo(index)
        self._told = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes; Return edits, or removes on a cross; Copy takes the row, or the whole table."""
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.row_text(index.row()) if index.isValid() else self.table_text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
            self.removed.emit(index.row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._click(index)
            if index.column() != REMOVE and self.state() != QAbstractItemView.State.EditingState:
                self.edit(index)
        else:
            if event.key() == Qt.Key.Key_Escape:
                self.escaped.emit()
            super().keyPressEvent(event)

    def row_text(self, row: int) -> str:
        """Return a start's coordinates to the last digit, parted by a tab."""
        return "\t".join(self._starts.exact(row, column) for column in range(REMOVE) if not self.isColumnHidden(column))

    def table_text(self) -> str:
        """Return all starts, one on each line, as spreadsheets take them."""
        head = "x" if self.isColumnHidden(1) else "x\ty"
        return "\n".join([head, *(self.row_text(row) for row in range(self.model().rowCount()))])

    def _click(self, index: Index) -> None:
        if index.column() == REMOVE:
            self.removed.emit(index.row())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and not self._told:
            self.chosen.emit(index.row())

    def _note_escape(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if hint == QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self.escaped.emit()
