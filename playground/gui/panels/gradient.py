"""The length of the gradient over the steps."""

from typing import TYPE_CHECKING

from playground.gui.charts.chart_panel import ChartPanel
from playground.gui.charts.curves_of import contender_lines, lines_graph, result_outline, selected_path
from playground.gui.charts.spread_of import shows_median, spread_graph
from playground.gui.panels._panel import Panel
from playground.picture.graph import Graph
from playground.session.document import Document
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result


class GradientPanel(ChartPanel):
    """‖∇f‖ along every path."""

    def __init__(self, document: Document) -> None:
        super().__init__(document, "Gradient norm", height=68)

    def draw(self, result: "Result", state: State) -> Graph | None:
        """Draw the gradients' lengths."""
        if shows_median(result, state):
            return spread_graph("Gradient norm", ("gradient_norms",), result, state, self.level, True, "‖∇f‖")
        path = selected_path(result, state)
        starts, drawn = result_outline(result, "gradient_norms", path[1] if path else None)
        level = self.level(result, state, drawn, starts)
        if level is None:
            return None
        across, places = level
        lines = contender_lines(drawn, starts, result, state, places=places)
        return lines_graph("Gradient norm", lines, [drawn.values], across, True, "‖∇f‖")


PANEL = Panel(title="Gradient norm", side="right", order=20, make=GradientPanel, late=True, stretch=2)
