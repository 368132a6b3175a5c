"""Standings as a table's model: what a cell says, and in which order the rows are."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from playground.experiments.standings_text import NONE, count_words, reached_words
from playground.gui.widgets.format_number import exact_number, format_number

if TYPE_CHECKING:
    from playground.experiments.standings import Standings
    from playground.training.training_standings import TrainingStandings

Index = QModelIndex | QPersistentModelIndex
FINAL: Final = 3
_DIGITS: Final = 3


@dataclass(frozen=True)
class Column:
    """One column: its head, what that means, the value by which it sorts, and its words; `sample` is the widest."""

    head: str
    tip: str
    value: Callable[[Any], Any]
    words: Callable[[Any], str] | None = None
    sample: str = "-8.88e-88"


def _count(head: str, tip: str, field: str, sample: str = "8888.5") -> Column:
    return Column(head, tip, lambda row: getattr(row, field), lambda row: count_words(getattr(row, field)), sample)


def _value(head: str, tip: str, field: str) -> Column:
    return Column(head, tip, lambda row: getattr(row, field))


_MEDIAN: Final = "; of several starts the median"
COLUMNS: Final = (
    Column("#", "the rank; equal contenders share one", lambda row: row.rank, lambda row: str(row.rank), "88"),
    Column("contender", "a click selects it", lambda row: row.contender, lambda row: row.contender, "contender"),
    _count("to target", f"evaluations until f first came down to the target{_MEDIAN}", "evaluations_to_target"),
    _value("final", f"the last f, above f* where that is known{_MEDIAN}", "final_f"),
    Column("reached", "from how many starts the target was reached", lambda row: row.reached, reached_words, "reached"),
    Column("ended", "how the paths ended, the most first", lambda row: row.ended, sample="■ steps out 88/88"),
    _value("distance", f"from the end to the nearest known minimiser{_MEDIAN}", "distance"),
    _count("steps", f"of the whole path{_MEDIAN}", "steps"),
    _count("evaluations", f"of f, gradients, Hessians and products, each as one{_MEDIAN}", "evaluations"),
    _count("f", f"evaluations of f{_MEDIAN}", "f"),
    _count("gradients", f"evaluations of gradients{_MEDIAN}", "gradients"),
    _count("Hessians", f"evaluations of Hessians{_MEDIAN}", "hessians"),
    _count("products", f"products of a Hessian with a vector{_MEDIAN}", "products"),
    _value("least", "the least final value of all starts", "least_f"),
    _value("quartile 1", "a quarter of the final values is at most this", "lower_quartile_f"),
    _value("quartile 3", "three quarters of the final values are at most this", "upper_quartile_f"),
    _value("greatest", "the greatest final value of all starts", "greatest_f"),
    _count("fewest", "evaluations to the target from the start with the fewest", "fewest_evaluations_to_target"),
    _count("most", "evaluations to the target from the start with the most", "most_evaluations_to_target"),
)
ENDED: Final = next(k for k, column in enumerate(COLUMNS) if column.head == "ended")
NAME: Final = 1
_ABOVE: Final = {"final", "least", "quartile 1", "quartile 3", "greatest"}


class StandingsModel(QAbstractTableModel):
    """The rows of standings; new numbers change cells in place, and no row moves but by its numbers.

    Arguments: `columns` of the table, those of a race by default; `badges` the column whose words say how paths ended,
    −1 for none.
    """

    def __init__(self, parent: QObject, columns: tuple[Column, ...] = COLUMNS, badges: int = ENDED) -> None:
        super().__init__(parent)
        self.columns, self.badges = columns, badges
        self.standings: Any = None
        self.rows: list[Any] = []
        self.cells: list[list[str]] = []
        self.sorted_by, self.falling = 0, False

    def show_standings(self, standings: "Standings | TrainingStandings | None") -> None:
        """Show other numbers."""
        self.standings = standings
        self._take(self._ordered())

    def sort_by(self, column: int) -> None:
        """Sort by a column; by the same one again the other way round."""
        self.falling = column == self.sorted_by and not self.falling
        self.sorted_by = column
        self._take(self._ordered())

    def _sorting(self, row: Any) -> Any:
        """The value of a row by which the table is sorted."""
        return self.columns[self.sorted_by].value(row)

    def _ordered(self) -> list[Any]:
        rows = list(self.standings) if self.standings is not None else []
        known = [row for row in rows if not _missing(self._sorting(row))]
        known.sort(key=self._sorting, reverse=self.falling)
        return known + [row for row in rows if _missing(self._sorting(row))]

    def _take(self, rows: list[Any]) -> None:
        count = len(rows)
        if count > len(self.rows):
            self.beginInsertRows(QModelIndex(), len(self.rows), count - 1)
        elif count < len(self.rows):
            self.beginRemoveRows(QModelIndex(), count, len(self.rows) - 1)
        changed = count - len(self.rows)
        self.rows = rows
        self.cells = [[self._words(row, column) for column in self.columns] for row in rows]
        if changed > 0:
            self.endInsertRows()
        elif changed < 0:
            self.endRemoveRows()
        if count:
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(self.columns) - 1))

    def _words(self, row: Any, column: Column) -> str:
        if column.words is not None:
            return column.words(row)
        if column.head == "ended":
            return str(row.ended)
        value = self._shown(row, column)
        return format_number(value, _DIGITS) if math.isfinite(value) else NONE

    def _shown(self, row: Any, column: Column) -> float:
        """A value of f as it is shown: above f* where that is known."""
        least = self.standings.target.least if self.standings is not None else None
        value = float(column.value(row))
        return value - least if least is not None and column.head in _ABOVE else value

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """A row for each contender and for each average."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows; to the last digit in the tooltip and where it is copied."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells[index.row()][index.column()]
        if role in (Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return self.exact(index.row(), index.column())
        return None

    def exact(self, row: int, column: int) -> str:
        """Return a cell to the last digit."""
        one = self.columns[column]
        value = one.value(self.rows[row])
        if isinstance(value, str):
            return value
        if one.words is not None and isinstance(value, int):
            return one.words(self.rows[row])
        return exact_number(self._shown(self.rows[row], one))

    @property
    def ended(self) -> int:
        """The column that says how paths ended."""
        return next(k for k, column in enumerate(self.columns) if column.head == "ended")

    def head(self, column: int) -> str:
        """Return a column's head; values above f* say so."""
        head: str = self.columns[column].head
        return f"final {self.standings.target.quantity}" if column == FINAL and self.standings is not None else head

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the columns are."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.head(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{self.columns[section].tip}. A click sorts."
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section in (NAME, self.ended) else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def table_text(self) -> str:
        """Return all rows as spreadsheets take them, in the order that is seen."""
        lines = ["\t".join(self.head(column) for column in range(len(self.columns)))]
        for row in range(len(self.rows)):
            cells = [self.exact(row, column) for column in range(len(self.columns))]
            # A name that begins like a formula is not run by a spreadsheet when it is pasted.
            lines.append(
                "\t".join(f"'{cell}" if k == NAME and cell[:1] in "=+-@" else cell for k, cell in enumerate(cells))
            )
        return "\n".join(lines) + "\n"


def _missing(value: Any) -> bool:
    return isinstance(value, float) and not math.isfinite(value)
