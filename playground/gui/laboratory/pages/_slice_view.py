"""The loss on a plane through a network's parameters, as a picture with contours."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from playground.base.errors import PlaygroundError
from playground.gui.laboratory.pages._slice_words import point_words
from playground.gui.plane.axes import Axes
from playground.gui.plane.paint_chip import paint_chip
from playground.gui.plane.qimage import as_qimage
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.as_sentence import as_sentence
from playground.gui.widgets.paints import paints
from playground.picture.pixels import Image
from playground.picture.region import Region
from playground.picture.viewport import Viewport
from playground.services.worker import Deliver, Worker
from playground.slices.loss_slice import LossSlice

_NOTCH, _PAN = 1.25, 0.1  # of a notch of the wheel, of an arrow
_NEAR = 12.0  # logical pixels from a recorded point
_CLOSEST, _WIDEST = 1e-6, 1e3  # in widths of the whole slice: beyond, the loss is rounding or overflow
_LARGEST = 1e5  # logical pixels of a stretched image: of a larger one nothing is to be seen


class SliceView(QWidget):
    """Contours, the projected path from its start (a ring) to its end (a disc), and the shown update on it.

    The picture is made in a thread; until it is there the last one stays. The wheel and a drag choose what is seen:
    `region_wished(region)`, None for all of it; what was computed is stretched until what is newly seen is there. The
    point under the mouse is told in the corner.
    """

    region_wished = Signal(object)

    def __init__(self, deliver: Deliver) -> None:
        super().__init__()
        self._worker = Worker(deliver, "slice picture")
        self.found: LossSlice | None = None
        self.image: Image | None = None
        self.empty = ""
        self.update_shown: int | None = None
        self.color = "#000000"
        self.region: Region | None = None  # None for what was computed
        self._imaged: Region | None = None  # where the image lies
        self._pointer: QPointF | None = None
        self._drag: QPointF | None = None
        self.setAccessibleName("Slice of the loss")
        self.setMinimumSize(160, 120)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_slice(self, found: LossSlice | None, color: str) -> None:
        """Show another slice, None for none; `color` of the path."""
        another = found is None or self.found is None or found.plane is not self.found.plane
        self.found, self.color = found, color
        if another:
            self.image = None
        if found is None:
            self.region = None
        self.paint_anew()

    def show_update(self, update: int) -> None:
        """Mark where the path was after an update."""
        if update != self.update_shown:
            self.update_shown = update
            self.update()

    def paint_anew(self) -> None:
        """Have the picture made for the size and the theme of now."""
        self.update()
        found = self.found
        if found is None:
            self._worker.cancel()
            return
        area, ratio, theme = self.area(), self.devicePixelRatioF(), current_theme().picture
        width, height = max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio))

        def work(_: object) -> Image:
            from playground.picture.grid_image import grid_image

            return grid_image(found.losses, width, height, theme, ratio)

        place = _computed(found)
        self._worker.submit(work, lambda image: self._show_image(image, place), self._refuse)

    def area(self) -> QRectF:
        """Where the picture is, within its axes."""
        theme = current_theme()
        left, bottom = theme.size(52), theme.size(40)
        return QRectF(left, 8, max(1.0, self.width() - left - 16.0), max(1.0, self.height() - 8.0 - bottom))

    def pixel_of(self, x: float, y: float) -> QPointF:
        """Return where a point of the plane is on the widget."""
        view, area, ratio = self._viewport(), self.area(), self.devicePixelRatioF()
        column, row = view.pixel(x, y)
        return QPointF(area.left() + column / ratio, area.top() + row / ratio)

    def point_of(self, place: QPointF) -> tuple[float, float]:
        """Return the point of the plane at a place of the widget."""
        area, ratio = self.area(), self.devicePixelRatioF()
        return self._viewport().data((place.x() - area.left()) * ratio, (place.y() - area.top()) * ratio)

    def zoom(self, factor: float, place: QPointF) -> None:
        """See `factor` times as much, what is at a place of the widget staying there."""
        if self.found is not None:
            seen, home = self._seen(self.found), self._home(self.found)
            wide = (seen.x1 - seen.x0) / (home.x1 - home.x0)
            kept = min(max(wide * factor, _CLOSEST), _WIDEST) / wide
            self._wish(seen.zoomed((kept, kept), *self.point_of(place), home))

    def pan(self, right: float, up: float) -> None:
        """See what lies further right and up, in parts of what is seen."""
        if self.found is not None:
            self._wish(self._seen(self.found).panned(right, up, self._home(self.found)))

    def fit(self) -> None:
        """See all of it."""
        self._wish(None)

    def close_work(self) -> None:
        """End the thread."""
        self._worker.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other pixels."""
        self.paint_anew()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the plane."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._drag = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The plane follows a drag; without one, say what is under the mouse."""
        place, area = event.position(), self.area()
        if self._drag is not None:
            step, self._drag = place - self._drag, place
            self.pan(-step.x() / area.width(), step.y() / area.height())
        self.point_at(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._drag = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See all of it."""
        self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come nearer or go away, round the mouse."""
        delta = event.angleDelta()
        notches = (delta.y() or delta.x()) / 120
        if notches and self.area().contains(event.position()):
            self.zoom(_NOTCH**-notches, event.position())
            self.point_at(event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything that the mouse can."""
        ways = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}
        factors = {Qt.Key.Key_Plus: 1 / _NOTCH, Qt.Key.Key_Equal: 1 / _NOTCH, Qt.Key.Key_Minus: _NOTCH}
        key = Qt.Key(event.key())
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif key in ways:
            self.pan(*(_PAN * step for step in ways[key]))
        elif key in factors:
            self.zoom(factors[key], self.area().center())
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        self.point_at(None)

    def point_at(self, place: QPointF | None) -> None:
        """Tell what is at a place of the widget, None for nothing."""
        self._pointer = place if place is not None and self.area().contains(place) else None
        self.update()

    def words_at(self, place: QPointF) -> str:
        """Return what there is to say of a place of the widget."""
        found = self.found
        if found is None:
            return ""
        away = [place - self.pixel_of(x, y) for x, y in np.clip(found.path, -1e6, 1e6).tolist()]
        distances = [step.manhattanLength() for step in away]
        nearest = int(np.argmin(distances))
        return point_words(found, *self.point_of(place), nearest if distances[nearest] <= _NEAR else None)

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Contours, path, axes; or what to do first."""
        theme, area = current_theme(), self.area()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("paper"))
        if self.found is None:
            painter.setPen(theme.color("faint"))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(QRectF(self.rect()).adjusted(32, 0, -32, 0), flags, self.empty)
            return
        if self.image is not None and self._imaged is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(area, QColor(theme.picture.hole))
            painter.setClipRect(area)
            seen = self._imaged
            where = QRectF(self.pixel_of(seen.x0, seen.y1), self.pixel_of(seen.x1, seen.y0))
            if where.width() < _LARGEST and where.height() < _LARGEST:
                painter.drawImage(where, as_qimage(self.image, opaque=True))
            painter.setClipping(False)
        Axes(self._viewport(), area, self.devicePixelRatioF()).paint(painter, theme)
        self._name_axes(painter, area, theme)
        painter.setClipRect(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_path(painter, self.found, theme)
        if self._pointer is not None:
            paint_chip(painter, self.words_at(self._pointer), area, theme)

    def _viewport(self) -> Viewport:
        area, ratio = self.area(), self.devicePixelRatioF()
        size = max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio))
        if self.found is None:
            return Viewport(-1, 1, -1, 1, *size)
        seen = self._seen(self.found)
        return Viewport(seen.x0, seen.x1, seen.y0, seen.y1, *size)

    def _seen(self, found: LossSlice) -> Region:
        return self.region or _computed(found)

    def _home(self, found: LossSlice) -> Region:
        (x0, x1), (y0, y1) = found.plane.extent
        return Region(x0, x1, y0, y1)

    def _wish(self, region: Region | None) -> None:
        if region != self.region:
            self.region = region
            self.region_wished.emit(region)
            self.update()

    def _name_axes(self, painter: QPainter, area: QRectF, theme: GuiTheme) -> None:
        painter.setFont(theme.font(small=True))
        painter.setPen(QColor(theme.picture.faint))
        low = QRectF(area.left(), self.height() - theme.size(16), area.width(), theme.size(16))
        painter.drawText(low, int(Qt.AlignmentFlag.AlignCenter), "first direction, d₁")
        painter.save()
        painter.translate(theme.size(8), area.center().y())
        painter.rotate(-90)
        half = area.height() / 2
        side = QRectF(-half, -theme.size(8), 2 * half, theme.size(16))
        painter.drawText(side, int(Qt.AlignmentFlag.AlignCenter), "second direction, d₂")
        painter.restore()

    def _paint_path(self, painter: QPainter, found: LossSlice, theme: GuiTheme) -> None:
        # Far outside the picture Qt's numbers would not do.
        places = [self.pixel_of(x, y) for x, y in np.clip(found.path, -1e6, 1e6).tolist()]
        halo, color = QColor(theme.picture.halo), QColor(self.color)
        for pen in (QPen(halo, theme.size(4)), QPen(color, theme.size(2))):
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF(places))
        radius = theme.size(5)
        painter.setPen(QPen(color, 2))
        painter.setBrush(halo)
        painter.drawEllipse(places[0], radius, radius)
        painter.setPen(QPen(halo, 1.5))
        painter.setBrush(color)
        painter.drawEllipse(places[-1], radius, radius)
        if self.update_shown is not None and self.update_shown < int(found.updates[-1]):
            x, y = (float(np.interp(self.update_shown, found.updates, found.path[:, k])) for k in (0, 1))
            painter.setPen(QPen(QColor(theme.picture.ink), 1.5))
            painter.drawEllipse(self.pixel_of(x, y), radius - 1, radius - 1)

    def _show_image(self, image: Image, place: Region) -> None:
        self.image, self._imaged = image, place
        self.update()

    def _refuse(self, error: PlaygroundError) -> None:
        self.empty, self.found = as_sentence(error), None
        self.update()


def _computed(found: LossSlice) -> Region:
    """Where the grid lies."""
    return Region(float(found.xs[0]), float(found.xs[-1]), float(found.ys[0]), float(found.ys[-1]))
