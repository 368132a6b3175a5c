"""Loss and accuracy along a line, and the low path beside it."""

from functools import partial

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.gui.graph.axis_link import AxisLink
from playground.gui.graph.graph_files import GraphFiles
from playground.gui.graph.graph_view import GraphView
from playground.gui.graph.hovered import Hovered
from playground.gui.networks.pages.landscape.jobs import Lines
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.text import text
from playground.picture.graph import Graph
from playground.picture.graph.line_graphs import line_graphs
from playground.picture.shown import Look
from playground.slices.loss_line import LossLine


class LinesView(QWidget):
    """Two charts over the same t, over all samples; that of accuracy is there where there are classes.

    `told` says what became of files.
    """

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        link = AxisLink()
        self.loss = GraphView("Loss along the line", 110, link)
        self.accuracy = GraphView("Accuracy along the line", 90, link)
        self._found: tuple[Lines, str] | None = None
        self._logarithmic, self._t = False, 0.0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.loss, 3)
        column.addWidget(self.accuracy, 2)
        self.words = text("", "hint", wrap=True)
        column.addWidget(self.words)
        for view in (self.loss, self.accuracy):
            GraphFiles(view, view.accessibleName()).told.connect(self.told)
            view.describe = partial(self._describe, view)
            view.sought.connect(self.seek)
        self.accuracy.hide()

    def show_lines(self, found: Lines, color: str) -> None:
        """Show the straight line in a colour and the low path in the theme's accent."""
        self._found = found, color
        self._draw()

    def show_scale(self, logarithmic: bool) -> None:
        """Show losses on a logarithmic or a linear axis."""
        if logarithmic != self._logarithmic:
            self._logarithmic = logarithmic
            self._draw()

    def show_nothing(self, words: str) -> None:
        """Say what to do first."""
        self._found = None
        self.loss.empty = words
        self._draw()

    def seek(self, t: float) -> None:
        """Put the cursor of both charts to a t, and say below them what is there."""
        self._t = t
        self._show_cursor()

    def refresh(self) -> None:
        """Paint anew, in the theme of now."""
        self.loss.refresh()
        self.accuracy.refresh()
        self._draw()

    def words_at(self, t: float, view: GraphView) -> str:
        """Return what there is to say of t: each line's value, and where it lies."""
        graph, found = view.graph, self._found
        values = []
        for line in reversed(graph.lines if graph is not None else ()):
            if line.name and line.x[0] <= t <= line.x[-1]:
                values.append(f"{line.name} {format_number(float(np.interp(t, line.x, line.y)))}")
        far = "" if found is None else _distances(found[0], t)
        return "\n".join(filter(None, [f"t {format_number(t, 3)}: {', '.join(values)}", far]))

    def _draw(self) -> None:
        graphs: dict[str, Graph] = {}
        if self._found is not None:
            found, color = self._found
            look = Look(current_theme().picture, color=color)
            graphs = {one.title: one for one in line_graphs(found.line, look, found.curve, self._logarithmic)}
        for view, title in ((self.loss, "Loss"), (self.accuracy, "Accuracy")):
            view.show_graph(graphs.get(title))
        self.accuracy.setVisible("Accuracy" in graphs)
        self._show_cursor()

    def _show_cursor(self) -> None:
        found = self._found is not None
        for view in (self.loss, self.accuracy):
            view.show_cursor(self._t if found else None)
        self.words.setText(self.words_at(self._t, self.loss) if found else "")

    def _describe(self, view: GraphView, pointed: Hovered) -> str:
        return self.words_at(pointed.x, view)


def _distances(found: Lines, t: float) -> str:
    """How far from both ends a point of the line is, and one of the low path."""
    said = [_far(found.line, t, "" if found.curve is None else "straight line, ")]
    if found.curve is not None and 0 <= t <= 1:
        said.append(_far(found.curve, t, "low path, "))
    return "\n".join(said)


def _far(line: LossLine, t: float, name: str) -> str:
    point = line.point(t)
    first, last = (format_number(float(np.linalg.norm(point - line.controls[k])), 3) for k in (0, -1))
    return f"{name}distance {first} from t = 0, {last} from t = 1"
