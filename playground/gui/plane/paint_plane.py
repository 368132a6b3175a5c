"""One frame of the plane, from the ground up."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from playground.gui.ends_of import excluded_starts
from playground.gui.plane.axes import Axes
from playground.gui.plane.head_layer import HeadLayer
from playground.gui.plane.layer_legend import paint_layer_legend
from playground.gui.plane.long_race import LongRace
from playground.gui.plane.marked_path import paint_marked
from playground.gui.plane.overlay_stack import OverlayStack
from playground.gui.plane.paint_chip import paint_chip
from playground.gui.plane.path_legend import paint_path_legend
from playground.gui.plane.qimage import as_qimage
from playground.gui.plane.race_layer import Points, RaceLayer, racing_places
from playground.gui.plane.signs import paint_averages, paint_cross, paint_heads, paint_minima, paint_starts
from playground.gui.theme.theme import GuiTheme
from playground.picture.lines.drawn_paths import DrawnPaths, drawn_paths
from playground.picture.lines.heads import average_positions, head_kinds, head_positions
from playground.picture.lines.path_pens import CROWD
from playground.picture.pixels import Image
from playground.picture.viewport import Viewport
from playground.problems.surface import Surface

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane

NO_STARTS = "Click anywhere to place a start point"
NO_CONTENDERS = "Add a contender to see its path"


class PlanePainter:
    """Paints a plane: surface, paths, stars, heads, cross, starts, axes, and in a corner what one can do."""

    def __init__(self, plane: "Plane") -> None:
        self._plane = plane
        self._race = RaceLayer()
        self.long_race = LongRace(plane)
        self.long_race.drawn.connect(plane.update)
        self.overlays = OverlayStack(plane)
        self._heads = HeadLayer()
        self.plain = False
        self._axes_key: object = None
        self._strips: list[tuple[QRectF, QPixmap]] = []
        self._minima: tuple[Surface | None, Points] = (None, np.empty((0, 2)))

    def paint(self) -> None:
        """Paint the widget."""
        plane = self._plane
        painter = QPainter(plane)
        area, viewport = plane.area, plane.viewport
        painter.save()
        painter.setClipRect(area)
        self._paint_images(painter, area, viewport)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.overlays.paint(painter)
        if plane.marked is not None and not self.plain:
            paint_marked(painter, plane, plane.marked)
        self._paint_signs(painter)
        if not self.plain:
            self._paint_preview(painter)
            self._paint_words(painter, area)
            if plane.reached_by_key and plane.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(plane.theme.color("accent"), 2))
                painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_axes(painter, area, viewport)
        painter.end()

    def _paint_axes(self, painter: QPainter, area: QRectF, viewport: Viewport) -> None:
        """The axes stand still while a race is dragged: drawn once, in two strips, and stamped."""
        plane, ratio = self._plane, self._plane.devicePixelRatioF()
        key = (viewport, area, plane.theme, plane.size())
        if self._axes_key != key:
            self._axes_key = key
            left = QRectF(0, 0, area.left(), plane.height())
            below = QRectF(area.left(), area.bottom(), area.width(), plane.height() - area.bottom())
            self._strips = [(strip, _strip(strip, Axes(viewport, area, ratio), plane.theme)) for strip in (left, below)]
        for strip, pixmap in self._strips:
            painter.drawPixmap(strip.topLeft(), pixmap)

    def _paint_images(self, painter: QPainter, area: QRectF, viewport: Viewport) -> None:
        plane, ratio = self._plane, self._plane.devicePixelRatioF()
        ground, drawn = plane.ground.image, False
        paths: list[Image] = []
        if plane.result is not None and plane.result.statuses.size:
            seen = plane.result, plane.step, viewport, plane.theme.picture, ratio
            by = plane.document.state.view.color_by
            if LongRace.is_long(plane.result):
                paths = self.long_race.images(*seen, by)
            else:
                self.long_race.forget()
                paths, drawn = self._race.draw(*seen, ground, by)
        if not drawn:
            self._paint_ground(painter, area, viewport)
        for place, image in enumerate(paths):
            painter.drawImage(area.topLeft(), as_qimage(image, ratio, opaque=drawn and place == 0))

    def _paint_ground(self, painter: QPainter, area: QRectF, viewport: Viewport) -> None:
        plane, ratio = self._plane, self._plane.devicePixelRatioF()
        ground, old = plane.ground.image, plane.ground.stretched
        if ground is not None:
            painter.drawImage(area.topLeft(), as_qimage(ground, ratio, opaque=True))
            return
        painter.fillRect(area, QColor(plane.theme.picture.hole))
        if old is None:
            return
        image, seen = old
        left, top = viewport.pixel(seen.x0, seen.y1)
        right, bottom = viewport.pixel(seen.x1, seen.y0)
        target = QRectF(QPointF(left, top) / ratio + area.topLeft(), QPointF(right, bottom) / ratio + area.topLeft())
        if max(abs(c) for c in (left, top, right, bottom)) < 1e6 and target.width() > 1:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(target, as_qimage(image, opaque=True))

    def _paint_signs(self, painter: QPainter) -> None:
        plane = self._plane
        state, theme = plane.document.state, plane.theme
        problem = state.experiment.problem
        if self._minima[0] != problem:
            self._minima = (problem, problem.minima)
        paint_minima(painter, plane.places_of(self._minima[1]), theme.picture)
        result = plane.result
        if result is not None and result.statuses.size:
            heads = head_positions(result, plane.step)
            self._paint_cross(painter)
            paths = drawn_paths(result, theme.picture, state.view.color_by)
            self._paint_heads(painter, heads, paths)
            if result.average_records and paths.count < CROWD:
                averages = plane.places(average_positions(result, plane.step))
                paint_averages(painter, averages, paths.average_looks, theme.picture)
        starts = np.array([start.position for start in state.experiment.starts], np.float64)
        places = plane.places_of(starts.reshape(-1, problem.dimension))
        barred = excluded_starts(result, state.experiment)
        paint_starts(painter, places, theme, state.selected_start, plane.mouse.hovered, barred)
        below = 0.0
        if result is not None and result.statuses.size:
            paths = drawn_paths(result, theme.picture, state.view.color_by)
            below = paint_path_legend(painter, paths, state.view.color_by, plane.area, theme)
        under = plane.area.adjusted(0, below + 6 * (below > 0), 0, 0)
        paint_layer_legend(painter, state.view.layers, under, theme)

    def _paint_heads(self, painter: QPainter, heads: Points, paths: DrawnPaths) -> None:
        plane, ratio = self._plane, self._plane.devicePixelRatioF()
        if plane.result is not None and paths.count < CROWD:
            kinds = head_kinds(plane.result, plane.step)
            paint_heads(painter, plane.places(heads), kinds, paths.head_looks, plane.theme.picture)
            return
        image = self._heads.draw(paths.by_row(heads), paths.looks, plane.viewport, plane.theme.picture, ratio)
        painter.drawImage(plane.area.topLeft(), as_qimage(image, ratio))

    def _paint_cross(self, painter: QPainter) -> None:
        """The eigenvectors at the selected head, where the path is still on its way."""
        plane, point = self._plane, self._selected_head()
        if point is None or plane.document.state.experiment.problem.dimension != 2:
            return
        matrix = plane.document.state.experiment.problem.hessian(point[None])[0]
        if not np.isfinite(matrix).all():
            return
        values, vectors = np.linalg.eigh(matrix)
        place = plane.places(point)
        if np.abs(place).max() < 1e5:
            arms = vectors.T * (1, -1 / plane.camera.stretch)
            arms /= np.linalg.norm(arms, axis=1)[:, None]
            both = (float(values[0]), float(values[1]))
            paint_cross(painter, QPointF(*place.tolist()), arms, both, plane.theme.picture)

    def _selected_head(self) -> Points | None:
        plane, state = self._plane, self._plane.document.state
        contender, start, result = state.selected_contender, state.selected_start, plane.result
        if result is None or contender is None or start is None:
            return None
        places = racing_places(result.experiment)
        if contender not in places or start >= len(result.experiment.starts):
            return None
        point: Points = head_positions(result, plane.step)[places.index(contender), start]
        ready = state.experiment.problem.ready("hessian")
        return point if ready and np.isfinite(point).all() else None

    def _paint_preview(self, painter: QPainter) -> None:
        plane = self._plane
        places = plane.mouse.preview()
        if not places:
            return
        accent = plane.theme.color("accent")
        painter.setPen(QPen(accent, 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        first, last = QPointF(*places[0]), QPointF(*places[-1])
        drag = plane.mouse.drag
        if drag is not None and drag.tool == "line":
            painter.drawLine(first, last)
        else:
            painter.drawRect(QRectF(first, last))
        paint_starts(painter, np.array(places), plane.theme, None, None)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        plane = self._plane
        race = plane.document.state.experiment
        if not race.starts or not race.racers:
            empty = NO_STARTS if not race.starts else NO_CONTENDERS
            paint_chip(painter, empty, area, plane.theme, centred=True)
        if plane.underMouse() or plane.mouse.drag is not None:
            paint_chip(painter, plane.mouse.hint(), area, plane.theme)


def _strip(strip: QRectF, axes: Axes, theme: GuiTheme) -> QPixmap:
    """The part of the axes that lies in a strip."""
    ratio = axes.ratio
    pixmap = QPixmap(max(1, round(strip.width() * ratio)), max(1, round(strip.height() * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(theme.picture.paper))
    painter = QPainter(pixmap)
    painter.translate(-strip.topLeft())
    axes.paint(painter, theme)
    painter.end()
    return pixmap
