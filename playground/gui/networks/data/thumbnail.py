"""A small picture of samples."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from playground.gui.theme.icon import paint_icon
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.picture_list import HEIGHT, WIDTH
from playground.networks.data.data import Data
from playground.networks.data.samples import Samples
from playground.picture.colors.class_colors import class_color

Floats = NDArray[np.float64]
Sign = Literal["pencil", "table"]
_MOST = 260
_MARGIN = 10.0
_RATIO = 2  # sharp on a high-DPI screen too
_PIXELS, _ACROSS, _DOWN = 8, 4, 3  # of a digit; digits side by side


def thumbnail(data: Data | Sign, theme: GuiTheme, ground: str = "paper") -> QImage:
    """Return what data look like: points in the plane, a curve's points, digits, otherwise the sign of a table.

    Arguments: `data`, or a sign where there are none yet; `ground` the theme's colour behind them.
    """
    image = QImage(WIDTH * _RATIO, HEIGHT * _RATIO, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.color(ground))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_RATIO, _RATIO)
    if data == "pencil":
        paint_icon(painter, "edit", QRectF(WIDTH / 2 - 16, HEIGHT / 2 - 16, 32, 32), theme.color("faint"))
    elif isinstance(data, Data) and data.set == "digits":
        _paint_digits(painter, data.training.inputs, theme)
    elif isinstance(data, Data) and data.features in (1, 2):
        _paint_points(painter, data.training, data.classes, theme)
    else:
        _paint_table(painter, theme)
    painter.end()
    return image


def _paint_points(painter: QPainter, samples: Samples, classes: int, theme: GuiTheme) -> None:
    inputs, targets = samples.inputs, samples.targets
    if not len(inputs):
        return
    plane = inputs.shape[1] == 2
    places = inputs if plane else np.column_stack([inputs[:, 0], np.reshape(targets, (len(inputs), -1))[:, 0]])
    chosen = np.linspace(0, len(places) - 1, min(_MOST, len(places))).astype(int)
    low, high = places.min(axis=0), places.max(axis=0)
    scale = np.array([WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN]) / np.maximum(high - low, 1e-9)
    if plane:
        scale[:] = scale.min()
    middle = (low + high) / 2
    painter.setPen(Qt.PenStyle.NoPen)
    for k in chosen.tolist():
        x, y = (places[k] - middle) * scale
        color = class_color(theme.picture, int(targets[k])) if classes else theme.picture.accent
        painter.setBrush(QColor(color))
        painter.drawEllipse(QPointF(WIDTH / 2 + x, HEIGHT / 2 - y), 2.4, 2.4)


def _paint_digits(painter: QPainter, images: Floats, theme: GuiTheme) -> None:
    """The first few digits."""
    side = HEIGHT / (_DOWN * (_PIXELS + 1))
    ink = QColor(theme.picture.ink)
    low, high = float(images.min()), float(images.max())
    for k, pixels in enumerate(images[: _ACROSS * _DOWN].tolist()):
        left, top = (k % _ACROSS + 0.06) * WIDTH / _ACROSS, (k // _ACROSS + 0.05) * HEIGHT / _DOWN
        for place, value in enumerate(pixels):
            ink.setAlphaF((value - low) / max(high - low, 1e-9))
            painter.fillRect(QRectF(left + place % _PIXELS * side, top + place // _PIXELS * side, side, side), ink)


def _paint_table(painter: QPainter, theme: GuiTheme) -> None:
    """Lines of cells under a line of heads."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track"))
    left, top, wide, high = 22.0, 16.0, WIDTH - 44.0, HEIGHT - 32.0
    painter.drawRect(QRectF(left, top, wide, high / 4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("faint"), 1.2))
    painter.drawRect(QRectF(left, top, wide, high))
    for k in range(1, 4):
        painter.drawLine(QPointF(left, top + k * high / 4), QPointF(left + wide, top + k * high / 4))
        if k < 3:
            painter.drawLine(QPointF(left + k * wide / 3, top), QPointF(left + k * wide / 3, top + high))
