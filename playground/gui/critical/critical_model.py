"""Critical points as a table's model."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.format_number import exact_number

Index = QModelIndex | QPersistentModelIndex
WORDS = {"lambda_min": "λ₁", "lambda_max": "λ₂", "lambda": "f″", "condition": "cond."}


def brief(value: float) -> str:
    """Return a number in few figures, for a table of many columns; the whole one is its tooltip and what is copied.

    >>> brief(-2.8051180), brief(6.4e-31), brief(0.0)
    ('-2.81', '6e-31', '0')
    """
    size = abs(value)
    if value == 0 or 1 <= size < 1e5:
        return f"{value:.3g}" if size < 1000 else f"{value:.0f}"
    if 0.005 <= size < 1:
        return f"{value:.2f}"
    return f"{value:.0e}".replace("e-0", "e-").replace("e+0", "e").replace("e+", "e").replace("inf", "∞")


class CriticalModel(QAbstractTableModel):
    """Rows of `landscape.critical_table`, without the slopes that rounding leaves."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.heads: tuple[str, ...] = ()
        self.rows: list[tuple[Any, ...]] = []

    def show_rows(self, heads: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
        """Show other points."""
        self.beginResetModel()
        self.heads, self.rows = heads, rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """As many as there are points."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Kind, coordinates, value, curvature."""
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, and the whole number for who copies it."""
        cell = self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return brief(cell) if isinstance(cell, float) else str(cell)
        if role == Qt.ItemDataRole.FontRole:
            return current_theme().font(small=True)
        if role in (Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return exact_number(cell) if isinstance(cell, float) else str(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if index.column() == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the columns are."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return WORDS.get(self.heads[section], self.heads[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
