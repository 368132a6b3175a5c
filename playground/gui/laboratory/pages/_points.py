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
_SIDE = 12.0  # logical pixels of a mark with its edge


def sample_places(training: Training, part: str) -> NDArray[np.int64]:
    """Return which samples of a part have marks: all, or evenly some."""
    count = len(getattr(training.data, part).inputs)
    if count <= MOST:
        return np.arange(count)
    return np.linspace(0, count - 1, MOST).round().astype(np.int64)


def points_pixmap(training: Training, places: dict[str, Floats], size: QSize, ratio: float, theme: GuiTheme) -> QPixmap:
    """Return training samples as discs and test samples as rings, at `places` by part, (n, 2) in logical pixels, in
    the order of `sample_places`. What lies outside is left out."""
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    for part in ("test", "training"):
        chosen, at = sample_places(training, part), places[part]
        inside = ((at > -_SIDE) & (at < (size.width() + _SIDE, size.height() + _SIDE))).all(axis=1)
        kinds = np.zeros(len(chosen), dtype=np.int64)
        if training.data.classes:
            kinds = getattr(training.data, part).targets[chosen]
        # Each mark is painted once and stamped: thousands of antialiased circles would take most of a frame.
        stamps = _stamps(training, part, len(chosen), ratio, theme)
        corners = np.round((at[inside] - _SIDE / 2) * ratio) / ratio  # on whole pixels, where stamping is quick
        for (x, y), kind in zip(corners.tolist(), kinds[inside].tolist(), strict=True):
            painter.drawPixmap(QPointF(x, y), stamps[kind])
    painter.end()
    return made


def _stamps(training: Training, part: str, count: int, ratio: float, theme: GuiTheme) -> list[QPixmap]:
    """The mark of each class; of a regression one."""
    colors = [QColor(class_color(theme.picture, kind)) for kind in range(training.data.classes)]
    paper, radius = QColor(theme.picture.paper), 3.6 if count <= 1000 else 2.4
    stamps = []
    for color in colors or [QColor(theme.picture.ink)]:
        made = QPixmap(round(_SIDE * ratio), round(_SIDE * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(color if part == "training" else Qt.BrushStyle.NoBrush)
        for ink, width in [(paper, 1.1)] if part == "training" else [(paper, 3.2), (color, 1.6)]:
            painter.setPen(QPen(ink, width))
            painter.drawEllipse(QPointF(_SIDE / 2, _SIDE / 2), radius, radius)
        painter.end()
        stamps.append(made)
    return stamps


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
