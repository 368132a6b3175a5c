"""The loss of every path over the steps."""

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from playground.experiments.standings_target import least_known, target_of
from playground.gui.charts.chart_panel import NOTHING, ChartPanel
from playground.gui.charts.curves_of import (
    averaged_name,
    contender_lines,
    lines_graph,
    racer_places,
    result_outline,
    selected_path,
    shown_starts,
)
from playground.gui.charts.legend import Legend
from playground.gui.charts.spread_of import Kind, shows_median, spread_graph
from playground.gui.contenders.pending import pending_places
from playground.gui.ends_of import path_ends
from playground.gui.panels._panel import Panel
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.role import role
from playground.gui.widgets.text import text
from playground.picture.colors.contender_look import contender_look
from playground.picture.graph import Graph
from playground.problems.surface import Surface
from playground.session.actions.view import set_above_minimum, set_loss_scale, set_over_starts, set_target
from playground.session.document import Document
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result

_ABOVE = "Show f minus the least value that is known"
_FORCED = "f goes down to {:.6g}, and what is below 0 has no logarithm: f is shown above its minimum"
DASHES = "dashed: averages of paths, edged on the plane"
_MEDIAN = "Of each contender the median over the starts, in a band from the lower quartile to the upper; here and below"
_FIGURES = 3  # of a target that is dragged
_UNKNOWN = "No minimum of this surface is known"


class LossPanel(ChartPanel):
    """f along every path, with the legend of all charts."""

    def __init__(self, document: Document) -> None:
        self.log = _toggle("logarithmic", "Show powers of ten, or the values themselves")
        self.above = _toggle("above minimum", _ABOVE)
        self.median = _toggle("median", _MEDIAN)
        super().__init__(document, "Loss", self.median, self.above, self.log, height=104)
        self.median.clicked.connect(lambda on: document.perform(set_over_starts, "median" if on else "all"))
        self.log.clicked.connect(lambda on: document.perform(set_loss_scale, "log" if on else "linear"))
        self.above.clicked.connect(lambda on: document.perform(set_above_minimum, on))
        self.chart.scales.change_up = lambda log: document.perform(set_loss_scale, "log" if log else "linear")
        self.legend = Legend(self._ends)
        link = self.chart.link
        self.legend.hidden_changed.connect(self._hide)
        self.legend.pointed.connect(lambda place: link.mark(None if place is None else (place,)))
        link.marked.connect(lambda key: self.legend.mark(key[0] if isinstance(key, tuple) else None))
        link.hidden_changed.connect(lambda: self._show_legend(self.document.state))
        self.chart.target_moved.connect(self._move_target)
        self.chart.target_released.connect(self._release_target)
        self._dragging, self._below = False, 0.0
        self.dashes = text(DASHES, "hint", wrap=True)
        self.dashes.hide()
        self.column.addWidget(self.legend)
        self.column.addWidget(self.dashes)
        self._named: object = None

    def show_state(self, state: State) -> None:
        """Show scale, legend and what is drawn."""
        super().show_state(state)
        self.log.setChecked(state.view.loss_scale == "log")
        self.median.setChecked(state.view.over_starts == "median")
        self.median.setVisible(len(state.experiment.starts) > 1)
        least = least_value(state.experiment.problem)
        forced = _below_zero(least, state)
        self.above.setChecked(least is not None and (state.view.above_minimum or forced))
        self.above.setEnabled(least is not None and not forced)
        tip = _FORCED.format(least) if forced else _ABOVE if least is not None else _UNKNOWN
        if tip != self.above.toolTip():
            self.above.setToolTip(tip)
        self._show_legend(state)

    def _show_legend(self, state: State) -> None:
        pending = pending_places(state.experiment, self.result)
        hidden = self.chart.link.hidden
        named = state.experiment.contenders, current_theme().id, pending, hidden
        if named != self._named:
            self._named = named
            self.dashes.setVisible(any(one.enabled and one.average for one in state.experiment.contenders))
            picture, names = current_theme().picture, state.experiment.names
            contenders = enumerate(state.experiment.contenders)
            looks = ((place, one, contender_look(place, one, picture)) for place, one in contenders if one.enabled)
            self.legend.show_entries(
                [(place, names[place], look, names[place] not in hidden, place in pending) for place, _, look in looks]
            )

    def show_result(self, result: "Result | None") -> None:
        """Draw new numbers, and mark in the legend whose are still to come."""
        super().show_result(result)
        self._show_legend(self.document.state)

    def show_theme(self, theme: GuiTheme) -> None:
        """The legend has the theme's colours too."""
        super().show_theme(theme)
        self.show_state(self.document.state)

    def _hide(self, places: frozenset[int]) -> None:
        """Hide the curves of contenders, and of their averages."""
        names = [self.document.state.experiment.names[place] for place in places]
        self.chart.link.hide([*names, *(averaged_name(name) for name in names)])

    def _show_target(self, result: "Result", state: State) -> None:
        """Put the line that can be dragged to what counts as reached in the standings."""
        level = target_of(result.experiment, state.view.target_in(result.experiment)).level
        self.chart.show_target(None if level is None else level - self._below)

    def _move_target(self, place: float) -> None:
        """The target's line is dragged: what counts as reached in the standings follows it, undone in one step."""
        if not self._dragging:
            self._dragging = True
            self.document.begin_gesture()
        race = self.document.state.experiment
        least = least_known(race.problem, race.constraint)
        target = place + self._below if least is None else max(place + self._below - least, 0.0)
        target = float(f"{target:.{_FIGURES}g}")
        self.document.perform(set_target, target)

    def _release_target(self) -> None:
        if self._dragging:
            self._dragging = False
            self.document.end_gesture()

    def _ends(self, place: int) -> str:
        """How a contender's paths ended."""
        result = self.result
        places = racer_places(result) if result is not None else []
        return path_ends(result, places.index(place)) if result is not None and place in places else ""

    def aside(self, result: "Result", state: State) -> str:
        """Say where not all starts are drawn."""
        if shows_median(result, state):
            return ""
        count = len(result.experiment.starts)
        drawn = len(shown_starts(count, len(result.contenders), state.selected_start))
        return f"{drawn} of {count} starts" if drawn < count else ""

    def draw(self, result: "Result", state: State) -> Graph | None:
        """Draw the losses."""
        path = selected_path(result, state)
        starts, drawn = result_outline(result, "losses", path[1] if path else None)
        least = least_value(result.experiment.problem)
        below = least if least is not None and (state.view.above_minimum or _below_zero(least, state)) else 0.0
        drawn = drawn._replace(values=drawn.values - below)
        self._below = below
        self._show_target(result, state)
        logarithmic = state.view.loss_scale == "log"
        self.chart.empty = (
            "No loss is above 0, so none has a logarithm. Show f above its minimum, or a linear axis."
            if logarithmic
            else NOTHING
        )
        name = "f − f*" if below else "f"
        if shows_median(result, state):
            kinds: tuple[Kind, ...] = ("losses", "average_losses") if result.average_records else ("losses",)
            return spread_graph("Loss", kinds, result, state, self.level, logarithmic, name, below)
        level = self.level(result, state, drawn, starts)
        if level is None:
            return None
        across, places = level
        lines, values = contender_lines(drawn, starts, result, state, places=places), [drawn.values]
        if result.average_records:
            _, means = result_outline(result, "average_losses", path[1] if path else None)
            means = means._replace(values=means.values - below)
            lines += contender_lines(means, starts, result, state, averaged=True, places=places)
            values.append(means.values)
        return lines_graph("Loss", lines, values, across, logarithmic, name)


def _below_zero(least: float | None, state: State) -> bool:
    """Whether f must be shown above its minimum: what is below 0 has no logarithm."""
    return least is not None and least < 0 and state.view.loss_scale == "log"


@lru_cache(maxsize=64)
def least_value(surface: Surface) -> float | None:
    """Return the surface's least value; it is asked for in every frame."""
    return surface.minimum_value


def _toggle(words: str, tip: str) -> QPushButton:
    button = role(QPushButton(words), "chip")
    button.setCheckable(True)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    return button


PANEL = Panel(title="Loss", side="right", order=10, make=LossPanel, stretch=3)
