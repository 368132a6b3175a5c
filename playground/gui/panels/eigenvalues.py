"""The curvature along the selected path."""

from typing import TYPE_CHECKING

import numpy as np

from playground.gui.panels._chart import Curves
from playground.gui.panels._chart_panel import ChartPanel
from playground.gui.panels._curves_of import racer_places, selected_path
from playground.gui.panels._panel import Panel
from playground.gui.panels._path_curvature import PathCurvature
from playground.gui.panels._pending import pending_places
from playground.gui.theme.apply import current_theme
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
        return state.selected_contender, state.selected_start, color

    def aside(self, result: "Result", state: State) -> str:
        """Name the path."""
        path = selected_path(result, state)
        return f"{result.names[path[0]]}, start {path[1]}" if path is not None else ""

    def draw(self, result: "Result", state: State) -> None:
        """Draw the selected path's eigenvalues."""
        path = selected_path(result, state)
        if path is None:
            pending = state.selected_contender in pending_places(state.experiment, result)
            self.chart.empty = "Pending." if pending else "Select a contender that races, and a start."
            self.chart.show_curves((), 0, logarithmic=False)
            return
        row, start = path
        made = self.curvature.along(result, row, start)
        if made is None:
            self.chart.empty = "Computing the Hessian along the path …"
            self.chart.show_curves((), 0, logarithmic=False)
            return
        place = racer_places(result)[row]
        color = current_theme().picture.contender_color(place, result.experiment.contenders[place].color)
        name = self.aside(result, state)
        larger = Curves(np.ascontiguousarray(made.values[-1:]), color, (f"lambda_max {name}",), steps=made.steps)
        curves: tuple[Curves, ...] = (larger,)
        if len(made.values) > 1:
            smaller = np.ascontiguousarray(made.values[:1])
            curves = Curves(smaller, color, (f"lambda_min {name}",), dashed=True, steps=made.steps), larger
        self.chart.show_curves(curves, result.experiment.steps, logarithmic=False)


PANEL = Panel(title="Hessian eigenvalues", side="right", order=30, make=EigenvaluesPanel, late=True, stretch=2)
