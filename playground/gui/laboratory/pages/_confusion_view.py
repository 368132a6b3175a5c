"""Many inputs: which class the network says for which, counted; for numbers, what it says beside what is true."""

from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from playground.gui.laboratory.pages._points import MOST
from playground.gui.laboratory.pages._view import Floats, View
from playground.gui.plane.axes import Axes
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.paints import paints
from playground.picture.decision import certainties
from playground.picture.viewport import Viewport
from playground.training.training import Training


class ConfusionView(View):
    """Counts (true, said) of the test samples, of the training samples where there is no test."""

    def __init__(self) -> None:
        super().__init__()
        self._made: Floats | None = None
        self.setAccessibleName("Confusion of classes")
        self.setMinimumSize(160, 120)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_training(self, training: Training) -> None:
        """Show other data."""
        before = self.training
        super().show_training(training)
        if before is None or before.data != training.data:
            self._made = None
            self.changed.emit()

    def inputs(self, fine: bool) -> tuple[object, Floats] | None:
        """Return the samples."""
        if self.training is None:
            return None
        data = self.training.data
        part = data.test if len(data.test.inputs) else data.training
        return (data, self.training.loss), part.inputs[:MOST]

    def made(self, about: Any, outputs: Floats) -> Floats:
        """Return counts (classes, classes), or for numbers what is true and what is said, (2, n)."""
        data, loss = about
        targets = (data.test if len(data.test.inputs) else data.training).targets[:MOST]
        if not data.classes:
            return np.stack([np.asarray(targets, dtype=np.float64).reshape(len(targets), -1)[:, 0], outputs[0]])
        said = certainties(outputs, loss, data.classes)[0]
        counts = np.zeros((data.classes, data.classes))
        np.add.at(counts, (targets, said), 1)
        return counts

    def show_made(self, made: Any) -> None:
        """Show counts."""
        self._made = made
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._made = None
        self.update()

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the matrix, or the samples round the diagonal."""
        theme, painter = current_theme(), QPainter(self)
        painter.fillRect(self.rect(), theme.color("paper"))
        training, made = self.training, self._made
        if training is None or made is None:
            return
        if training.data.classes:
            if len(made) == training.data.classes:
                self._paint_matrix(painter, theme, made, len(training.data.test.inputs) > 0)
        elif len(made) == 2:
            self._paint_numbers(painter, theme, made)

    def _paint_matrix(self, painter: QPainter, theme: GuiTheme, counts: Floats, test: bool) -> None:
        count = len(counts)
        area = self.area().adjusted(8, theme.size(36), -8, -4)  # below the switch in the corner
        side = min(area.width(), area.height()) / count
        left, top = area.center().x() - side * count / 2, area.top()
        painter.setFont(theme.font())
        for row in range(count):
            total = max(counts[row].sum(), 1.0)
            for column in range(count):
                cell = QRectF(left + column * side + 1, top + row * side + 1, side - 2, side - 2)
                share = float(counts[row, column] / total)
                color = theme.color("accent" if row == column else "warning")
                painter.fillRect(cell, theme.color("card"))
                color.setAlphaF(min(1.0, 0.85 * share**0.5))
                painter.fillRect(cell, color)
                if counts[row, column]:
                    strong = share > 0.5
                    painter.setPen(theme.color("on_accent" if strong else "ink"))
                    painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), f"{counts[row, column]:.0f}")
            painter.setPen(theme.color("faint"))
            near = QRectF(left - 30, top + row * side, 24, side)
            painter.drawText(near, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(row))
            below = QRectF(left + row * side, top + side * count + 2, side, theme.size(18))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), str(row))
        painter.setFont(theme.font(small=True))
        wrong = counts.sum() - np.trace(counts)
        part = "test" if test else "training"
        words = f"rows: the true class; columns: what the network says of {part} samples; {wrong:.0f} wrong"
        painter.drawText(
            QRectF(16, theme.size(19), self.width() - 32, theme.size(20)), int(Qt.AlignmentFlag.AlignCenter), words
        )

    def _paint_numbers(self, painter: QPainter, theme: GuiTheme, made: Floats) -> None:
        area, ratio = self.area(), self.devicePixelRatioF()
        low, high = float(made[0].min()), float(made[0].max())
        room = 0.1 * max(high - low, 1e-9)
        low, high = low - room, high + room
        view = Viewport(low, high, low, high, max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio)))
        Axes(view, area, ratio).paint(painter, theme)
        painter.setClipRect(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.picture.faint), 1))
        painter.drawLine(area.bottomLeft(), area.topRight())
        painter.setPen(QPen(QColor(theme.picture.paper), 1))
        painter.setBrush(theme.color("accent"))
        for true, said in np.nan_to_num(made.T, nan=1e9).tolist():
            x = area.left() + (true - low) / (high - low) * area.width()
            y = area.bottom() - (said - low) / (high - low) * area.height()
            painter.drawEllipse(QPointF(x, min(max(y, -1e4), 1e4)), 3.2, 3.2)
