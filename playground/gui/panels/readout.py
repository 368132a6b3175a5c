"""Numbers at the present point of the selected path, and under the mouse."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from playground.experiments.contender import Contender
from playground.gui.charts.curves_of import racer_places, selected_path
from playground.gui.ends_of import end_sentence, path_end
from playground.gui.panels._panel import Panel, PanelWidget
from playground.gui.readout.inner_numbers import InnerNumbers
from playground.gui.readout.number_table import NumberTable
from playground.gui.readout.readout_model import ENDED, HEADS, LINES, MOST_DIGITS, Reading, ReadoutModel
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.paints import paints
from playground.gui.widgets.popup_menu import popup_menu
from playground.gui.widgets.role import role
from playground.services.settings import Settings
from playground.session.document import Document
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result

Floats = NDArray[np.float64]
PATH, MOUSE = 0, 1
_BESIDE_NAME, _BESIDE_NUMBER = 10, 8
_DIGITS = range(2, MOST_DIGITS + 1)  # figures of a number, as many as there is room for
_WORDS = ("indefinite", "degenerate", "minimum")  # the longest of those that say what is here
_LONG_END = "steps used up at step 88888"
FOLDED, UNFOLDED = "show all numbers", "show the few numbers that matter most"


class ReadoutPanel(PanelWidget):
    """f, ∇f, Hessian, eigenvalues, condition, class, and the rule's limit of stability; a click copies a number."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.model = ReadoutModel(self)
        self.table = ReadoutTable(self.model)
        self.fold = IconButton("chevron_right", FOLDED, narrow=True)
        self.fold.clicked.connect(lambda: self.unfold(not self.unfolded))
        self.heading = Heading("At step 0", self.fold)
        card = role(QFrame(), "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(8, 4, 8, 8)
        inside.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(card)
        self.inner = InnerNumbers()
        self.more = QWidget()
        inner = QVBoxLayout(self.more)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.inner)
        column.addWidget(self.more)
        self._result: Result | None = None
        self._step = 0
        self._point: tuple[float, ...] | None = None
        self._selected: object = None
        self.unfold(False)

    @property
    def unfolded(self) -> bool:
        """Whether all numbers are seen."""
        return not self.more.isHidden()

    def unfold(self, all: bool) -> None:
        """Show all numbers, those of the method's inside too, or the few that matter most."""
        changed = all != self.unfolded
        self.more.setVisible(all)
        self.table.show_rows([all or line.first for line in LINES])
        self.fold.set_icon("chevron_down" if all else "chevron_right", UNFOLDED if all else FOLDED)
        if changed:
            self._read_path()
            self.setting_changed.emit("readout_unfolded", all)

    def show_settings(self, settings: Settings) -> None:
        """Unfold as it was when the last window was closed."""
        self.unfold(settings.readout_unfolded)

    def show_state(self, state: State) -> None:
        """Read another path where another is selected."""
        selected = state.selected_contender, state.selected_start
        if selected != self._selected:
            self._selected = selected
            self._read_path()
            self._read_mouse()

    def show_result(self, result: "Result | None") -> None:
        """Read the new numbers."""
        self._result = result
        self._read_path()
        self._read_mouse()

    def show_step(self, step: int) -> None:
        """Read at another step."""
        if step != self._step:
            self._step = step
            self._read_path()
            mouse = self.model.reading(MOUSE)
            if mouse is not None:
                # The same place, at another rate.
                self.model.show_reading(MOUSE, replace(mouse, step=step))

    def show_pointer(self, point: tuple[float, ...] | None) -> None:
        """Read under the mouse."""
        self._point = point
        self._read_mouse()

    def show_theme(self, theme: GuiTheme) -> None:
        """Fit the rows to the size of type."""
        self.table.fit()
        self.inner.show_theme()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy a number or all of them."""
        number, table = QAction("Copy number"), QAction("Copy table")
        tables: tuple[NumberTable, ...] = (self.table, self.inner.table)
        place = next((one for one in tables if one.rect().contains(one.mapFrom(self, event.pos()))), self.table)
        index = place.indexAt(place.viewport().mapFrom(self, event.pos()))
        number.setEnabled(index.isValid())
        number.triggered.connect(lambda: place.copy_cell(index))
        table.triggered.connect(lambda: QApplication.clipboard().setText(self.table_text()))
        popup_menu(self, event.globalPos(), number, table)

    def table_text(self) -> str:
        """Return all lines as a spreadsheet takes them."""
        return "\n".join([self.table.table_text(), *self.inner.model.lines()])

    def _read_path(self) -> None:
        self._say_when(self._step)
        result = self._result
        path = selected_path(result, self.document.state) if result is not None and result.record is not None else None
        if result is None or path is None:
            self.heading.aside.say("")
            self.model.show_reading(PATH, None)
            self.inner.show_path(None, 0, 0)
            return
        row, start = path
        self.heading.aside.say(f"{result.names[row]}, start {start}")
        steps = result.positions[row, start]
        end = min(len(steps) - 1, int(result.statuses.step[row, start]))
        last = min(self._step, end)
        if self.unfolded:  # they are marched once more, for which there is no reason where nothing of them is seen
            self.inner.show_path(result, row, start)
        self.inner.show_step(last)
        if self._step > end:
            self._say_when(end, "its end, ")
        contender = result.experiment.contenders[racer_places(result)[row]]
        self._read(PATH, steps[last], contender, last, path_end(result, row, start), end_sentence(result, row, start))

    def _say_when(self, step: int, which: str = "") -> None:
        self.heading.caption.setText(f"At {which}step {step}".upper())

    def _read_mouse(self) -> None:
        result, selected = self._result, self.document.state.selected_contender
        if result is None or self._point is None:
            self.model.show_reading(MOUSE, None)
            return
        contenders = result.experiment.contenders
        contender = contenders[selected] if selected is not None and selected < len(contenders) else None
        self._read(MOUSE, np.array(self._point), contender, self._step)

    def _read(
        self, column: int, point: Floats, contender: Contender | None, step: int, ended: str = "", meant: str = ""
    ) -> None:
        from playground.landscape.local_view import local_view

        assert self._result is not None
        experiment = self._result.experiment
        if len(point) != experiment.problem.dimension:
            # The mouse is already over another problem than the race's numbers are of.
            self.model.show_reading(column, None)
            return
        place = tuple(map(float, point))
        bound, projected = experiment.constraint, None
        view = local_view(experiment.problem, place, experiment.stop.tolerance, bound)
        if bound is not None:
            projected = float(np.linalg.norm(bound.projected_gradient([place], [view.gradient])))
        self.model.show_reading(column, Reading(view, contender, ended, projected, step, meant))


class ReadoutTable(NumberTable):
    """The numbers at the path's point and under the mouse."""

    def __init__(self, model: ReadoutModel) -> None:
        super().__init__(model, "readout")
        self.setSpan(ENDED, PATH, 1, 2)
        self._cells = model
        self.fit()

    def fit(self) -> None:
        """Take the height of all rows at the theme's size of type, and the width that names and numbers need.

        Headers do not know their type before they are shown, so that everything is measured with the theme's.
        """
        words = QFontMetrics(current_theme().font())
        names = max(words.horizontalAdvance(line.name) for line in LINES) + _BESIDE_NAME
        widths = {n: 2 * (words.horizontalAdvance("-8." + "8" * (n - 1) + "e-88") + _BESIDE_NUMBER) for n in _DIGITS}
        room = self.width() - names
        self.verticalHeader().setFixedWidth(names)
        longest = max(map(words.horizontalAdvance, _WORDS)) + _BESIDE_NUMBER
        self.setMinimumWidth(names + max(min(widths.values()), 2 * longest))
        self._cells.show_digits(max((n for n, width in widths.items() if width <= room), default=min(_DIGITS)))
        super().fit()
        if words.horizontalAdvance(_LONG_END) + _BESIDE_NUMBER > room:
            height = self.rowHeight(ENDED)
            self.setRowHeight(ENDED, 2 * height)
            self.setFixedHeight(self.height() + height)

    def show_rows(self, seen: Sequence[bool]) -> None:
        """Show some of the rows."""
        for row, shown in enumerate(seen):
            self.setRowHidden(row, not shown)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many figures as there is room for, and how the path ended in one line or in two."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all numbers in one pass: cell by cell through a delegate takes a third of a frame."""
        theme, painter = current_theme(), QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color("card"))
        chosen = self.currentIndex() if self.hasFocus() else QModelIndex()
        if chosen.isValid():
            painter.fillRect(self.visualRect(chosen), theme.color("chosen"))
        fonts = {warning: theme.font(bold=warning) for warning in (False, True)}
        colours = {False: theme.color("ink"), True: theme.color("warning")}
        align = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        rows = [(row, self.rowViewportPosition(row)) for row in range(ENDED) if not self.isRowHidden(row)]
        height = self.verticalHeader().defaultSectionSize()
        for column, cells in enumerate(self._cells.cells):
            left, width = self.columnViewportPosition(column), self.columnWidth(column) - 4
            for warning in (False, True):
                painter.setFont(fonts[warning])
                painter.setPen(colours[warning])
                for row, top in rows:
                    words, warns = cells[row]
                    if words and warns == warning:
                        painter.drawText(left, top, width, height, align, words)
        painter.setFont(fonts[False])
        painter.setPen(colours[False])
        both = self.viewport().width() - self.columnViewportPosition(PATH) - 4
        area = QRect(self.columnViewportPosition(PATH), self.rowViewportPosition(ENDED), both, self.rowHeight(ENDED))
        painter.drawText(area, align | int(Qt.TextFlag.TextWordWrap), self._cells.cells[PATH][ENDED][0])

    def table_text(self) -> str:
        """Return all lines as a spreadsheet takes them."""
        model = self.model()
        rows = ["\t" + "\t".join(HEADS)]
        for row, line in enumerate(LINES):
            cells = (model.index(row, column).data(Qt.ItemDataRole.EditRole) or "" for column in (PATH, MOUSE))
            rows.append("\t".join([line.name, *cells]))
        return "\n".join(rows)


PANEL = Panel(title="Readout", side="right", order=40, make=ReadoutPanel)
