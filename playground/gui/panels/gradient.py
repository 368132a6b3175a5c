"""The length of the gradient over the steps."""

from typing import TYPE_CHECKING

from playground.gui.panels._chart_panel import ChartPanel
from playground.gui.panels._curves_of import contender_curves, result_outline, selected_path
from playground.gui.panels._panel import Panel
from playground.gui.theme.apply import current_theme
from playground.session.document import Document
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result


class GradientPanel(ChartPanel):
    """‖∇f‖ along every path."""

    def __init__(self, document: Document) -> None:
        super().__init__(document, "Gradient norm", height=68)

    def draw(self, result: "Result", state: State) -> None:
        """Draw the gradients' lengths."""
        path = selected_path(result, state)
        starts, drawn = result_outline(result, "gradient_norms", path[1] if path else None)
        curves = contender_curves(drawn, starts, result, state, current_theme())
        self.chart.show_curves(curves, result.experiment.steps, logarithmic=True)


PANEL = Panel(title="Gradient norm", side="right", order=20, make=GradientPanel, late=True, stretch=2)
