"""The curvature along the selected path."""

from dataclasses import replace
from typing import TYPE_CHECKING

from playground.gui.charts.chart_panel import ChartPanel
from playground.gui.charts.curves_of import lines_graph, racer_places, selected_path, step_axis
from playground.gui.charts.path_curvature import PathCurvature
from playground.gui.contenders.pending import pending_places
from playground.gui.panels._panel import Panel
from playground.gui.theme.apply import current_theme
from playground.picture.colors.contender_look import contender_look
from playground.picture.graph import Graph, Line
from playground.session.document import Document
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result


class EigenvaluesPanel(ChartPanel):
    """The eigenvalues of the Hessian along the selected path, the smaller one dashed."""

    def __init__(self, document: Document) -> None:
        super().__init__(document, "Hessian eigenvalues", height=68)
        self.chart.setToolTip(
            "The larger eigenvalue, and dashed the smaller: below 0 the surface curves downwards there"
        )
        self.curvature = PathCurvature(self)
        self.curvature.made.connect(self._expect)

    def looks(self, state: State) -> object:
        """The selected path alone."""
        chosen = state.selected_contender
        contenders = state.experiment.contenders
        color = contenders[chosen].color if chosen is not None and chosen < len(contenders) else None
        return state.selected_contender, state.selected_start, color, state.view.level_axis

    def aside(self, result: "Result", state: State) -> str:
        """Name the path."""
        path = selected_path(result, state)
        return f"{result.names[path[0]]}, start {path[1]}" if path is not None else ""

    def draw(self, result: "Result", state: State) -> Graph | None:
        """Draw the selected path's eigenvalues."""
        path = selected_path(result, state)
        if path is None:
            pending = state.selected_contender in pending_places(state.experiment, result)
            self.chart.empty = "Pending." if pending else "Select a contender that races, and a start."
            return None
        row, start = path
        made = self.curvature.along(result, row, start)
        if made is None:
            self.chart.empty = "Computing the Hessian along the path …"
            return None
        place = racer_places(result)[row]
        color, pattern = contender_look(place, result.experiment.contenders[place], current_theme().picture)
        name = self.aside(result, state)
        level = self.level(result, state, made, [start], [row])
        if level is None:
            return None
        across, places = level
        x, outlined = step_axis(made) if places is None else places[row][0], made.steps is not None
        larger = Line(x, made.values[-1], color, "largest", width=1.4, detail=name, outlined=outlined, pattern=pattern)
        lines = [larger]
        if len(made.values) > 1:
            lines.insert(0, replace(larger, y=made.values[0], name="smallest", dashed=True))
        return lines_graph("Hessian eigenvalues", lines, [made.values], across, False, "λ")


PANEL = Panel(title="Hessian eigenvalues", side="right", order=30, make=EigenvaluesPanel, late=True, stretch=2)
