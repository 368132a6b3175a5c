"""Start points as a table: any number of them, of which the view asks for what it shows."""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from playground.base.parameters import Parameter
from playground.experiments.start import Start
from playground.gui.widgets.format_number import exact_number, format_number

Index = QModelIndex | QPersistentModelIndex

COORDINATES: Final = ("x", "y")
EXCLUDED: Final = "×"
REMOVE: Final = 2  # the column of the crosses


class StartsModel(QAbstractTableModel):
    """One row for each start: its coordinates and a cross.

    Arguments: `wish(row, column, value)` asks for a coordinate; `refuse(sentence)` shows why a text was none.
    """

    def __init__(self, wish: Callable[[int, int, float], None], refuse: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._wish, self._refuse = wish, refuse
        self._starts: tuple[Start, ...] = ()
        self._excluded: NDArray[np.bool_] = np.zeros(0, dtype=bool)
        self._why: Callable[[int], str] = str

    def show_starts(self, starts: tuple[Start, ...]) -> None:
        """Show start points; where their number is as before, only those that moved are told to the view."""
        before, count = self._starts, len(starts)
        if count == len(before):
            self._starts = starts
            moved = [row for row in range(count) if starts[row] is not before[row]]
            if moved:
                self.dataChanged.emit(self.index(moved[0], 0), self.index(moved[-1], 1))
            return
        if count > len(before):
            self.beginInsertRows(QModelIndex(), len(before), count - 1)
            self._starts = starts
            self.endInsertRows()
        else:
            self.beginRemoveRows(QModelIndex(), count, len(before) - 1)
            self._starts = starts
            self.endRemoveRows()
        if count and before:
            self.dataChanged.emit(self.index(0, 0), self.index(min(count, len(before)) - 1, 1))

    def show_excluded(self, excluded: NDArray[np.bool_], why: Callable[[int], str]) -> None:
        """Mark the starts (S) from which no path can go; `why(row)` is asked for the sentence of a row."""
        before, self._excluded, self._why = self._excluded, excluded, why
        if not np.array_equal(before, excluded) and len(self._starts):
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._starts) - 1)

    def _reason(self, row: int) -> str:
        """Why no path can go from a row's start, empty where one can."""
        return self._why(row) if row < len(self._excluded) and self._excluded[row] else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """As many as there are starts."""
        return 0 if parent.isValid() else len(self._starts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Two coordinates and a cross."""
        return 0 if parent.isValid() else REMOVE + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, edits and tells."""
        row, column = index.row(), index.column()
        if column == REMOVE:
            return self._cross(row, role)
        position = self._starts[row].position
        if column >= len(position):
            return None
        value = position[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return format_number(value)
        if role == Qt.ItemDataRole.EditRole:
            return exact_number(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            why = self._reason(row)
            return f"No path can go from here: {why}." if why else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            why = self._reason(row)
            barred = f", no path can go from here: {why}" if why else ""
            return f"start {row}, {COORDINATES[column]}: {format_number(value)}{barred}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed into a cell; what is no number is refused and the old one stays."""
        if role != Qt.ItemDataRole.EditRole or index.column() == REMOVE:
            return False
        row, column = index.row(), index.column()
        coordinate = Parameter(COORDINATES[column], 0.0, "a coordinate")
        try:
            number = float(coordinate.parse(str(value), f"start {row}"))
        except ValueError as error:
            self._refuse(str(error))
            return False
        self._wish(row, column, number)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Coordinates can be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = index.column() < len(self._starts[index.row()].position)
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """x and y above, the starts' places at the left, with a cross where no path can go from them."""
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        barred = orientation == Qt.Orientation.Vertical and section < len(self._excluded) and self._excluded[section]
        if role == Qt.ItemDataRole.ToolTipRole and barred:
            return f"No path can go from start {section}: {self._reason(section)}."
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return (*COORDINATES, "")[section]
        return f"{EXCLUDED} {section}" if barred else str(section)

    @staticmethod
    def _cross(row: int, role: int) -> str | None:
        texts = {
            Qt.ItemDataRole.ToolTipRole: "Remove this start (Delete)",
            Qt.ItemDataRole.AccessibleTextRole: f"remove start {row}",
        }
        return texts.get(Qt.ItemDataRole(role))
