"""What a network says, as a graph that answers: a plane with samples, a curve through them, or counts of classes."""

from dataclasses import replace

from PySide6.QtCore import Signal

from playground.curvature.decision import Decision
from playground.gui.graph.brush import Brush
from playground.gui.graph.graph_key import GraphKey
from playground.gui.graph.graph_view import GraphView
from playground.gui.graph.hovered import Hovered
from playground.gui.networks.pages.decision.asked import Asked, asked_of_samples, asked_on_grid
from playground.gui.networks.pages.decision.decision_words import plane_words, table_words
from playground.gui.theme.apply import current_theme
from playground.networks.data.data import Data
from playground.picture.colors.theme import Theme
from playground.picture.graph import Graph
from playground.picture.graph.samples_graph import class_words, samples_graph
from playground.picture.region import Interval, Region
from playground.picture.shown import Look
from playground.picture.shown.decision import decision_graphs
from playground.training.training import Training

_COARSE, _FINE = 9.0, 3.0  # logical pixels from one asked point to the next
_MANY = 400  # points of a curve
_LIMITS = 1e-5, 100.0  # how much of what all samples take can be seen
_DRAWN = Region(-1.2, 1.2, -1.2, 1.2)  # what is seen where all samples are drawn by hand
_NAMES = {1: "Fitted curve", 2: "Decision surface"}
_TABLE = "Confusion of classes"
EMPTY = "What the network says of the samples is counted here. Press Train."
DRAWING = "Left button draws {} · right one {} · middle one: pan · wheel: zoom · 0: all samples"
TIP = "Drag to pan · wheel: zoom · double click: all samples · right button: a rectangle, or what can be saved"


class DecisionView(GraphView):
    """Shows the samples at once, and what a network says when it has been asked.

    `asked` says what to ask, `made` turns the answers into a graph, in a thread; `changed` says that something else is
    to be asked. `strokes` is the brush that draws samples, the left button those of the class `kind`, the right one
    those of `next_kind`; `key` names what is drawn.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_NAMES[2], 120, limits=_LIMITS)
        self.setToolTip(TIP)
        self.empty = EMPTY
        self.brush = self.strokes = Brush(self)
        self.key, self.kind = GraphKey(), 0
        self.training: Training | None = None
        self.found: Decision | None = None
        self._made: Graph | None = None
        self._last: object = None

    @property
    def next_kind(self) -> int:
        """The class that the right button draws."""
        classes = self.training.data.classes if self.training is not None else 0
        return (self.kind + 1) % max(classes, 1)

    @property
    def ranges(self) -> tuple[Interval, Interval]:
        """What is seen, in the numbers of the data."""
        region, graph = self.region, self.graph
        if graph is None:
            return region.across, region.up
        x, y = graph.across.value, graph.up.value
        return (x(region.x0), x(region.x1)), (y(region.y0), y(region.y1))

    def show_training(self, training: Training) -> None:
        """Show other data; the plane keeps its ends, and its surface, while points are drawn on it."""
        before, self.training = self.training, training
        data = training.data
        if before is None or before.data.with_points(()) != data.with_points(()):
            self.seen.forget()
            self.found = self._made = None
            self.setAccessibleName(_NAMES.get(data.features, _TABLE if data.classes else "What the network says"))
            self.describe = None if data.features == 1 else self._describe
        self._show()
        self.changed.emit()

    def asked(self, fine: bool) -> Asked | None:
        """Return what to ask of what is seen, None for nothing; `fine` where there is time."""
        if self.training is None:
            return None
        data, area, (across, up) = self.training.data, self.area(), self.ranges
        if data.features > 2:
            return asked_of_samples(data, fine)
        if data.features == 1:
            return asked_on_grid((across, _MANY))
        cell = _FINE if fine else _COARSE
        columns, rows = (max(2, round(length / cell)) for length in (area.width(), area.height()))
        return asked_on_grid((across, columns), (up, rows))

    def made(self, found: Decision, theme: Theme) -> tuple[Decision, Graph]:
        """Return what was found with its graph."""
        return found, decision_graphs(found, Look(theme))[0]

    def show_made(self, made: tuple[Decision, Graph]) -> None:
        """Show it."""
        self.found, self._made = made
        self._show()

    def clear(self) -> None:
        """Show the samples alone."""
        self.found = self._made = None
        self._show()

    def refresh(self) -> None:
        """Paint anew, in the theme of now; the surface follows."""
        super().refresh()
        self._show()

    def show_seen(self) -> None:
        """Of another part other points are asked about."""
        super().show_seen()
        last, self._last = self._last, (self.region, self.area().size())
        if self._last != last and self.training is not None and self.training.data.features <= 2:
            self.changed.emit()

    def _show(self) -> None:
        graph = self._made
        if self.training is not None and self.training.data.features <= 2:
            samples = _samples(self.training.data)
            made = graph or samples
            graph = replace(made, dots=samples.dots, across=samples.across, up=samples.up)
        self.show_graph(graph)
        self.key.show_graph(graph)

    def _describe(self, pointed: Hovered) -> str:
        if self.training is None or self.graph is None:
            return ""
        data = self.training.data
        if self.strokes.on:
            words = class_words(data)
            return DRAWING.format(words[self.kind], words[self.next_kind])
        if data.features == 2:
            return plane_words(data, self.found, self.graph, pointed)
        return table_words(self.found, pointed) if self.found is not None else ""


def _samples(data: Data) -> Graph:
    """The samples between axes that show everything; those drawn by hand move no axis."""
    look = Look(current_theme().picture)
    graph = samples_graph(data, look)
    if not data.points:
        return graph
    home = samples_graph(data.with_points(()), look).region if "samples" in data.parameters else _DRAWN
    return graph.seen(home)
