"""Cursor, target and rectangle of a view: where they stand on its axes, and what a person did with them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from playground.picture.graph import Axis
from playground.picture.region import Region

if TYPE_CHECKING:
    from playground.gui.graph.graph_view import GraphView


class Grips:
    """What can be taken hold of in a view."""

    def __init__(self, view: "GraphView") -> None:
        self._view = view
        self._showing = False

    def show(self) -> None:
        """Put everything where it is on the axes of now."""
        view, stage, graph = self._view, self._view.stage, self._view.graph
        if stage is None or graph is None:
            return
        stage.plot.cursor_at = _place_on(graph.across, view.cursor_place)
        stage.show_line(stage.cursor, stage.plot.cursor_at)
        stage.show_line(stage.target, _place_on(graph.up, view.target_value))
        self._showing = True
        stage.show_part(view.part)
        self._showing = False
        if view.link.pales:
            stage.viewport().update()

    def note_target(self) -> None:
        """The target's line was dragged."""
        view = self._view
        if view.stage is not None and view.graph is not None:
            view.target_value = view.graph.up.value(float(view.stage.target.value()))
            view.target_moved.emit(view.target_value)

    def note_part(self) -> None:
        """The rectangle was moved or stretched."""
        view = self._view
        if view.stage is None or self._showing:
            return
        (x, y), (wide, high) = view.stage.part.pos(), view.stage.part.size()
        if wide and high:
            xs, ys = sorted((float(x), float(x + wide))), sorted((float(y), float(y + high)))
            view.part = Region(xs[0], xs[1], ys[0], ys[1])
            view.part_changed.emit(view.part)

    def release_part(self) -> None:
        """The rectangle was let go."""
        if not self._showing:
            self._view.part_released.emit()

    def point_at(self, place: QPointF) -> tuple[int, int] | None:
        """Return which movable dots, and which point of them, is at a place of the stage."""
        graph = self._view.shown
        if graph is None or not any(dots.movable for dots in graph.dots):
            return None
        found = self._view.pointer.dot_at(place)
        return found if found is not None and graph.dots[found[0]].movable else None


def _place_on(axis: Axis, value: float | None) -> float | None:
    """The place of a line on an axis, None where it has none."""
    place = None if value is None else axis.place(value)
    return place if place is not None and abs(place) < 1e300 else None
