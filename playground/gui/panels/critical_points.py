"""The critical points of what is seen, as a table; a click goes there."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout

from playground.gui.critical.critical_model import CriticalModel
from playground.gui.critical.critical_search import critical_search
from playground.gui.critical.critical_view import CriticalView
from playground.gui.panels._panel import Panel, PanelWidget
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.text import text
from playground.session.document import Document
from playground.session.state import State

Index = QModelIndex | QPersistentModelIndex
LAYER = "critical_points"
_SEARCHING, _NONE = "Searching …", "There is none in what is seen."


class CriticalPanel(PanelWidget):
    """Shown while the marks are; sorted by value, or by the column whose head is clicked."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.search = critical_search(document)
        self.search.changed.connect(self._show_found)
        self.copy = IconButton("copy", "Copy the table", tip="Copy all critical points as a table")
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.table_text()))
        self.heading = Heading("Critical points", self.copy)
        self.model = CriticalModel(self)
        self.table = CriticalView(self.model)
        self.table.clicked.connect(self._go)
        self.table.activated.connect(self._go)
        self.hint = text(_SEARCHING, "hint", wrap=True)
        self._order: list[int] = []
        self._sorted_by, self._falling = -1, False
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.heading, self.table, self.hint):
            column.addWidget(widget)
        self.hide()

    def show_state(self, state: State) -> None:
        """Be there while the layer is."""
        shown = LAYER in state.view.layers
        if shown == self.isHidden():
            self.setVisible(shown)
            self._show_found()

    def show_theme(self, theme: GuiTheme) -> None:
        """Fit the rows to the size of type."""
        self.table.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The table has a button for what a menu would hold."""

    def table_text(self) -> str:
        """Return all points as spreadsheets take them."""
        cells = [[str(self.model.data(self.model.index(r, c), Qt.ItemDataRole.EditRole)) for c in range(len(row))]
                 for r, row in enumerate(self.model.rows)]  # fmt: skip
        return "\n".join(["\t".join(self.model.heads), *("\t".join(row) for row in cells)])

    def _show_found(self) -> None:
        found = self.search.found
        if self.isHidden():
            return
        if found is None:
            self.model.show_rows((), [])
            self.hint.setText(self.search.refusal or _SEARCHING)
            self.heading.aside.say("")
            self.table.fit()
            return
        from playground.landscape.critical_table import HEADS, critical_rows

        # Kind and trait share a column, which the panel has room for.
        rows = [(", ".join(filter(None, map(str, row[:2]))), *row[2:-1]) for row in critical_rows(found)]
        self._order = list(range(len(rows)))
        if 0 <= self._sorted_by < len(rows[0] if rows else ()):
            self._order.sort(key=lambda k: rows[k][self._sorted_by], reverse=self._falling)
        if [rows[k] for k in self._order] != self.model.rows:
            self.model.show_rows(("kind", *HEADS[found.points.shape[1]][2:-1]), [rows[k] for k in self._order])
            self.table.fit()
        kinds = found.kinds.tolist()
        counts = ((kinds.count(kind), kind) for kind in dict.fromkeys(kinds))
        self.heading.aside.say(f"{len(rows)}" if len(rows) > 1 else "")
        told = ", ".join(f"{count} {kind}" for count, kind in counts) if rows else _NONE
        self.hint.setText(f"{told}. {found.note}" if found.note else told)
        self.hint.setToolTip(found.guarantee)

    def _sort(self, column: int) -> None:
        self._falling = column == self._sorted_by and not self._falling
        self._sorted_by = column
        self.model.show_rows((), [])
        self._show_found()

    def _go(self, index: Index) -> None:
        """Look at a point."""
        found = self.search.found
        if found is not None and index.row() < len(self._order):
            place = self._order[index.row()]
            self.search.choose(place)
            self.point_requested.emit(tuple(found.points[place].tolist()))


PANEL = Panel(title="Critical points", side="right", order=5, make=CriticalPanel)
