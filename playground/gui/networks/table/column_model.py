"""The columns of a table as a list in which inputs are ticked."""

from collections.abc import Collection
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.format_number import format_number
from playground.networks.data.csv_column import MOST_CLASSES, CsvColumn
from playground.networks.data.csv_summary import CsvSummary

Index = QModelIndex | QPersistentModelIndex
HEADS: Final = ("input", "column", "what is in it", "from … to")
_UNKNOWN: Final = "…"
_KINDS: Final = {"numbers": "numbers", "text": "words", "mixed": "numbers and words", "empty": "nothing"}


class ColumnModel(QAbstractTableModel):
    """A row for each column: whether it is an input, its name, its kind, its range. `ticked(name, on)` is a wish."""

    ticked = Signal(str, bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self._columns: tuple[CsvColumn, ...] = ()
        self._inputs: frozenset[str] = frozenset()
        self._target = ""
        self._without_missing = False

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show other columns, of which nothing is known yet."""
        self.beginResetModel()
        self.names, self._columns = names, ()
        self.endResetModel()

    def show_summary(self, summary: CsvSummary) -> None:
        """Show what is in them."""
        self._columns = summary.columns
        self._renew()

    def show_choice(self, inputs: Collection[str], target: str, without_missing: bool = False) -> None:
        """Show which are inputs, which one is the target, and whether missing values do no harm."""
        shown = frozenset(inputs), target, without_missing
        if shown != (self._inputs, self._target, self._without_missing):
            self._inputs, self._target, self._without_missing = shown
            self._renew()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """As many as there are columns."""
        return 0 if parent.isValid() else len(self.names)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Four things are said of each."""
        return 0 if parent.isValid() else len(HEADS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All but the target can be ticked."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        able = index.column() == 0 and self.names[index.row()] != self._target
        return usual | Qt.ItemFlag.ItemIsUserCheckable if able else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is shown and said of a column."""
        name = self.names[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and name != self._target:
            return Qt.CheckState.Checked if name in self._inputs else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._complaint(index.row()) or name
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{name}, target" if name == self._target else f"{name} as input"
        if role == Qt.ItemDataRole.FontRole:
            return current_theme().font(bold=index.column() == 1 and name == self._target)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() >= 2:
            wrong = (name == self._target or name in self._inputs) and self._complaint(index.row())
            return current_theme().color("warning" if wrong else "faint")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A tick is a wish."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.ticked.emit(self.names[index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is said of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return HEADS[section]
        return None

    def _words(self, row: int, place: int) -> str:
        name = self.names[row]
        if place == 0:
            return "target" if name == self._target else ""
        if place == 1:
            return name
        if not self._columns:
            return _UNKNOWN if place == 2 else ""
        column = self._columns[row]
        return _kind(column) if place == 2 else _range(column)

    def _complaint(self, row: int) -> str:
        """Why a column cannot be what it is chosen for, or if it is not chosen, cannot be an input."""
        if not self._columns:
            return ""
        column = self._columns[row]
        target = column.name == self._target
        return column.refusal(target and column.looks_like_classes, self._without_missing)

    def _renew(self) -> None:
        if self.names:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.names) - 1, len(HEADS) - 1))


def _kind(column: CsvColumn) -> str:
    missing = f", {column.missing:,} missing" if column.missing else ""
    many = f"over {MOST_CLASSES}" if column.distinct > MOST_CLASSES else f"{column.distinct}"
    return f"{_KINDS[column.kind]}, {many} different{missing}" if column.kind != "empty" else "nothing"


def _range(column: CsvColumn) -> str:
    if column.minimum is None or column.maximum is None:
        return ""
    return f"{format_number(column.minimum, 4)} … {format_number(column.maximum, 4)}"
