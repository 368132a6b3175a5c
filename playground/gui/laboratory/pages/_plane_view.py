"""A plane of two inputs, coloured by what the network says of each point."""

from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)

from playground.gui.laboratory.pages._plane_gestures import PlaneGestures
from playground.gui.laboratory.pages._points import paint_key, points_pixmap, sample_places
from playground.gui.laboratory.pages._view import Floats, View
from playground.gui.plane.axes import Axes
from playground.gui.plane.camera import Camera
from playground.gui.plane.paint_chip import paint_chip
from playground.gui.plane.qimage import as_qimage
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.paints import paints
from playground.picture.decision import decision_image, value_image
from playground.picture.pixels import Image
from playground.picture.viewport import Viewport
from playground.training.training import Training

_COARSE, _FINE = 9.0, 3.0  # logical pixels from one asked point to the next
_ROOM = 0.14  # beyond the outermost samples, of their span
_WIDEST = 1e5  # pixels over which a picture of before is still drawn while the new one is made
_NEAREST, _FARTHEST = 1e-5, 100.0  # how much of what all samples take can be seen


class PlaneView(View):
    """The surface, the samples on it, axes. Wheel, drags and keys show another part of the plane.

    While `drawing` is on, the mouse makes samples: `drawn(x, y, kind)`; `began` and `ended` enclose one stroke.
    `escaped` is the key that gives up what is in the way.
    """

    drawn = Signal(float, float, int)
    began = Signal()
    ended = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.drawing, self.kind = False, 0
        self._made: tuple[Image, Viewport] | None = None
        self._points: tuple[object, QPixmap] | None = None
        self._box: tuple[float, float, float, float] = (-1.0, 1.0, -1.0, 1.0)
        self._moved: Camera | None = None  # where a person looks; None: at all samples
        self._gestures = PlaneGestures(self)
        self.painted = 0
        self.plain = False  # without what answers the mouse
        self.setAccessibleName("Decision surface")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)

    def show_training(self, training: Training) -> None:
        """Show other data; the plane keeps its ends while points are drawn on it."""
        before = self.training
        super().show_training(training)
        if before is None or before.data.with_points(()) != training.data.with_points(()):
            self._box, self._moved = _box(training), None
            self.changed.emit()

    @property
    def next_kind(self) -> int:
        """The class that the right button draws."""
        classes = self.training.data.classes if self.training is not None else 0
        return (self.kind + 1) % max(classes, 1)

    @property
    def camera(self) -> Camera:
        """What is seen; both axes have one scale."""
        if self._moved is not None:
            return self._moved
        (x0, x1, y0, y1), area = self._box, self.area()
        return Camera.fit(((x0, x1), (y0, y1)), area.width(), area.height())

    def look(self, camera: Camera) -> None:
        """See another part of the plane; the surface follows."""
        self._moved = camera
        self.update()
        self.changed.emit()

    def zoom(self, factor: float, at: tuple[float, float] | None = None) -> None:
        """See `factor` times as much, a point of the data, by default the middle, staying where it is."""
        camera = self.camera
        factor = min(max(factor, _NEAREST * camera.home / camera.unit), _FARTHEST * camera.home / camera.unit)
        self.look(camera.zoomed(factor, *(at if at is not None else (camera.x, camera.y))))

    def fit(self) -> None:
        """See all samples."""
        self._moved = None
        self.update()
        self.changed.emit()

    def viewport(self) -> Viewport:
        """Return what is seen, in device pixels."""
        area, ratio = self.area(), self.devicePixelRatioF()
        wide, high = max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio))
        return self.camera.viewport(wide, high, ratio)

    def inputs(self, fine: bool) -> tuple[object, Floats] | None:
        """Return the middles of cells, row by row, the uppermost first."""
        training = self.training
        if training is None or training.data.features != 2:
            return None
        view, area = self.viewport(), self.area()
        cell = _FINE if fine else _COARSE
        columns, rows = (max(2, round(length / cell)) for length in (area.width(), area.height()))
        x = view.x0 + (np.arange(columns) + 0.5) * (view.x1 - view.x0) / columns
        y = view.y1 - (np.arange(rows) + 0.5) * (view.y1 - view.y0) / rows
        grid = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
        theme = current_theme().picture
        return (view, (rows, columns), training.loss, training.data.classes, theme.id, _span(training)), grid

    def made(self, about: Any, outputs: Floats) -> tuple[Image, Viewport]:
        """Return the picture and where it lies."""
        from playground.picture.theme import THEMES

        view, shape, loss, classes, theme, span = about
        if classes:
            return decision_image(outputs, shape, loss, classes, THEMES[theme]), view
        low, high = span
        return value_image(outputs, shape, low, high, THEMES[theme]), view

    def show_made(self, made: Any) -> None:
        """Show a picture."""
        self._made = made
        self.update()

    def clear(self) -> None:
        """Show the samples alone."""
        self._made = None
        self.update()

    def pixel_of(self, x: float, y: float) -> QPointF:
        """Return where a point of the data is on the widget."""
        view, area, ratio = self.viewport(), self.area(), self.devicePixelRatioF()
        column, row = view.pixel(x, y)
        return QPointF(area.left() + column / ratio, area.top() + row / ratio)

    def point_of(self, place: QPointF) -> tuple[float, float]:
        """Return the point of the data at a place of the widget."""
        view, area = self.viewport(), self.area()
        x = view.x0 + (place.x() - area.left()) / area.width() * (view.x1 - view.x0)
        y = view.y1 - (place.y() - area.top()) / area.height() * (view.y1 - view.y0)
        return x, y

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for other points."""
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke, or to move the picture."""
        event.setAccepted(self._gestures.press(event.position(), event.button()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        self._gestures.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The gesture ends."""
        self._gestures.release()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See all samples."""
        self._gestures.double_click(event.position(), event.button())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come nearer or go away."""
        delta = event.angleDelta()
        self._gestures.wheel(event.position(), (delta.y() or delta.x()) / 120)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means."""
        if not self._gestures.key(event):
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Say what one can do."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Say nothing."""
        self.update()

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface, samples, axes."""
        self.painted += 1
        theme, area, view = current_theme(), self.area(), self.viewport()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("paper"))
        if self._made is not None:
            image, seen = self._made
            painter.setClipRect(area)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            where = self._where(seen)
            if where.width() < _WIDEST:
                painter.drawImage(where, as_qimage(image, opaque=True))
            painter.setClipping(False)
        Axes(view, area, self.devicePixelRatioF()).paint(painter, theme)
        if self.training is not None and self.training.data.features == 2:
            painter.setClipRect(area)
            painter.drawPixmap(0, 0, self._marks(self.training, view, theme))
            painter.setClipping(False)
            corner = QPointF(area.left(), self.height() - 1.0)
            paint_key(painter, QPointF(area.right() - 140, corner.y()), theme, len(self.training.data.test.inputs) > 0)
        if self.underMouse() and not self.plain:
            paint_chip(painter, self._gestures.hint(), area, theme)

    def _where(self, seen: Viewport) -> QRectF:
        """Where a picture lies that was made for what was seen then."""
        top, bottom = self.pixel_of(seen.x0, seen.y1), self.pixel_of(seen.x1, seen.y0)
        return QRectF(top, bottom)

    def _marks(self, training: Training, view: Viewport, theme: GuiTheme) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = training.data, view, self.size(), ratio, theme
        if self._points is None or self._points[0] != key:
            area, places = self.area(), {}
            for part in ("training", "test"):
                inputs = getattr(training.data, part).inputs[sample_places(training, part)]
                x = area.left() + (inputs[:, 0] - view.x0) / (view.x1 - view.x0) * area.width()
                y = area.top() + (view.y1 - inputs[:, 1]) / (view.y1 - view.y0) * area.height()
                places[part] = np.stack([x, y], axis=1)
            self._points = key, points_pixmap(training, places, self.size(), ratio, theme)
        return self._points[1]


def _box(training: Training) -> tuple[float, float, float, float]:
    """What all samples lie in, with room round them."""
    if training.data.points and "samples" not in training.data.parameters:
        return -1.2, 1.2, -1.2, 1.2
    made = training.data.with_points(())
    inputs = np.concatenate([made.training.inputs, made.test.inputs])
    (x0, y0), (x1, y1) = inputs.min(axis=0), inputs.max(axis=0)
    room = _ROOM * max(x1 - x0, y1 - y0, 1e-6)
    return float(x0 - room), float(x1 + room), float(y0 - room), float(y1 + room)


def _span(training: Training) -> tuple[float, float]:
    """From the least target to the greatest."""
    targets = np.asarray(training.data.training.targets, dtype=np.float64)
    return (float(targets.min()), float(targets.max())) if targets.size else (0.0, 1.0)
