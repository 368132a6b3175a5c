"""A method's inner numbers at a step, as a table: a line for each, a column for each coordinate."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from playground.gui.widgets.format_number import exact_number, format_number

Index = QModelIndex | QPersistentModelIndex
AXES = ("x", "y")


class InnerLine(NamedTuple):
    """One line: a name, what it means, and a number, or one for each coordinate."""

    name: str
    tip: str
    values: tuple[float, ...]


class InnerModel(QAbstractTableModel):
    """Two columns, x and y; a number that belongs to no coordinate stands in the last one."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: Sequence[InnerLine] = ()
        self.cells: list[tuple[str, str]] = []

    def show_lines(self, lines: Sequence[InnerLine]) -> bool:
        """Show lines; return whether there are others than before, not only other numbers."""
        same = [(one.name, one.tip) for one in lines] == [(one.name, one.tip) for one in self._lines]
        if not same:
            self.beginResetModel()
        self._lines = lines
        self.cells = [(_words(one.values[0]) if len(one.values) > 1 else "", _words(one.values[-1])) for one in lines]
        if not same:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, 1))
        return not same

    @property
    def parted(self) -> bool:
        """Whether any number belongs to a coordinate."""
        return any(len(one.values) > 1 for one in self._lines)

    @property
    def names(self) -> list[str]:
        """What the lines are called."""
        return [one.name for one in self._lines]

    def lines(self) -> list[str]:
        """Return the lines as a spreadsheet takes them."""
        rows = range(len(self._lines))
        cells = (["" if (words := self._exact(row, k)) is None else words for k in (0, 1)] for row in rows)
        return ["\t".join([one.name, *words]) for one, words in zip(self._lines, cells, strict=True)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """One for each line."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Two coordinates."""
        return 0 if parent.isValid() else len(AXES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows and tells."""
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return self._exact(index.row(), index.column()) or ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.tip}\nClick to copy"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            axis = f" {AXES[index.column()]}" if len(line.values) > 1 else ""
            return f"{line.name}{axis}: {self.cells[index.row()][index.column()]}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names at the left, the coordinates above where any number has one."""
        if orientation == Qt.Orientation.Vertical:
            texts: dict[int, Any] = {
                Qt.ItemDataRole.DisplayRole: self._lines[section].name,
                Qt.ItemDataRole.ToolTipRole: self._lines[section].tip,
                Qt.ItemDataRole.TextAlignmentRole: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            }
            return texts.get(role)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return (AXES[section] if self.parted else "") if role == Qt.ItemDataRole.DisplayRole else None

    def _exact(self, row: int, column: int) -> str | None:
        """A number to its last digit, None where there is none."""
        values = self._lines[row].values
        if len(values) == 1 and column == 0:
            return None
        value = values[min(column, len(values) - 1)]
        return None if math.isnan(value) else exact_number(value)


def _words(value: float) -> str:
    if math.isnan(value):
        return "–"
    return format_number(value) if math.isfinite(value) else "∞" if value > 0 else "-∞"
