"""A table of numbers that a click copies."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QToolTip

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.role import role


class NumberTable(QTableView):
    """Numbers that a click copies; arrows move among them, Return or Copy copies too. As high as its rows.

    Arguments: `name` for those who cannot see it.
    """

    def __init__(self, model: QAbstractTableModel, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setModel(model)
        self.setShowGrid(False)
        role(self, "readout")
        # It paints all it covers: what lies below need not be painted with it.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.clicked.connect(self.copy_cell)

    def fit(self) -> None:
        """Take the height of all rows at the theme's size of type."""
        height = current_theme().size(18)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(height)
        heads = 0 if self.horizontalHeader().isHidden() else 1
        seen = sum(not self.isRowHidden(row) for row in range(self.model().rowCount()))
        self.setFixedHeight((seen + heads) * height + 2)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The column around it scrolls."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and Copy copy."""
        if event.matches(QKeySequence.StandardKey.Copy) or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.copy_cell(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def copy_cell(self, index: QModelIndex) -> None:
        """Copy a number to the last digit, and say so beside it."""
        words = index.data(Qt.ItemDataRole.EditRole) if index.isValid() else None
        if words:
            QApplication.clipboard().setText(words)
            QToolTip.showText(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()), f"copied {words}", self)
