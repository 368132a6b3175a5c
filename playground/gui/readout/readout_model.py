"""What is read at two points, as a table."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from playground.experiments.contender import Contender
from playground.gui.widgets.format_number import exact_number, format_number

if TYPE_CHECKING:
    from playground.experiments.rate_limit import RateLimit
    from playground.landscape.local_view import LocalView

Index = QModelIndex | QPersistentModelIndex
HEADS: Final = ("path", "mouse")
MOST_DIGITS: Final = 4
WORD: Final = {"unknown": "–"}


@dataclass(frozen=True)
class Reading:
    """What one column shows: a point, the contender whose limit of stability is read there, if any, how the path
    ended and what that means where the word does not say it, the length of the projected gradient where the race has a
    constraint, and the step whose rate is read."""

    view: "LocalView"
    contender: Contender | None = None
    ended: str = ""
    projected: float | None = None
    step: int = 0
    meant: str = ""

    @cached_property
    def stable(self) -> "RateLimit | None":
        """The largest stable rate in force, or why there is none; None without a contender."""
        if self.contender is None:
            return None
        from playground.experiments.rate_limit import rate_limit

        return rate_limit(self.contender, self.view.eigenvalues, self.step)

    @property
    def limit(self) -> float | None:
        """The largest stable rate, None where none is known."""
        return None if self.stable is None or math.isnan(self.stable.rate) else self.stable.rate

    @cached_property
    def rate(self) -> float | None:
        """The rate in force after the present step."""
        if self.contender is None:
            return None
        from playground.experiments.rates_of import rate_in_force

        return rate_in_force(self.contender, self.step)

    @property
    def too_fast(self) -> bool:
        """Whether the rate in use is above the limit."""
        limit, rate = self.limit, self.rate
        return limit is not None and rate is not None and rate > limit


@dataclass(frozen=True)
class Line:
    """One row: its name, what the name means, what it reads, and whether it is seen where the readout is folded."""

    name: str
    tip: str
    read: Callable[[Reading], float | str | None]
    first: bool = False


def _entry(numbers: Any, place: int) -> float | None:
    """One of the numbers; a function of one number has no second."""
    return float(numbers[place]) if place < len(numbers) else None


def _here(reading: Reading) -> str:
    view = reading.view
    if view.kink and not view.stationary:
        return "kink"
    return view.stationary or WORD.get(view.curvature, view.curvature)


HERE_TIP: Final = (
    "the Hessian's class: convex curves upwards in every direction, concave downwards, indefinite both ways; "
    "degenerate is level in one.\nMinimum, saddle, maximum and flat only where the gradient is within the "
    "tolerance; flat where nothing says which of the three it is; a kink is where f bends, and its "
    "derivatives there are a convention."
)
LIMIT_TIP: Final = (
    "the largest learning rate at which the rule converges on the quadratic with this Hessian; – where theory has none"
)
RATE_TIP: Final = (
    "the learning rate in force at this step, schedules included; in the warning colour where it is above the limit"
)
LINES: Final[Sequence[Line]] = (
    Line("x", "where the point is", lambda r: _entry(r.view.point, 0)),
    Line("y", "where the point is", lambda r: _entry(r.view.point, 1)),
    Line("f", "the value there", lambda r: r.view.value, first=True),
    Line("‖∇f‖", "the gradient's length: how steep it is there", lambda r: r.view.slope, first=True),
    Line("∂f/∂x", "the gradient's first entry", lambda r: _entry(r.view.gradient, 0)),
    Line("∂f/∂y", "the gradient's second entry", lambda r: _entry(r.view.gradient, 1)),
    Line("∂²f/∂x²", "the Hessian's first entry", lambda r: _entry(r.view.hessian[0], 0)),
    Line("∂²f/∂x∂y", "the Hessian's entry off the diagonal", lambda r: _entry(r.view.hessian[0], 1)),
    Line("∂²f/∂y²", "the Hessian's last entry", lambda r: _entry(r.view.hessian[-1], 1)),
    Line(
        "λ₁", "the smaller eigenvalue: the least curvature of all directions", lambda r: _entry(r.view.eigenvalues, 0)
    ),
    Line("λ₂", "the larger eigenvalue: the most curvature of all", lambda r: _entry(r.view.eigenvalues, 1)),
    Line(
        "condition", "|λ| max / |λ| min: how much steeper one direction is than the other", lambda r: r.view.condition
    ),
    Line(
        "projected",
        "‖x − P(x − ∇f)‖: the slope that the constraint leaves; 0 where no feasible step leads down",
        lambda r: r.projected,
    ),
    Line("here", HERE_TIP, _here, first=True),
    Line("rate limit", LIMIT_TIP, lambda r: r.limit, first=True),
    Line("rate in use", RATE_TIP, lambda r: r.rate, first=True),
    Line("ended", "how and after which step the path ended", lambda r: r.ended, first=True),
)
ENDED: Final = len(LINES) - 1  # the row of words about the path alone, over both columns


class ReadoutModel(QAbstractTableModel):
    """Two columns of numbers: at the selected path's present point, and under the mouse."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._readings: list[Reading | None] = [None, None]
        self.cells: list[list[tuple[str, bool]]] = [_EMPTY, _EMPTY]
        self._digits = MOST_DIGITS

    def show_reading(self, column: int, reading: Reading | None) -> None:
        """Show a column; None empties it."""
        if reading is not None or self._readings[column] is not None:
            self._readings[column] = reading
            self.cells[column] = _EMPTY if reading is None else _cells(reading, self._digits)
            # How a path ended is written across both columns.
            last = len(self.cells) - 1 if column == 0 else column
            self.dataChanged.emit(self.index(0, column), self.index(len(LINES) - 1, last))

    def show_digits(self, digits: int) -> None:
        """Show numbers with so many figures; what is copied has all."""
        if digits != self._digits:
            self._digits = digits
            for column, reading in enumerate(self._readings):
                self.show_reading(column, reading)

    def reading(self, column: int) -> Reading | None:
        """Return what a column shows."""
        return self._readings[column]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """One for each line."""
        return 0 if parent.isValid() else len(LINES)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The path and the mouse."""
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows and tells."""
        reading, line = self._readings[index.column()], LINES[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (line.tip, self._meant(reading, line), "Click to copy")))
        if reading is None:
            return None
        value = line.read(reading)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells[index.column()][index.row()][0]
        if role == Qt.ItemDataRole.EditRole:
            return exact_number(value) if isinstance(value, float) else value or ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            warning = " (a warning)" if self.cells[index.column()][index.row()][1] else ""
            return f"{line.name}: {_short(value)}{warning}"
        return None

    def _meant(self, reading: Reading | None, line: Line) -> str:
        """What a word means where the word does not say it, and what the limit is or why there is none."""
        if reading is None:
            return ""
        if line.name == "rate limit":
            return reading.stable.sentence if reading.stable is not None else ""
        return reading.meant if line is LINES[ENDED] else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The lines' names at the left, what the columns are above."""
        if orientation == Qt.Orientation.Vertical:
            texts: dict[int, Any] = {
                Qt.ItemDataRole.DisplayRole: LINES[section].name,
                Qt.ItemDataRole.ToolTipRole: LINES[section].tip,
                Qt.ItemDataRole.TextAlignmentRole: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            }
            return texts.get(role)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return HEADS[section] if role == Qt.ItemDataRole.DisplayRole else None


def _short(value: float | str | None, digits: int = 4) -> str:
    if isinstance(value, float):
        return "–" if math.isnan(value) else "∞" if value == math.inf else format_number(value, digits)
    return value or "–"


_EMPTY: Final = [("", False)] * len(LINES)


def _cells(reading: Reading, digits: int) -> list[tuple[str, bool]]:
    """The words of a column and whether they warn, made once for each reading and not in every painting."""
    return [(_short(line.read(reading), digits), _warns(line.name, reading)) for line in LINES]


def _warns(name: str, reading: Reading) -> bool:
    """Only a rate that is too large is a fault; a surface may be curved as it likes."""
    return name == "rate in use" and reading.too_fast
