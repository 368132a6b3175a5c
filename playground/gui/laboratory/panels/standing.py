"""How everybody stands at the shown update: colours, names, numbers."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from playground.gui.laboratory.panels._panel import LabPanel, LabPanelWidget
from playground.gui.panels._heading import Heading
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.paint_rings import paint_rings
from playground.gui.widgets.paints import paints
from playground.picture.contender_look import contender_look
from playground.services.training_snapshot import Snapshot, Standing
from playground.session.actions.training import select_learner
from playground.session.document import Document
from playground.session.laboratory import Laboratory

_HEADS = ("loss", "test loss", "right", "test")
_NAME = 92  # logical pixels that a name needs: numbers give way, those of the training part first
_KEPT = ((0, 1, 2, 3), (0, 1, 3), (1, 3), (1,))
_TIPS = (
    "Loss over all training samples and over all test samples; the part of the training samples whose class is told "
    "rightly, and of the test samples. A click selects whose network is shown.\nAfter an early stop the numbers are "
    "those of the last update; best at says at which one the test loss (the training loss where there is no test part) "
    "was the lowest."
)
_REASONS = {
    "diverged": "diverged", "reached": "reached its loss", "settled": "at rest", "stopped": "stopped early",
}  # fmt: skip


class StandingPanel(LabPanelWidget):
    """A line for each contender; a click selects it."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.heading = Heading("Standing")
        self.table = StandingTable()
        self.table.chosen.connect(lambda place: document.perform(select_learner, place))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.table)

    def show_laboratory(self, laboratory: Laboratory) -> None:
        """Show who is selected."""
        self.table.show_selected(laboratory.selected)

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show the numbers."""
        self.table.show_snapshot(snapshot)
        self.heading.aside.say(f"update {snapshot.shown}" if snapshot is not None else "")

    def show_theme(self, theme: GuiTheme) -> None:
        """In other colours."""
        self.table.updateGeometry()
        self.table.update()


class StandingTable(QWidget):
    """Names with their colours, and four numbers each; `chosen(place)` for a click."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None
        self._selected: int | None = None
        self.setAccessibleName("standing")
        self.setToolTip(_TIPS)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show numbers."""
        before = len(self._snapshot.places) if self._snapshot is not None else -1
        self._snapshot = snapshot
        if before != (len(snapshot.places) if snapshot is not None else -1):
            self.updateGeometry()
        self.update()

    def show_selected(self, place: int | None) -> None:
        """Show who is selected."""
        if place != self._selected:
            self._selected = place
            self.update()

    def sizeHint(self) -> QSize:
        """A line for each, and one for the heads."""
        rows = len(self._snapshot.places) if self._snapshot is not None else 0
        return QSize(240, self._line() * (1 + max(rows, 1)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select who is under the mouse."""
        row = int(event.position().y() // self._line()) - 1
        if self._snapshot is not None and 0 <= row < len(self._snapshot.places):
            self.chosen.emit(self._snapshot.places[row])

    def text(self, row: int) -> list[str]:
        """Return a line's words: name, numbers, and why it ended."""
        snapshot = self._snapshot
        if snapshot is None:
            return []
        reason = _REASONS.get(snapshot.reasons[row], "")
        ended = f"  {reason} at {snapshot.ends[row]}" if reason and snapshot.shown >= snapshot.ends[row] else ""
        best = snapshot.bests[row]
        if ended and snapshot.reasons[row] == "stopped" and best is not None:
            ended += f", best at {best}"
        name = snapshot.training.names[snapshot.places[row]]
        return [f"{name}{ended}", *_numbers(snapshot.standings[row])]

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the table."""
        theme, painter, line = current_theme(), QPainter(self), self._line()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(small=True))
        metrics = QFontMetrics(painter.font())
        wide = metrics.horizontalAdvance("8.888e-8")
        kept = next((one for one in _KEPT if self.width() - len(one) * (wide + 6) >= theme.size(_NAME)), _KEPT[-1])
        first = self.width() - len(kept) * (wide + 6)
        painter.setPen(theme.color("faint"))
        for k, column in enumerate(kept):
            self._write(painter, _HEADS[column], first + k * (wide + 6), 0, wide)
        snapshot = self._snapshot
        if snapshot is None or not snapshot.places:
            painter.drawText(QRectF(0, line, self.width(), line), 0, "nobody learns yet")
            return
        for row, place in enumerate(snapshot.places):
            top = (row + 1) * line
            look = contender_look(place, snapshot.training.contenders[place].contender, theme.picture)
            if place == self._selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("chosen"))
                painter.drawRoundedRect(QRectF(0, top, self.width(), line), 4, 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.color))
            painter.drawEllipse(QRectF(5, top + line / 2 - 4, 8, 8))
            paint_rings(painter, QPointF(9, top + line / 2), look.rings(theme.picture, 4))
            name, *numbers = self.text(row)
            painter.setPen(theme.color("ink"))
            painter.drawText(
                QRectF(19, top, first - 22, line), int(Qt.AlignmentFlag.AlignVCenter),
                metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(first - 22)),
            )  # fmt: skip
            for k, column in enumerate(kept):
                self._write(painter, numbers[column], first + k * (wide + 6), top, wide)

    def _write(self, painter: QPainter, words: str, left: float, top: float, width: float) -> None:
        alignment = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(left, top, width, self._line()), alignment, words)

    @staticmethod
    def _line() -> int:
        return current_theme().size(22)


def _numbers(standing: Standing) -> list[str]:
    losses = [standing.training_loss, standing.test_loss]
    parts = [standing.training_accuracy, standing.test_accuracy]
    return [_number(loss) for loss in losses] + [f"{100 * part:.1f} %" if part == part else "" for part in parts]


def _number(value: float) -> str:
    return format_number(value, 3) if value == value else ""


PANEL = LabPanel(title="Standing", side="right", order=5, make=StandingPanel)
