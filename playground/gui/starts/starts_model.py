"""Start points as a table: any number of them, of which the view asks for what it shows."""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from playground.base.parameters import Parameter
from playground.experiments.start import Start
from playground.gui.widgets.format_number import exact_number, format_number
from playground.gui.widgets.parameter_words import parse_in_words

Index = QModelIndex | QPersistentModelIndex

COORDINATES: Final = ("x", "y")
EXCLUDED: Final = "×"
WRONG: Final = int(Qt.ItemDataRole.UserRole) + 1  # whether a cell shows a text that was refused
REMOVE: Final = 2  # the column of the crosses


class StartsModel(QAbstractTableModel):
    """One row for each start: its coordinates and a cross.

    A text that was refused stays in its cell, to be mended, until another value or `forget_typed` takes its place.

    Arguments: `wish(row, column, value)` asks for a coordinate and says whether it was possible; `refuse(sentence)`
    shows why a text was none.
    """

    def __init__(self, wish: Callable[[int, int, float], bool], refuse: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._wish, self._refuse = wish, refuse
        self._starts: tuple[Start, ...] = ()
        self._typed: tuple[int, int, str] | None = None
        self._excluded: NDArray[np.bool_] = np.zeros(0, dtype=bool)
        self._why: Callable[[int], str] = str

    def show_starts(self, starts: tuple[Start, ...]) -> None:
        """Show start points; where their number is as before, only those that moved are told to the view."""
        before, count = self._starts, len(starts)
        if starts is not before:
            self.forget_typed()
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

    def forget_typed(self) -> None:
        """Show the coordinate again where a text was refused."""
        self._keep_typed(None)

    def exact(self, row: int, column: int) -> str:
        """Return a coordinate to the last digit."""
        return exact_number(self._starts[row].position[column])

    def _keep_typed(self, typed: tuple[int, int, str] | None) -> None:
        before, self._typed = self._typed, typed
        for cell in (before, typed):
            if cell is not None and cell[0] < len(self._starts):
                place = self.index(cell[0], cell[1])
                self.dataChanged.emit(place, place)

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
        typed = self._typed[2] if self._typed is not None and self._typed[:2] == (row, column) else None
        if role == WRONG:
            return typed is not None
        if typed is not None and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return typed
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
            wrong = "" if typed is None else f", {typed} was refused"
            return f"start {row}, {COORDINATES[column]}: {format_number(value)}{wrong}{barred}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed into a cell; the text of what is no number stays, to be mended."""
        if role != Qt.ItemDataRole.EditRole or index.column() == REMOVE:
            return False
        row, column = index.row(), index.column()
        coordinate = Parameter(COORDINATES[column], 0.0, "a coordinate")
        try:
            number = float(parse_in_words(coordinate, str(value), f"start {row}"))
        except ValueError as error:
            self._keep_typed((row, column, str(value)))
            self._refuse(str(error))
            return False
        self._keep_typed(None)
        if not self._wish(row, column, number):
            self._keep_typed((row, column, str(value)))
            return False
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
