"""What a view says of the place under the mouse."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from playground.gui.graph.hovered import Hovered
from playground.gui.graph.readout import Readout, readout_rows
from playground.gui.widgets.format_number import format_number

if TYPE_CHECKING:
    from playground.gui.graph.graph_view import GraphView


class Pointer:
    """The place under the mouse of a view, what lies there, and the box that tells it."""

    def __init__(self, view: "GraphView") -> None:
        self._view = view
        self._place: QPointF | None = None
        self._readout: Readout | None = None
        self.hovered: Hovered | None = None

    def move(self, place: QPointF | None) -> None:
        """The mouse is at a place of the stage, None for nowhere."""
        self._place = place
        self.refresh()

    def refresh(self) -> None:
        """Look again: the mouse or what is under it has changed."""
        view, place = self._view, self._place
        found = None if place is None else self._found(place)
        if found != self.hovered:
            self.hovered = found
            view.link.mark(None if found is None or found.line is None else self._key(found.line))
            view.hovered.emit(found)
        if found is None or place is None:
            if self._readout is not None:
                self._readout.hide()
            return
        self._say(found, place)

    def _found(self, place: QPointF) -> Hovered | None:
        from playground.picture.graph.pointing import nearest_line

        view, stage, graph = self._view, self._view.stage, self._view.shown
        if stage is None or graph is None or not view.area().contains(place) or not view.isVisible():
            return None
        corner = view.area().topLeft()
        line = nearest_line(graph, stage.plot.view(1.0), place.x() - corner.x(), place.y() - corner.y())
        return Hovered(*view.data_at(place), line, self.dot_at(place))

    def dot_at(self, place: QPointF) -> tuple[int, int] | None:
        """Return which dots, and which point of them, is at a place of the stage."""
        from playground.picture.graph.pointing import nearest_dot

        view, stage, graph = self._view, self._view.stage, self._view.shown
        if stage is None or graph is None:
            return None
        corner = view.area().topLeft()
        return nearest_dot(graph, stage.plot.view(1.0), place.x() - corner.x(), place.y() - corner.y())

    def _key(self, line: int) -> object:
        graph = self._view.shown
        return None if graph is None else graph.lines[line].key

    def _say(self, found: Hovered, place: QPointF) -> None:
        from playground.picture.graph.pointing import values_at

        view, graph = self._view, self._view.shown
        assert graph is not None and view.stage is not None
        if view.describe is not None:
            title, rows = view.describe(found), []
        else:
            x = round(found.x) if graph.across.whole else found.x
            title = f"{graph.across.name or 'x'} {format_number(x, 6)}"
            pointed = None if found.line is None else graph.lines[found.line]
            if pointed is not None and pointed.detail:
                title += f"\n{pointed.full_name}"
            rows = readout_rows(values_at(graph, found.x), pointed)
        if self._readout is None:
            self._readout = Readout(view)
        if not title or (not rows and view.describe is None):
            self._readout.hide()
            return
        viewport = view.stage.viewport()
        self._readout.say(title, rows, viewport.mapToGlobal(place.toPoint()), view.screen().availableGeometry())
