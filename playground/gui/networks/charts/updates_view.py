"""A chart over the updates of a training, with a mark where something was changed on the way."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from playground.gui.graph.axis_link import AxisLink
from playground.gui.graph.graph_view import GraphView
from playground.gui.widgets.format_number import format_number
from playground.picture.graph import Graph, Line
from playground.picture.graph.chart_range import chart_range
from playground.picture.graph.graph_axes import updates_axis, upright, values_axis
from playground.training.change import Change
from playground.training.training import Training

TIP = "Drag to look back; the training goes on · wheel: zoom · right button: a rectangle · double click: everything"
_NEAR = 5.0  # logical pixels between the mouse and a mark that is told
_MOST = 6  # changes that are told at once
_FADED = 0.45


class UpdatesView(GraphView):
    """Shows a graph over updates. Its marks are changes on the way; a tooltip says which.

    Arguments: `name` of what is drawn, for those who cannot see it; `height` its least, in logical pixels; `link`
    shared with other charts over the same updates.
    """

    def __init__(self, name: str, height: int, link: AxisLink | None = None) -> None:
        super().__init__(name, height, link)
        self.setToolTip(TIP)
        self.marks: tuple[tuple[Change, str, str], ...] = ()

    def show_changes(self, training: Training, colors: Sequence[str]) -> None:
        """Take what is changed on the way, `colors` of the contenders by place; the next graph shows it."""
        names = training.names
        self.marks = tuple(
            (change, colors[change.contender], names[change.contender])
            for change in training.changes
            if change.update > 0
        )

    def show_graph(self, graph: Graph | None) -> None:
        """Show a graph, with its marks below its lines."""
        if graph is not None and self.marks:
            graph = replace(graph, lines=(*self._mark_lines(graph), *graph.lines))
        super().show_graph(graph)

    def event(self, event: QEvent) -> bool:
        """One kind of event is answered here."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            changes = self.changes_at(event.pos().x())
            if changes:
                QToolTip.showText(event.globalPos(), "\n".join(changes[-_MOST:]), self)
                return True
        return super().event(event)

    def changes_at(self, x: float) -> list[str]:
        """Return what was changed on the way within a few logical pixels of a place across the widget."""
        return [
            f"update {change.update}: {name}, {change.parameter} becomes {format_number(change.value)}"
            for change, _, name in self.marks
            if abs(self.place_of(change.update, 1.0).x() - x) <= _NEAR
        ]

    def _mark_lines(self, graph: Graph) -> list[Line]:
        seen = dict.fromkeys((change.update, color) for change, color, _ in self.marks)
        marks = [upright(update, graph.up, color, dashed=True, width=1.0) for update, color in seen]
        return [replace(mark, opacity=_FADED) for mark in marks]


def updates_graph(title: str, lines: Sequence[Line], last: int, logarithmic: bool, name: str = "") -> Graph | None:
    """Return the graph of lines over the updates 0 … `last`; None where no number of theirs has a place on the axis.

    Arguments: `logarithmic` whether the upright axis is; `name` of that axis.
    """
    values = [np.asarray(line.y)[None] for line in lines if len(line.y)]
    if last < 1 or not values or chart_range(values, logarithmic) is None:
        return None
    return Graph(title, updates_axis(float(last)), values_axis(lines, logarithmic, name), tuple(lines))
