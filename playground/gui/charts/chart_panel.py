"""What the charts' panels have in common."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.gui.chart_links import race_link
from playground.gui.charts.curves_of import racer_places, selected_path, step_axis, steps_axis
from playground.gui.charts.level_axis import COUNTING, Asked, EvaluationCounter, StepPlaces, evaluations_axis
from playground.gui.graph.graph_files import GraphFiles
from playground.gui.graph.graph_view import GraphView
from playground.gui.panels import PanelWidget
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.heading import Heading
from playground.picture.graph import Axis, Graph
from playground.picture.graph.outline import Outline
from playground.session.actions.view import set_level_axis
from playground.session.document import Document
from playground.session.state import LevelAxis, State

if TYPE_CHECKING:
    from playground.experiments.result import Result

Floats = NDArray[np.float64]
Level = tuple[Axis, dict[int, Floats] | None]

NOTHING = "Nothing races: add a start and a contender."
PREPARING = "The race is being prepared; its curves come in a moment."
LEVEL_AXIS_WORDS: dict[LevelAxis, str] = {
    "steps": "Over steps",
    "gradients": "Over evaluations of the gradient",
    "evaluations": "Over all evaluations",
}
TIP = "Drag to move through the race · wheel: zoom · right button: a rectangle · double click: everything"


class ChartPanel(PanelWidget):
    """A heading and a chart, drawn anew when the numbers change or something that decides how they look.

    Arguments: `title` of the heading; `buttons` in it; `height` the chart's least.
    """

    def __init__(self, document: Document, title: str, *buttons: QWidget, height: int) -> None:
        super().__init__(document)
        self.heading = Heading(title, *buttons)
        self.chart = GraphView(f"{title} chart", height, race_link(document))
        self.chart.setToolTip(TIP)
        self.chart.show_cursor(0)
        self.chart.sought.connect(self._seek)
        self.files = GraphFiles(self.chart, title)
        self.files.more = self._axes
        self.counter = EvaluationCounter(self)
        self.counter.counted.connect(self._expect)
        self.files.told.connect(self.heading.aside.say)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.chart, 1)
        self.result: Result | None = None
        self._seen: object = None
        self._step = 0
        self._places: StepPlaces | None = None

    def aside(self, result: "Result", state: State) -> str:
        """Return the words beside the heading."""
        return ""

    def draw(self, result: "Result", state: State) -> Graph | None:
        """Return what the chart shows, None for the words of its empty state."""
        raise NotImplementedError

    def level(
        self, result: "Result", state: State, drawn: Outline, starts: list[int], rows: list[int] | None = None
    ) -> Level | None:
        """Return the level axis and, where it counts evaluations, the places (starts, k) of each row on it.

        None, with words for the chart, while evaluations are counted. The cursor and a drag follow the selected path.

        Arguments: `drawn` says which steps are drawn; `starts` of the curves; `rows` of the contenders, by default all.
        """
        kind = state.view.level_axis
        self._places = None
        if kind == "steps":
            self.show_step(self._step)
            return steps_axis(result), None
        rows = list(range(len(racer_places(result)))) if rows is None else rows
        steps = np.floor(step_axis(drawn))
        places = self.counter.along(result, Asked(kind, tuple(rows), tuple(starts), steps))
        if places is None:
            self.chart.empty = COUNTING
            return None
        if starts and rows:
            row, start = selected_path(result, state) or (rows[0], starts[0])
            row, start = row if row in places else rows[0], start if start in starts else starts[0]
            self._places = StepPlaces(steps, places[row][starts.index(start)])
        self.show_step(self._step)
        return evaluations_axis(kind, result), places

    def looks(self, state: State) -> object:
        """Return what of the state decides how the chart looks, besides the numbers."""
        contenders = tuple((one.color, one.pattern, one.enabled) for one in state.experiment.contenders)
        return state.view, state.selected_contender, state.selected_start, contenders

    def show_state(self, state: State) -> None:
        """Draw anew where something else is looked at."""
        looks = self.looks(state)
        if looks != self._seen:
            self._seen = looks
            self._expect()

    def show_result(self, result: "Result | None") -> None:
        """Draw new numbers."""
        self.result = result
        self._expect()

    def show_step(self, step: int) -> None:
        """Move the line."""
        self._step = step
        self.chart.show_cursor(step if self._places is None else self._places.place(step))

    def show_theme(self, theme: GuiTheme) -> None:
        """Draw in other colours."""
        self._expect()
        self.chart.refresh()

    def _seek(self, place: float) -> None:
        """A person moved the cursor to a place of the level axis."""
        step = round(place) if self._places is None else self._places.step(place, self._step)
        self.seek_requested.emit(step)

    def _axes(self) -> list[tuple[str, Callable[[], object]] | None]:
        """What the chart's menu offers for its level axis."""
        kind = self.document.state.view.level_axis
        return [
            (words, partial(self.document.perform, set_level_axis, axis))
            for axis, words in LEVEL_AXIS_WORDS.items()
            if axis != kind
        ]

    def _expect(self) -> None:
        """What is out of sight is not computed, and of results that follow each other quickly only the last."""
        result = self._drawable()
        self.heading.aside.say(self.aside(result, self.document.state) if result is not None else "")
        self.chart.expect(self._draw)

    def _draw(self) -> Graph | None:
        result = self._drawable()
        if result is not None:
            return self.draw(result, self.document.state)
        experiment = self.document.state.experiment
        awaited = self.result is None and experiment.racers and experiment.starts
        self.chart.empty = PREPARING if awaited else NOTHING
        return None

    def _drawable(self) -> "Result | None":
        result = self.result
        return result if result is not None and result.record is not None and result.record.size else None
