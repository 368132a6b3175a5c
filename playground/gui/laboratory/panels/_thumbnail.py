"""A small picture of samples."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from playground.gui.theme.theme import GuiTheme
from playground.networks.data.data import Data
from playground.picture.class_colors import class_color

_WIDTH, _HEIGHT = 128, 96
_MOST = 260


def thumbnail(data: Data, theme: GuiTheme) -> QImage:
    """Return what a data set looks like: points in the plane, a curve's points, an image's pixels."""
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.color("paper"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inputs, targets = data.training.inputs, data.training.targets
    if data.features == 64 and len(inputs):
        _paint_digit(painter, inputs[0], theme)
    elif len(inputs) and data.features in (1, 2):
        places = (
            inputs
            if data.features == 2
            else np.column_stack([inputs[:, 0], np.reshape(targets, (len(inputs), -1))[:, 0]])
        )
        chosen = np.linspace(0, len(places) - 1, min(_MOST, len(places))).astype(int)
        low, high = places.min(axis=0), places.max(axis=0)
        span = np.maximum(high - low, 1e-9)
        scale = np.array([_WIDTH - 20.0, _HEIGHT - 20.0]) / span
        if data.features == 2:
            scale[:] = scale.min()
        middle = (low + high) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for k in chosen.tolist():
            x, y = (places[k] - middle) * scale
            color = class_color(theme.picture, int(targets[k])) if data.classes else theme.picture.accent
            painter.setBrush(QColor(color))
            painter.drawEllipse(QPointF(_WIDTH / 2 + x, _HEIGHT / 2 - y), 3.0, 3.0)
    painter.end()
    return image


def _paint_digit(painter: QPainter, pixels: "np.ndarray[tuple[int], np.dtype[np.float64]]", theme: GuiTheme) -> None:
    side = _HEIGHT / 8
    ink = QColor(theme.picture.ink)
    low, high = float(pixels.min()), float(pixels.max())
    for k, value in enumerate(pixels.tolist()):
        ink.setAlphaF((value - low) / max(high - low, 1e-9))
        painter.fillRect(QRectF((_WIDTH - _HEIGHT) / 2 + k % 8 * side, k // 8 * side, side, side), ink)
