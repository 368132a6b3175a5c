"""One input: the network's output as a curve through the samples."""

from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF, QResizeEvent

from playground.gui.laboratory.pages._points import paint_key, points_pixmap, sample_places
from playground.gui.laboratory.pages._view import Floats, View
from playground.gui.plane.axes import Axes
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.paints import paints
from playground.picture.class_colors import class_color
from playground.picture.viewport import Viewport
from playground.training.training import Training

_MANY = 400  # points of a curve
_ROOM = 0.1


class CurveView(View):
    """Curves over one input; of classes their shares."""

    def __init__(self) -> None:
        super().__init__()
        self._made: tuple[Floats, Floats] | None = None
        self._points: tuple[object, QPixmap] | None = None
        self.setAccessibleName("Fitted curve")
        self.setMinimumSize(160, 120)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_training(self, training: Training) -> None:
        """Show other data."""
        before = self.training
        super().show_training(training)
        if before is None or before.data != training.data:
            self.changed.emit()

    def viewport(self) -> Viewport:
        """Return what is seen: all samples, with room round them."""
        area, ratio = self.area(), self.devicePixelRatioF()
        x0, x1, y0, y1 = _box(self.training) if self.training is not None else (0.0, 1.0, 0.0, 1.0)
        return Viewport(x0, x1, y0, y1, max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio)))

    def inputs(self, fine: bool) -> tuple[object, Floats] | None:
        """Return points along the axis."""
        if self.training is None or self.training.data.features != 1:
            return None
        view = self.viewport()
        x = np.linspace(view.x0, view.x1, _MANY)
        return (view.x0, view.x1, self.training.loss, self.training.data.classes), x[:, None]

    def made(self, about: Any, outputs: Floats) -> tuple[Floats, Floats]:
        """Return the curve's points."""
        x0, x1, loss, classes = about
        if classes and loss == "logistic":
            outputs = 1.0 / (1.0 + np.exp(-np.clip(outputs, -700, 700)))
        elif classes and loss == "softmax":
            shares = np.exp(outputs - outputs.max(axis=0))
            outputs = shares / shares.sum(axis=0)
        return np.linspace(x0, x1, outputs.shape[1]), outputs

    def show_made(self, made: Any) -> None:
        """Show a curve."""
        self._made = made
        self.update()

    def clear(self) -> None:
        """Show the samples alone."""
        self._made = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The curve stays, its pixels do not."""
        self.changed.emit()

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Samples, curve, axes."""
        theme, area, view = current_theme(), self.area(), self.viewport()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("paper"))
        Axes(view, area, self.devicePixelRatioF()).paint(painter, theme)
        training = self.training
        if training is None or training.data.features != 1:
            return
        painter.setClipRect(area.adjusted(-4, -4, 4, 4))
        painter.drawPixmap(0, 0, self._marks(training, view))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._made is not None:
            x, curves = self._made
            across = area.left() + (x - view.x0) / (view.x1 - view.x0) * area.width()
            for k, curve in enumerate(curves):
                up = area.top() + (view.y1 - curve) / (view.y1 - view.y0) * area.height()
                up = np.clip(np.nan_to_num(up, nan=-1e4), -1e4, 1e4)
                line = QPolygonF([QPointF(a, b) for a, b in zip(across.tolist(), up.tolist(), strict=True)])
                many = training.data.classes > 2
                color = QColor(class_color(theme.picture, k)) if many else theme.color("accent")
                painter.setPen(
                    QPen(color, 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
                )
                painter.drawPolyline(line)
        painter.setClipping(False)
        paint_key(painter, QPointF(area.right() - 140, self.height() - 1.0), theme, len(training.data.test.inputs) > 0)

    def _marks(self, training: Training, view: Viewport) -> QPixmap:
        ratio, theme = self.devicePixelRatioF(), current_theme()
        key = training.data, view, self.size(), ratio, theme
        if self._points is None or self._points[0] != key:
            area, places = self.area(), {}
            for part in ("training", "test"):
                samples, chosen = getattr(training.data, part), sample_places(training, part)
                x, y = samples.inputs[chosen, 0], _heights(samples.targets)[chosen]
                across = area.left() + (x - view.x0) / (view.x1 - view.x0) * area.width()
                up = area.top() + (view.y1 - y) / (view.y1 - view.y0) * area.height()
                places[part] = np.stack([across, up], axis=1)
            self._points = key, points_pixmap(training, places, self.size(), ratio, theme)
        return self._points[1]


def _heights(targets: Any) -> Floats:
    """Where samples are drawn: at their first target, or at their class."""
    values = np.asarray(targets, dtype=np.float64)
    return values if values.ndim == 1 else values[:, 0]


def _box(training: Training) -> tuple[float, float, float, float]:
    parts = training.data.training, training.data.test
    x = np.concatenate([part.inputs[:, 0] for part in parts]) if training.data.features == 1 else np.zeros(0)
    y = np.concatenate([_heights(part.targets) for part in parts])
    if not len(x):
        return 0.0, 1.0, 0.0, 1.0
    if training.data.classes:
        y = np.array([0.0, max(1.0, training.data.classes - 1.0)])
    room_x, room_y = (_ROOM * max(float(np.ptp(values)), 1e-6) for values in (x, y))
    return float(x.min()) - room_x, float(x.max()) + room_x, float(y.min()) - 2 * room_y, float(y.max()) + 2 * room_y
