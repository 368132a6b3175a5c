"""The table of the standings: painted in one pass, sorted by its heads, walked through with the arrows."""

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from playground.gui.ends_of import short_end
from playground.gui.standings.standings_model import NAME, StandingsModel
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.end_badge import paint_end
from playground.gui.widgets.paint_rings import paint_rings
from playground.gui.widgets.paints import paints
from playground.gui.widgets.role import role
from playground.picture.colors.contender_look import ContenderLook

_ROWS = 6
_DOT = 4.5
_BESIDE = 5
_SLACK = 4  # a painter's words may be a pixel wider than they are measured, and then lose three letters
_LONGEST_NAME = 14  # letters of the widest kind


class StandingsView(QTableView):
    """A table as high as its rows, up to six; `chosen(place)` is a contender of the experiment's list."""

    chosen = Signal(int)
    copied = Signal()

    def __init__(self, model: StandingsModel) -> None:
        super().__init__()
        self._cells = model
        self.looks: tuple[ContenderLook, ...] = ()
        self.selected: int | None = None
        self.setAccessibleName("standings")
        self.setModel(model)
        role(self, "plain")
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(True)
        heads.setMinimumSectionSize(20)
        heads.sectionClicked.connect(self._sort)
        self.clicked.connect(lambda index: self._choose(index.row()))
        self._high = -1
        self._awaited = 0
        self._named: tuple[str, ...] = ()
        self.fit()

    def fit(self) -> None:
        """Take widths and heights at the theme's size of type."""
        theme = current_theme()
        height = theme.size(18)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(height)
        bold = QFontMetrics(theme.font(small=True, bold=True))
        for column, one in enumerate(self._cells.columns):
            head = max(bold.horizontalAdvance(words) for words in (one.head, self._cells.head(column)))
            dot = round(2 * _DOT) + _BESIDE if column == NAME else 0
            self.setColumnWidth(column, max(head, bold.horizontalAdvance(one.sample) + dot) + 2 * _BESIDE)
        self._named = ()
        self._high = -1
        self.fit_rows()

    def fit_rows(self) -> None:
        """Be as high as the rows, and give the names what the longest of them needs."""
        names = tuple(sorted(row.contender for row in self._cells.rows))
        if names and names != self._named:
            self._named = names
            bold = QFontMetrics(current_theme().font(small=True, bold=True))
            wide = max(bold.horizontalAdvance(name) for name in (*names, self._cells.columns[NAME].head))
            most = bold.horizontalAdvance("m" * _LONGEST_NAME)
            self.setColumnWidth(NAME, min(wide, most) + round(2 * _DOT) + 3 * _BESIDE + _SLACK)
        rows = max(1, min(max(self.model().rowCount(), self._awaited), _ROWS))
        if rows != self._high:
            self._high = rows
            bar = self.horizontalScrollBar().sizeHint().height()
            self.setFixedHeight((rows + 1) * current_theme().size(18) + 4 + bar)

    def await_rows(self, count: int) -> None:
        """Have room for so many rows already: nothing below jumps when the first numbers come."""
        if count != self._awaited:
            self._awaited = count
            self.fit_rows()

    def show_selected(self, place: int | None) -> None:
        """Mark the rows of a contender, by its place in the experiment's list."""
        if place != self.selected:
            self.selected = place
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows select; Copy takes the table."""
        rows = [row.place for row in self._cells.rows]
        here = rows.index(self.selected) if self.selected in rows else -1
        moves = {Qt.Key.Key_Up: max(here - 1, 0), Qt.Key.Key_Down: min(here + 1, len(rows) - 1),
                 Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(rows) - 1}  # fmt: skip
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif rows and not event.modifiers() and event.key() in moves:
            row = moves[Qt.Key(event.key())]
            self.setCurrentIndex(self._cells.index(row, NAME))
            self._choose(row)
        else:
            super().keyPressEvent(event)

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all cells in one pass: cell by cell through a delegate takes a third of a frame."""
        theme, painter = current_theme(), QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.viewport().width()
        painter.fillRect(self.viewport().rect(), theme.color("paper"))
        fonts = theme.font(small=True), theme.font(small=True, bold=True)
        ink = theme.color("ink")
        columns = [(c, self.columnViewportPosition(c), self.columnWidth(c)) for c in range(len(self._cells.columns))]
        seen = [(c, left, wide) for c, left, wide in columns if wide and left + wide > 0 and left < width]
        painter.setFont(fonts[0])
        middle = Qt.AlignmentFlag.AlignVCenter
        left_side, right = int(Qt.AlignmentFlag.AlignLeft | middle), int(Qt.AlignmentFlag.AlignRight | middle)
        for row, standing in enumerate(self._cells.rows):
            top, high = self.rowViewportPosition(row), self.rowHeight(row)
            if top + high <= 0 or top >= self.viewport().height():
                continue
            if standing.place == self.selected:
                painter.fillRect(QRect(0, top, width, high), theme.color("chosen"))
            cells = self._cells.cells[row]
            painter.setFont(fonts[standing.rank == 1])
            for column, left, wide in seen:
                area = QRect(left + _BESIDE, top, wide - 2 * _BESIDE, high)
                if column == NAME:
                    self._paint_name(painter, area, standing.place, cells[column], ink)
                elif column == self._cells.badges:
                    paint_end(painter, area, *short_end(standing.ended))
                else:
                    painter.setPen(ink)
                    painter.drawText(area, left_side if column == self._cells.ended else right, cells[column])

    def _paint_name(self, painter: QPainter, area: QRect, place: int, name: str, ink: QColor) -> None:
        if place < len(self.looks):
            look, middle = self.looks[place], QPointF(area.left() + _DOT, area.center().y() + 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.color))
            painter.drawEllipse(middle, _DOT, _DOT)
            paint_rings(painter, middle, look.rings(current_theme().picture, _DOT))
        rest = area.adjusted(round(2 * _DOT) + _BESIDE, 0, 0, 0)
        painter.setPen(ink)
        words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)

    def _sort(self, column: int) -> None:
        self._cells.sort_by(column)
        heads = self.horizontalHeader()
        heads.setSortIndicatorShown(True)
        order = Qt.SortOrder.DescendingOrder if self._cells.falling else Qt.SortOrder.AscendingOrder
        heads.setSortIndicator(column, order)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._cells.rows):
            self.chosen.emit(self._cells.rows[row].place)
