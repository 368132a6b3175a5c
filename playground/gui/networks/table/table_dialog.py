"""The dialog in which the columns of a table are chosen."""

from dataclasses import replace
from pathlib import Path
from typing import Final, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from playground.base.errors import PlaygroundError
from playground.gui.bridge import Bridge
from playground.gui.networks.table.column_choice import ColumnChoice
from playground.gui.networks.table.column_view import ColumnView
from playground.gui.networks.table.form_row import FormRow
from playground.gui.networks.table.preview_view import PreviewView
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.elided_text import ElidedText
from playground.gui.widgets.flow_layout import FlowLayout
from playground.gui.widgets.message import Message
from playground.gui.widgets.named import named
from playground.gui.widgets.role import role
from playground.gui.widgets.text import text
from playground.networks.data.chosen_columns import chosen_columns
from playground.networks.data.csv_form import CsvForm
from playground.networks.data.csv_layout import layout_notes
from playground.networks.data.csv_preview import csv_preview
from playground.networks.data.csv_summary import CsvSummary, csv_summary
from playground.networks.data.data import Data
from playground.networks.data.data_file import DataFile, Missing
from playground.networks.data.sets import Standardize, Task
from playground.services.worker import Ticket, Worker

_STANDARDIZE: Final[dict[Standardize, str]] = {"both": "inputs and target", "inputs": "inputs", "none": "nothing"}
_MISSING: Final[dict[Missing, str]] = {
    "refuse": "are refused",
    "drop": "leave their row out",
    "fill": "get the mean of the column's training rows",
}
_TASKS: Final[dict[Task, str]] = {"classification": "classes", "regression": "numbers"}


class TableDialog(QDialog):
    """Shows a table as it is read and lets a person say which columns are what; the rest of the window goes on.

    `chosen(data)` is emitted when the table was read with what was chosen, and the dialog closes.

    Arguments: `path` of the table; `now` the data in use, whose split and seed the new ones have, and whose choice is
    shown where it is of the same table.
    """

    chosen = Signal(object)

    def __init__(self, path: Path, now: Data, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Learn from a table")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setSizeGripEnabled(True)
        self._path, self._now = path, now
        self._bridge = Bridge(self)
        self._worker = Worker(self._bridge.post, "table")
        self._choice = ColumnChoice()
        self._names: tuple[str, ...] = ()
        self.summary: CsvSummary | None = None
        self.file: DataFile | None = None  # what was chosen, where it can be used
        self._make_controls()
        self._lay_out()
        same = now.file is not None and Path(now.file.path) == path.expanduser().absolute()
        if same and now.file is not None:
            self._choice = ColumnChoice.of(now.file)
            self.form.show_form(now.file.form)
        else:
            self.form.show_form(CsvForm())
        self.standardize.setCurrentIndex(list(_STANDARDIZE).index(now.standardize if same else "both"))
        self.resize(current_theme().size(720), current_theme().size(640))
        self._read_again()

    @property
    def busy(self) -> bool:
        """Whether rows are being looked through or read."""
        return self._worker.busy

    def done(self, result: int) -> None:
        """Stop whatever is under way, and close."""
        self._bridge.close()
        self._worker.close()
        super().done(result)

    def _make_controls(self) -> None:
        self.form = FormRow()
        self.form.changed.connect(self._read_again)
        self.form.refused.connect(self._refuse)
        self.preview = PreviewView()
        self.columns = ColumnView()
        self.columns.cells.ticked.connect(self._tick)
        self.columns.row_chosen.connect(self.preview.show_column)
        self.all, self.nothing = QPushButton("All that can be"), QPushButton("None")
        self.all.setToolTip("Every column of numbers without missing values, but the target")
        self.all.clicked.connect(lambda: self._choose(inputs=None))
        self.nothing.clicked.connect(lambda: self._choose(inputs=frozenset()))
        self.target, self.task, self.standardize = (_box(name) for name in ("target", "task", "standardize"))
        self.missing = _box("missing values")
        self.missing.setMinimumContentsLength(20)
        self.missing.addItems(list(_MISSING.values()))
        self.missing.setToolTip("What is done with a row in which a chosen cell is empty or says NA, nan, null or ?")
        self.missing.activated.connect(lambda place: self._choose(missing=get_args(Missing)[place]))
        self.target.activated.connect(lambda place: self._choose(target=self._names[place]))
        self.task.activated.connect(lambda place: self._choose(task=(None, *get_args(Task))[place]))
        for words in ("as found", *(_TASKS[task] for task in get_args(Task))):
            self.task.addItem(words)
        for words in _STANDARDIZE.values():
            self.standardize.addItem(words)
        self.standardize.setToolTip(
            "What is brought to mean 0 and variance 1, by the statistics of the training part; a target "
            "that is a number with both"
        )
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("rows looked through")
        self.said, self.message = text("", "faint", wrap=True), Message()
        self.said.setAccessibleName("what was found")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.buttons()[0].setIcon(QIcon())  # no other button of the window has a coloured one
        self.ok = role(QPushButton("Learn from it"), "primary")
        self.buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        self.ok.clicked.connect(self._use)
        self.buttons.rejected.connect(self.reject)
        for button in (self.all, self.nothing):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        name, folder = text(self._path.name, "title"), ElidedText(left=True)
        folder.say(str(self._path.parent))
        first = _row(name, folder)
        first.setStretch(1, 1)
        inputs = _row(text("Columns", "caption"), self.all, self.nothing)
        inputs.insertStretch(1, 1)
        choices = QWidget()
        line = FlowLayout(choices, 8)
        for words, box in (
            ("Target", self.target), ("It is", self.task), ("Standardize", self.standardize),
            ("Missing values", self.missing),
        ):  # fmt: skip
            line.addWidget(named(words, box))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(8)
        whole.addLayout(first)
        whole.addWidget(self.form)
        whole.addSpacing(8)
        whole.addWidget(text("First rows", "caption"))
        whole.addWidget(self.preview)
        whole.addLayout(inputs)
        whole.addWidget(self.columns, 1)
        whole.addWidget(choices)
        for widget in (self.progress, self.said, self.message, self.buttons):
            whole.addWidget(widget)

    def _read_again(self) -> None:
        """Show the first lines at once, and have all of them looked through."""
        form = self.form.form
        preview = csv_preview(self._path, form)
        self.summary, self.file = None, None
        self._names = preview.layout.names if preview.layout is not None else ()
        self.form.show_layout(preview.layout)
        self.preview.show_preview(preview)
        self.columns.cells.show_names(self._names)
        self.target.clear()
        self.target.addItems(list(self._names))
        self._show_choice()
        self._worker.cancel()
        if preview.layout is None:
            self._refuse(preview.complaint)
            return
        self._go_on("looking through all rows …")

        def look(ticket: Ticket) -> CsvSummary:
            return csv_summary(
                self._path, form.separator, form.header, form.encoding, form.decimal, _Report(ticket), ticket.dropped
            )

        self._worker.submit(look, self._looked, lambda error: self._refuse(str(error)), self._show_progress)

    def _looked(self, summary: CsvSummary) -> None:
        self.summary = summary
        self.columns.cells.show_summary(summary)
        self._show_choice()
        self._check()

    def _tick(self, name: str, on: bool) -> None:
        now = frozenset(self._choice.inputs_of(self._names, self.summary))
        self._choose(inputs=now | {name} if on else now - {name})

    def _choose(self, **changed: object) -> None:
        self._choice = replace(self._choice, **changed)  # type: ignore[arg-type]  # fields of the choice
        self._show_choice()
        if self.summary is not None:
            self._check()

    def _show_choice(self) -> None:
        target = self._choice.target_of(self._names, self.summary)
        inputs, without = self._choice.inputs_of(self._names, self.summary), self._choice.missing != "refuse"
        self.columns.cells.show_choice(inputs, target, without)
        self.missing.setCurrentIndex(get_args(Missing).index(self._choice.missing))
        self.target.setCurrentIndex(self._names.index(target) if target else -1)
        self.task.setCurrentIndex((None, *get_args(Task)).index(self._choice.task))
        found = ""
        if self.summary is not None and target:
            classes = self.summary.column(target).looks_like_classes
            found = f": {_TASKS['classification' if classes else 'regression']}"
        self.task.setItemText(0, f"as found{found}")

    def _check(self) -> None:
        """Say what will be learned, or why it cannot be."""
        summary, names = self.summary, self._names
        if summary is None:
            return
        inputs, target = self._choice.inputs_of(names, summary), self._choice.target_of(names, summary)
        try:
            self.file = chosen_columns(summary, inputs, target, self._choice.task, self._choice.missing)
        except PlaygroundError as error:
            self._refuse(str(error))
            return
        self._rest("")
        self.said.setText(_summed_up(summary, self.file))
        self.ok.setEnabled(True)

    def _use(self) -> None:
        """Read the numbers in the thread; who closes the dialog meanwhile keeps the old data."""
        file, standardize = self.file, list(_STANDARDIZE)[self.standardize.currentIndex()]
        if file is None:
            return
        made = Data("csv", (), self._now.split, self._now.seed, (), standardize, file)
        self._go_on("reading the numbers …")
        self.progress.setRange(0, 0)
        self._worker.submit(lambda _: made.arrays(), lambda _: self._give(made), lambda error: self._refuse(str(error)))

    def _give(self, made: Data) -> None:
        self.chosen.emit(made)
        self.accept()

    def _go_on(self, words: str) -> None:
        self.said.setText(words)
        self.message.say("")
        self.progress.setRange(0, 1000)
        self.progress.setValue(0)
        self.progress.show()
        self.ok.setEnabled(False)

    def _rest(self, sentence: str) -> None:
        self.progress.hide()
        self.said.setVisible(not sentence)
        self.message.say(sentence)

    def _refuse(self, sentence: str) -> None:
        self.file = None
        self.ok.setEnabled(False)
        self._rest(sentence)

    def _show_progress(self, done: int, whole: int) -> None:
        self.progress.setValue(round(1000 * done / max(whole, 1)))


class _Report:
    """Tells a ticket's listener of each hundredth, and not of each piece."""

    def __init__(self, ticket: Ticket) -> None:
        self._ticket, self._told = ticket, -1

    def __call__(self, done: int, whole: int) -> None:
        part = 100 * done // max(whole, 1)
        if part != self._told:
            self._told = part
            self._ticket.report(done, whole)


def _summed_up(summary: CsvSummary, file: DataFile) -> str:
    aim = summary.column(file.target)
    what = f"{aim.distinct} classes" if file.task == "classification" else "numbers"
    inputs = len(file.inputs)
    left = len(summary.columns) - inputs - 1
    without = f"; {left} column{'s are' if left != 1 else ' is'} left out" if left else ""
    notes = layout_notes(summary.layout, summary.comments)
    missing = sum(summary.column(name).missing for name in (*file.inputs, file.target))
    if missing:
        one = missing == 1
        ways = {
            "drop": "its row is left out" if one else "their rows are left out",
            "fill": "an input gets the mean of its column's training rows, and a row without a target is left out",
        }
        many = "1 value of the chosen columns is" if one else f"{missing:,} values of the chosen columns are"
        notes.append(f"{many} missing: {ways[file.missing]}")
    said = f"{summary.rows:,} rows: {file.target}, {what}, from {inputs} input{'s' * (inputs != 1)}{without}."
    return " ".join([said, *(f"{note[0].upper()}{note[1:]}." for note in notes)])


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.view().setAccessibleName(f"{name}, choices")
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(14)
    return box


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return row
