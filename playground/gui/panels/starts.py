"""Where the paths begin."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from playground.gui.ends_of import excluded_starts
from playground.gui.panels._panel import Panel, PanelWidget
from playground.gui.starts.starts_model import COORDINATES, EXCLUDED, StartsModel
from playground.gui.starts.starts_view import StartsView
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.menu_button import MenuButton
from playground.gui.widgets.message import Message
from playground.gui.widgets.popup_menu import popup_menu
from playground.gui.widgets.text import text
from playground.gui.widgets.try_action import try_action
from playground.session.actions.starts import clear_starts, domain_grid, random_starts, remove_start, set_start
from playground.session.actions.view import select_start
from playground.session.document import Document
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result

RANDOM_COUNTS = (1, 4, 8, 16, 64, 256, 1000)
GRID_SIDES = (2, 3, 5, 8, 16, 32)
HINT = "Click the plane to place one, drag to move it."
TIP = "With Shift, a drag draws a row of starts; with Ctrl, a grid."
EMPTY = "No starts yet: nothing races. Click the plane to place one, or let chance choose."


class StartsPanel(PanelWidget):
    """A table of start points, with buttons that add many."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.random = MenuButton("Add {} starts at random", RANDOM_COUNTS, 8, lambda n: f"{n} random")
        self.grid = MenuButton("Add a grid of {0} × {0} starts", GRID_SIDES, 5, lambda n: f"{n} × {n} grid")
        self.random.chosen.connect(lambda count: self._wish(lambda: document.perform(random_starts, count)))
        self.grid.chosen.connect(lambda side: self._wish(lambda: document.perform(domain_grid, side, side)))
        self.message = Message()
        self.model = StartsModel(self._set, self.message.say, self)
        self.table = StartsView(self.model)
        self.table.removed.connect(lambda row: self._wish(lambda: document.perform(remove_start, row)))
        self.table.chosen.connect(lambda row: self._wish(lambda: document.perform(select_start, row)))
        self.table.escaped.connect(self._escape)
        self.hint = text(EMPTY, "hint", wrap=True)
        self.hint.setToolTip(TIP)
        self.heading = Heading("Starts", self.random, self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        widgets: tuple[QWidget, ...] = (self.heading, self.table, self.message, self.hint)
        for widget in widgets:
            column.addWidget(widget)
        self._shown: object = None
        self._result: Result | None = None

    def show_state(self, state: State) -> None:
        """Show the start points and which is selected."""
        starts = state.experiment.starts
        if starts is not self._shown:
            self._shown = starts
            self.message.say("")
        self.table.show_starts(starts, state.selected_start)
        self._show_excluded(state)

    def show_result(self, result: "Result | None") -> None:
        """Mark the starts from which no path can go."""
        self._result = result
        self._show_excluded(self.document.state)

    def _show_excluded(self, state: State) -> None:
        """The marks and the words below, as far as the newest numbers tell."""
        result, starts = self._result, state.experiment.starts
        barred = excluded_starts(result, state.experiment)
        self.model.show_excluded(barred, str if result is None else lambda row: result.why(0, row))
        count = int(barred.sum())
        many = f"{len(starts)} starts. " if len(starts) > 6 else ""
        words = f"{many}{HINT}" if starts else EMPTY
        if count:
            words = f"{words}\n{EXCLUDED} No path can go from {count} of them; point at one to see why."
        if words != self.hint.text():
            self.hint.setText(words)

    def show_theme(self, theme: GuiTheme) -> None:
        """Fit the table to the size of type."""
        self.table.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy the table; remove all."""
        copy, clear = QAction("Copy table"), QAction("Remove all starts")
        copy.triggered.connect(lambda: QApplication.clipboard().setText(self.table.table_text()))
        clear.triggered.connect(lambda: self._wish(lambda: self.document.perform(clear_starts)))
        popup_menu(self, event.globalPos(), copy, clear)

    def _escape(self) -> None:
        self.model.forget_typed()
        self.message.say("")

    def _set(self, row: int, column: int, value: float) -> bool:
        return self._wish(lambda: self.document.perform(set_start, row, **{COORDINATES[column]: value}))

    def _wish(self, do: Callable[[], None]) -> bool:
        done = try_action(do, self.message.say)
        if done:
            self.message.say("")
        return done


PANEL = Panel(title="Starts", side="left", order=20, make=StartsPanel)
