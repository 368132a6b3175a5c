"""A chart over the updates of a training, with a mark where something was changed on the way."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF

from playground.gui.panels._chart import Chart
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.paints import paints
from playground.training.change import Change
from playground.training.training import Training

TIP = "Drag to look back; the training goes on"
_NEAR = 5.0


class TrainingChart(Chart):
    """A chart whose marks are changes; a tooltip says which.

    Arguments: `name` of what is drawn; `height` its least.
    """

    unit = "update"

    def __init__(self, name: str, height: int) -> None:
        super().__init__(name, height)
        self.setToolTip(TIP)
        self.marks: tuple[tuple[Change, str, str], ...] = ()

    def show_changes(self, training: Training, colors: Sequence[str]) -> None:
        """Show what is changed on the way, `colors` of the contenders by place."""
        names = training.names
        self.marks = tuple(
            (change, colors[change.contender], names[change.contender])
            for change in training.changes
            if change.update > 0
        )

    def event(self, event: QEvent) -> bool:
        """One kind of event is answered here."""
        return (event.type() == QEvent.Type.ToolTip and self._explain(event)) or super().event(event)

    def _explain(self, event: QEvent) -> bool:
        """Say what was changed under the mouse."""
        if isinstance(event, QHelpEvent):
            near = [
                f"update {change.update}: {name}, {change.parameter} becomes {format_number(change.value)}"
                for change, _, name in self.marks
                if abs(self._across(change.update) - event.pos().x()) <= _NEAR
            ]
            self.setToolTip("\n".join(near[-6:]) or TIP)
        return False

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Curves, the line at the shown update, and the marks."""
        super().paintEvent(event)
        if not self.marks or self._last < 1:
            return
        painter, area = QPainter(self), self._area()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen: set[tuple[int, str]] = set()
        for change, color, _ in self.marks:
            x = self._across(change.update)
            if (round(x), color) in seen or change.update > self._last:
                continue
            seen.add((round(x), color))
            faded = QColor(color)
            faded.setAlphaF(0.45)
            painter.setPen(QPen(faded, 1, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(x, area.top() + 6, x, area.bottom()))
            painter.setPen(QPen(current_theme().color("paper"), 1))
            painter.setBrush(QColor(color))
            top = area.top()
            painter.drawPolygon(QPolygonF([QPointF(x - 4.5, top), QPointF(x + 4.5, top), QPointF(x, top + 7)]))

    def _across(self, update: int) -> float:
        area = self._area()
        return area.left() + area.width() * update / max(self._last, 1)
