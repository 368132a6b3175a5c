"""Samples as marks on a picture."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from playground.gui.theme.theme import GuiTheme
from playground.picture.class_colors import class_color
from playground.training.training import Training

Floats = NDArray[np.float64]
MOST = 4000  # marks of one part: more would be a wall


def sample_places(training: Training, part: str) -> NDArray[np.int64]:
    """Return which samples of a part have marks: all, or evenly some."""
    count = len(getattr(training.data, part).inputs)
    if count <= MOST:
        return np.arange(count)
    return np.linspace(0, count - 1, MOST).round().astype(np.int64)


def points_pixmap(training: Training, places: dict[str, Floats], size: QSize, ratio: float, theme: GuiTheme) -> QPixmap:
    """Return training samples as discs and test samples as rings, at `places` by part, (n, 2) in logical pixels, in
    the order of `sample_places`."""
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paper = QColor(theme.picture.paper)
    for part in ("test", "training"):
        targets = getattr(training.data, part).targets
        chosen = sample_places(training, part)
        radius = 3.6 if len(chosen) <= 1000 else 2.4
        for k, (x, y) in zip(chosen.tolist(), places[part].tolist(), strict=True):
            color = _color(training, targets, k, theme)
            if part == "training":
                painter.setPen(QPen(paper, 1.1))
                painter.setBrush(color)
                painter.drawEllipse(QPointF(x, y), radius, radius)
            else:
                painter.setPen(QPen(paper, 3.2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QPointF(x, y), radius, radius)
                painter.setPen(QPen(color, 1.6))
                painter.drawEllipse(QPointF(x, y), radius, radius)
    painter.end()
    return made


def _color(training: Training, targets: NDArray[np.generic], k: int, theme: GuiTheme) -> QColor:
    if training.data.classes:
        return QColor(class_color(theme.picture, int(targets[k])))
    return QColor(theme.picture.ink)


def paint_key(painter: QPainter, corner: QPointF, theme: GuiTheme, test: bool) -> None:
    """Say in small type what discs and rings are."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(small=True))
    faint, height = QColor(theme.picture.faint), painter.fontMetrics().height()
    x, y = corner.x(), corner.y() - height / 2
    for words, filled in (("training", True), ("test", False)) if test else ():
        painter.setPen(QPen(faint, 1.6))
        painter.setBrush(faint if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x + 4, y), 3.4, 3.4)
        width = painter.fontMetrics().horizontalAdvance(words)
        painter.drawText(QRectF(x + 13, y - height / 2, width + 4, height), Qt.AlignmentFlag.AlignVCenter, words)
        x += width + 26
