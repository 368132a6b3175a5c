"""The loss on a plane through a network's parameters, as a picture with contours."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from playground.base.errors import PlaygroundError
from playground.gui.plane.axes import Axes
from playground.gui.plane.qimage import as_qimage
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.format_number import format_number
from playground.picture.pixels import Image
from playground.picture.viewport import Viewport
from playground.services.worker import Deliver, Worker
from playground.slices.loss_slice import LossSlice


class SliceView(QWidget):
    """Contours, the projected path from its start (a ring) to its end (a disc), and the shown update on it.

    The picture is made in a thread; until it is there the last one stays.
    """

    def __init__(self, deliver: Deliver) -> None:
        super().__init__()
        self._worker = Worker(deliver, "slice picture")
        self.found: LossSlice | None = None
        self.image: Image | None = None
        self.empty = ""
        self.update_shown: int | None = None
        self.color = "#000000"
        self.setAccessibleName("Slice of the loss")
        self.setMinimumSize(160, 120)

    def show_slice(self, found: LossSlice | None, color: str) -> None:
        """Show another slice, None for none; `color` of the path."""
        another = found is None or self.found is None or found.plane is not self.found.plane
        self.found, self.color = found, color
        if another:
            self.image = None
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

        self._worker.submit(work, self._show_image, self._refuse)

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

    def close_work(self) -> None:
        """End the thread."""
        self._worker.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other pixels."""
        self.paint_anew()

    def event(self, event: QEvent) -> bool:
        """Say the loss under the mouse."""
        if isinstance(event, QHelpEvent) and self.found is not None and self.area().contains(event.pos().toPointF()):
            QToolTip.showText(event.globalPos(), self.words_at(event.pos().toPointF()), self)
            return True
        return super().event(event)

    def words_at(self, place: QPointF) -> str:
        """Return the loss at the grid's nearest point to a place of the widget."""
        found, area = self.found, self.area()
        if found is None:
            return ""
        column = round((place.x() - area.left()) / area.width() * (len(found.xs) - 1))
        row = round((area.bottom() - place.y()) / area.height() * (len(found.ys) - 1))
        column, row = min(max(column, 0), len(found.xs) - 1), min(max(row, 0), len(found.ys) - 1)
        x, y, loss = found.xs[column], found.ys[row], found.losses[row, column]
        return f"x {format_number(float(x))}, y {format_number(float(y))}: loss {format_number(float(loss))}"

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
        if self.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(area, as_qimage(self.image, opaque=True))
        Axes(self._viewport(), area, self.devicePixelRatioF()).paint(painter, theme)
        self._name_axes(painter, area, theme)
        painter.setClipRect(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_path(painter, self.found, theme)

    def _viewport(self) -> Viewport:
        area, ratio = self.area(), self.devicePixelRatioF()
        size = max(1, round(area.width() * ratio)), max(1, round(area.height() * ratio))
        if self.found is None:
            return Viewport(-1, 1, -1, 1, *size)
        xs, ys = self.found.xs, self.found.ys
        return Viewport(float(xs[0]), float(xs[-1]), float(ys[0]), float(ys[-1]), *size)

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

    def _show_image(self, image: Image) -> None:
        self.image = image
        self.update()

    def _refuse(self, error: PlaygroundError) -> None:
        self.empty, self.found = str(error), None
        self.update()
