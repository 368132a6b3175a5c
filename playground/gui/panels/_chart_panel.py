"""What the charts' panels have in common."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.gui.graph.graph_files import GraphFiles
from playground.gui.graph.graph_view import GraphView
from playground.gui.panels._heading import Heading
from playground.gui.panels._panel import PanelWidget
from playground.gui.race_link import race_link
from playground.gui.theme.theme import GuiTheme
from playground.picture.graph import Graph
from playground.session.document import Document
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result

NOTHING = "Nothing races: add a start and a contender."
PREPARING = "The race is being prepared; its curves come in a moment."
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
        self.chart.seek_requested.connect(self.seek_requested)
        self.files = GraphFiles(self.chart, title)
        self.files.told.connect(self.heading.aside.say)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.chart, 1)
        self.result: Result | None = None
        self._seen: object = None

    def aside(self, result: "Result", state: State) -> str:
        """Return the words beside the heading."""
        return ""

    def draw(self, result: "Result", state: State) -> Graph | None:
        """Return what the chart shows, None for the words of its empty state."""
        raise NotImplementedError

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
        self.chart.show_cursor(step)

    def show_theme(self, theme: GuiTheme) -> None:
        """Draw in other colours."""
        self._expect()
        self.chart.refresh()

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
