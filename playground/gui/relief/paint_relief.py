"""One frame of the relief in the window."""

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from playground.gui.ends_of import excluded_starts
from playground.gui.plane.paint_chip import paint_chip
from playground.gui.plane.paint_plane import NO_CONTENDERS, NO_STARTS
from playground.gui.plane.path_legend import paint_path_legend
from playground.gui.plane.qimage import as_qimage
from playground.gui.plane.signs import paint_excluded, paint_handles
from playground.picture.lines.drawn_paths import drawn_paths

if TYPE_CHECKING:
    from playground.gui.relief.relief import Relief
    from playground.picture.relief.painter import ReliefPainter
    from playground.picture.relief.race import ReliefRace
    from playground.picture.relief.sight import ReliefSight

PREPARING = "preparing the relief …"
# So many pixels take longer than a frame while they are turned: then every second one each way is drawn.
_MANY = 4_000_000
# So many positions are drawn in a frame; of a longer race every k-th.
_MOST_TURNING, _MOST_STILL = 250_000, 2_000_000


class WidgetPainter:
    """Paints a relief and, over it, what belongs to the window alone: handles, words, the focus."""

    def __init__(self, relief: "Relief") -> None:
        self._relief = relief
        self._painter: ReliefPainter | None = None
        self.plain = False

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Paint the widget."""
        relief, sight = self._relief, self._relief.sight
        if sight is None:
            painter.fillRect(area, QColor(relief.theme.picture.paper))
            paint_chip(painter, PREPARING, area, relief.theme, centred=True)
            return
        self._paint_image(painter, sight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = relief.document.state
        self._paint_legend(painter, area)
        if self.plain:
            return
        starts = np.array([start.position for start in state.experiment.starts], np.float64).reshape(-1, 2)
        places, barred = relief.places(starts), excluded_starts(relief.result, state.experiment)
        paint_handles(painter, places, relief.theme, state.selected_start, relief.mouse.hovered)
        handles = [state.selected_start, relief.mouse.hovered]
        covered = [k for k in handles if k is not None and k < len(places) and barred[k]]
        paint_excluded(painter, places[covered], relief.theme)
        self._paint_chosen(painter)
        race = state.experiment
        if not race.starts or not race.racers:
            paint_chip(painter, NO_STARTS if not race.starts else NO_CONTENDERS, area, relief.theme, centred=True)
        if relief.underMouse() or relief.mouse.drag is not None:
            paint_chip(painter, relief.mouse.hint(), area, relief.theme)
        if relief.reached_by_key and relief.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(relief.theme.color("accent"), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def _paint_legend(self, painter: QPainter, area: QRectF) -> None:
        """What the colours mean, as on the plane."""
        relief, result = self._relief, self._relief.result
        by = relief.document.state.view.color_by
        # Beside the plane, which has it, one legend is enough.
        beside = relief.document.state.picture == "both"
        if by != "contender" and not beside and result is not None and result.record is not None and result.record.size:
            paths = drawn_paths(result, relief.theme.picture, by)
            paint_path_legend(painter, paths, by, area, relief.theme)

    def _paint_chosen(self, painter: QPainter) -> None:
        """A ring round the critical point that a person looks at."""
        point = self._relief.layers.chosen_point()
        if point is None:
            return
        x, y = self._relief.places(np.array([point]))[0].tolist()
        if np.isfinite([x, y]).all():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._relief.theme.color("accent"), 2.2))
            painter.drawEllipse(QPointF(x, y), 11, 11)

    def forget(self) -> None:
        """Give the memory of pictures back."""
        self._painter = None

    def _paint_image(self, painter: QPainter, sight: "ReliefSight") -> None:
        from playground.picture.relief.painter import ReliefPainter

        relief = self._relief
        if self._painter is None:
            self._painter = ReliefPainter()
        fine = relief.still or self.plain
        if not fine and sight.width * sight.height > _MANY:
            sight = replace(sight, width=sight.width // 2, height=sight.height // 2, ratio=sight.ratio / 2)
        size = relief.text_size * sight.ratio
        image = self._painter.paint(sight, relief.theme.picture, size, self._race(sight), sight.columns if fine else 1)
        if sight is relief.sight:
            painter.drawImage(QPointF(0, 0), as_qimage(image, sight.ratio, opaque=True))
        else:
            painter.drawImage(QRectF(relief.rect()), as_qimage(image, opaque=True))

    def _race(self, sight: "ReliefSight") -> "ReliefRace":
        """Paths of the newest numbers; starts and minima are the document's, which may be newer."""
        from playground.picture.relief.race import ReliefRace, relief_race

        relief, state = self._relief, self._relief.document.state
        race, result = ReliefRace(), relief.result
        if result is not None and result.record is not None and result.experiment.problem.dimension == 2:
            most = _MOST_STILL if relief.still or self.plain else _MOST_TURNING
            race = relief_race(result, relief.step, relief.theme.picture, most, state.view.color_by)
        starts = np.array([start.position for start in state.experiment.starts], np.float64).reshape(-1, 2)
        draped = relief.layers.newest(sight, result)
        barred = excluded_starts(result, state.experiment)
        return replace(race, starts=starts, minima=state.experiment.problem.minima, draped=draped, excluded=barred)
