"""The table of critical points."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from playground.gui.critical.critical_model import CriticalModel
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.role import role

_ROWS = 7
_MEASURED = 40  # rows whose widths are looked at


class CriticalView(QTableView):
    """A table as high as its rows, up to seven."""

    def __init__(self, model: CriticalModel) -> None:
        super().__init__()
        self.setAccessibleName("critical points")
        self._cells = model
        self.setModel(model)
        role(self, "plain")
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        # No number is cut: in large type the table is scrolled sideways instead.
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        self.horizontalHeader().setMinimumSectionSize(20)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(True)
        self.fit()

    def fit(self) -> None:
        """Take the height of the rows, at the theme's size of type."""
        height = current_theme().size(18)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(height)
        for column, head in enumerate(self._cells.heads):
            self.setColumnHidden(column, head == "index")  # the kind says as much
        rows = min(self.model().rowCount(), _ROWS)
        bar = self.horizontalScrollBar().sizeHint().height() if current_theme().large else 0
        self.setFixedHeight((rows + 1) * height + 4 + bar)
        self.setVisible(rows > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy takes the row; Return goes there."""
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy) and index.isValid():
            row = range(self.model().columnCount())
            cells = (self.model().index(index.row(), c).data(Qt.ItemDataRole.EditRole) for c in row)
            QApplication.clipboard().setText("\t".join(map(str, cells)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.clicked.emit(index)
        else:
            super().keyPressEvent(event)
