"""Cursor and target of a view: where they stand on its axes, and where a person dragged the target."""

from typing import TYPE_CHECKING

from playground.picture.graph import Axis

if TYPE_CHECKING:
    from playground.gui.graph.graph_view import GraphView


class Grips:
    """What can be taken hold of in a view."""

    def __init__(self, view: "GraphView") -> None:
        self._view = view

    def show(self) -> None:
        """Put everything where it is on the axes of now."""
        view, stage, graph = self._view, self._view.stage, self._view.graph
        if stage is None or graph is None:
            return
        stage.plot.cursor_at = _place_on(graph.across, view.cursor_place)
        stage.show_line(stage.cursor, stage.plot.cursor_at)
        stage.show_line(stage.target, _place_on(graph.up, view.target_value))
        if view.link.pales:
            stage.paint_soon()

    def note_target(self) -> None:
        """The target's line was dragged."""
        view = self._view
        if view.stage is not None and view.graph is not None:
            view.target_value = view.graph.up.value(float(view.stage.target.value()))
            view.target_moved.emit(view.target_value)


def _place_on(axis: Axis, value: float | None) -> float | None:
    """The place of a line on an axis, None where it has none."""
    place = None if value is None else axis.place(value)
    return place if place is not None and abs(place) < 1e300 else None
