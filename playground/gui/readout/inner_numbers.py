"""What the selected path's method keeps from step to step, and where its average is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from playground.experiments.contender import Contender
from playground.gui.charts.curves_of import racer_places
from playground.gui.readout.inner_model import InnerLine, InnerModel
from playground.gui.readout.inner_reader import InnerReader, Numbers
from playground.gui.readout.number_table import NumberTable
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.paints import paints
from playground.gui.widgets.role import role

if TYPE_CHECKING:
    from playground.experiments.result import Result

MOST_STEPS = 100_000  # a march of half a second in the thread
TOO_LONG = f"up to {MOST_STEPS:_} steps".replace("_", "\u202f")
AVERAGED = "averaged"
_NOTHING = float("nan")


class InnerNumbers(QWidget):
    """A table of inner numbers under the readout, nothing where a method tells none and has no average.

    The numbers of another path are made in a thread; those of a dragged one are shown until the next are there.
    """

    def __init__(self) -> None:
        super().__init__()
        self.heading = Heading("Inside")
        self.model = InnerModel(self)
        self.table = InnerTable(self.model)
        self.reader = InnerReader(self)
        card = role(QFrame(), "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 4, 8, 8)
        inside.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(card)
        self._result: Result | None = None
        self._path = (0, 0)
        self._asked: object = None
        self._numbers: Numbers = {}
        self._step = 0
        self.setVisible(False)

    def show_path(self, result: "Result | None", row: int, start: int) -> None:
        """Show a path of a result, by its contender's row and its start; None shows nothing."""
        if result is self._result and (row, start) == self._path:
            return
        self._result, self._path = result, (row, start)
        contender = self._contender()
        if contender is None:
            self._asked, self._numbers = None, {}
        else:
            self._ask(contender)
        self._show()

    def show_step(self, step: int) -> None:
        """Show the numbers after a step of the path."""
        if step != self._step:
            self._step = step
            self._show()

    def show_theme(self) -> None:
        """Fit the rows to the size of type."""
        self.table.fit()

    def _contender(self) -> Contender | None:
        result = self._result
        return None if result is None else result.experiment.contenders[racer_places(result)[self._path[0]]]

    def _ask(self, contender: Contender) -> None:
        """Have the path marched once more, alone; what is shown meanwhile is that of the same method."""
        assert self._result is not None
        experiment = self._result.experiment
        start = experiment.starts[self._path[1]]
        plain = contender.replace(name=None, color=None, enabled=True) if contender.readouts else contender
        alone = experiment.replace(contenders=[plain], starts=[start])
        if alone == self._asked:
            return
        before, self._asked = self._asked, alone
        if not isinstance(before, type(alone)) or before.contenders[0].readouts != contender.readouts:
            self._numbers = {}
        if contender.readouts and experiment.steps <= MOST_STEPS:
            self.reader.read(alone, lambda numbers: self._take(alone, numbers))
        else:
            self._numbers = {}

    def _take(self, alone: object, numbers: Numbers) -> None:
        """Numbers that come while something else is dragged are shown too, of another method they are not."""
        asked = self._asked
        if asked == alone or (asked is not None and list(numbers) == list(self._numbers)):
            self._numbers = numbers
            self._show()

    def _show(self) -> None:
        contender = self._contender()
        lines = [] if contender is None else [*self._inner(contender), *self._averaged(contender)]
        if self.model.show_lines(lines):
            self.table.fit()
        if self.isHidden() != (not lines):
            self.setVisible(bool(lines))
        if contender is not None:
            long = bool(contender.readouts) and self._result_steps() > MOST_STEPS
            self.heading.aside.say(TOO_LONG if long else _innermost(contender).method.name)

    def _result_steps(self) -> int:
        return 0 if self._result is None else self._result.experiment.steps

    def _inner(self, contender: Contender) -> list[InnerLine]:
        """The declared numbers after the present step."""
        lines = []
        for one in contender.readouts:
            values, found = self._numbers.get(one.name), (_NOTHING,)
            if values is not None and len(values):
                found = tuple(values[min(self._step, len(values) - 1)].reshape(-1).tolist())
            tip = f"{one.symbol}: {one.doc}" if one.symbol else one.doc
            lines.append(InnerLine(one.name, tip, found))
        return lines

    def _averaged(self, contender: Contender) -> list[InnerLine]:
        """The averaged point and f there."""
        result, (row, start) = self._result, self._path
        if result is None or row not in result.average_records or contender.average is None:
            return []
        record = result.average_records[row]
        point = record[:, min(self._step, record.shape[1] - 1), start]
        value = float(result.experiment.problem.value(point[None])[0])
        name = contender.average.modification.name.lower()
        return [
            InnerLine(AVERAGED, f"where the {name} of the path is; – before it begins", tuple(point.tolist())),
            InnerLine("f there", f"the value at the {name}", (value,)),
        ]


class InnerTable(NumberTable):
    """The numbers, drawn in one pass as those of the readout are."""

    def __init__(self, model: InnerModel) -> None:
        super().__init__(model, "inner numbers")
        self._cells = model
        self.fit()

    def fit(self) -> None:
        """Take the size of all rows; there are heads only above numbers of coordinates."""
        self.horizontalHeader().setHidden(not self._cells.parted)
        words = QFontMetrics(current_theme().font())
        # Headers do not know their type before they are shown.
        self.verticalHeader().setFixedWidth(max(map(words.horizontalAdvance, self._cells.names), default=0) + 16)
        super().fit()

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all numbers."""
        theme, painter = current_theme(), QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color("card"))
        chosen = self.currentIndex() if self.hasFocus() else QModelIndex()
        if chosen.isValid():
            painter.fillRect(self.visualRect(chosen), theme.color("chosen"))
        painter.setFont(theme.font())
        painter.setPen(theme.color("ink"))
        align = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for row, cells in enumerate(self._cells.cells):
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            for column, words in enumerate(cells):
                left, width = self.columnViewportPosition(column), self.columnWidth(column) - 4
                painter.drawText(left, top, width, height, align, words)


def _innermost(contender: Contender) -> Contender:
    return contender if contender.base is None else _innermost(contender.base)
