"""From graphs to a sheet: where everything lies, in device pixels."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from playground.picture.colors.theme import Theme
from playground.picture.graph import Graph
from playground.picture.graph.plot_of import plot_of
from playground.picture.graph.ticks import axis_ticks
from playground.picture.lines.stroke import Stroke
from playground.picture.pixels import parse_color
from playground.picture.sheet.figure_format import USUAL, FigureFormat, title_lines
from playground.picture.sheet.figure_words import LEFT, RIGHT, ROW, TEXT_SIZE, Label
from playground.picture.sheet.legend import LegendRoom, legend_inside, legend_of, legend_room
from playground.picture.sheet.legend_entries import legend_entries
from playground.picture.sheet.sheet import Patch, Plot, Rule, Sheet
from playground.picture.sheet.text_width import fitted, text_width

_BAR, _BAR_GAP, _BAR_WIDTH = 68, 12, 12  # the room of a bar of colours, and where it is in it
_HEAD, _FOOT, _NAME, _GAP = 32, 24, 16, 12  # above a plot, its numbers below, an axis' name, between two graphs
_HEADLINE = 20  # a line of a title above all


def lay_out(
    graphs: Sequence[Graph], width: float, height: float, theme: Theme, ratio: float = 1.0,
    format: FigureFormat = USUAL,
) -> Sheet:  # fmt: skip
    """Return a sheet with graphs one below the other, each as high as its share of what titles and legends leave.

    Arguments: `graphs` at least one; `width`, `height` of the sheet in logical pixels; `ratio` device pixels for each;
    `format` what was chosen of title and legend. A sheet too low for its plots becomes higher where it is not fixed.
    """
    graphs, head = _titled(graphs, width, theme, ratio, format)
    across = width - LEFT - RIGHT - _BAR * any(graph.scale is not None for graph in graphs)
    each = [legend_entries(graph, theme, ratio) for graph in graphs]
    rooms = [legend_room(entries, across, height / len(graphs), format.legend) for entries in each]
    across -= max(room.width for room in rooms)
    fixed = [_around(graph, room.rows) for graph, room in zip(graphs, rooms, strict=True)]
    top = float(_HEADLINE * len(head))
    spare = max(height - top - sum(fixed) - _GAP * (len(graphs) - 1) - 4, (8 if format.fixed else 60) * len(graphs))
    total = sum(graph.share for graph in graphs)
    parts: list[_Part] = []
    for graph, around, legend in zip(graphs, fixed, rooms, strict=True):
        high = spare * graph.share / total
        size = _plot_size(graph, across * ratio, high * ratio)
        parts.append(_Part(graph, round(top * ratio), size, theme, ratio, legend))
        top += around + high + _GAP
    below = height if format.fixed else top - _GAP + 4
    return Sheet(
        width=round(width * ratio), height=round(below * ratio), ratio=ratio, theme=theme,
        title=format.title or graphs[0].title or "figure", under=tuple(rule for part in parts for rule in part.under()),
        plots=tuple(plot for part in parts for plot in part.plots()),
        rules=tuple(rule for part in parts for rule in part.rules()),
        samples=tuple(stroke for part in parts for stroke in part.legend()[1]),
        backs=tuple(part.inside[1] for part in parts if part.inside is not None),
        labels=(*head, *(label for part in parts for label in part.labels())),
    )  # fmt: skip


def said_once(graphs: Sequence[Graph]) -> list[Graph]:
    """Return graphs with the same axis and the same lines, whose names the last alone says."""
    silent = [
        replace(
            graph, across=replace(graph.across, name=""), lines=tuple(replace(line, name="") for line in graph.lines)
        )
        for graph in graphs[:-1]
    ]
    return [*silent, *graphs[-1:]]


def _around(graph: Graph, rows: int) -> float:
    """The height of all that is not the plot."""
    foot = _FOOT if graph.across.ticks or graph.across.labels else 4
    return _HEAD + foot + _NAME * bool(graph.across.name) + ROW * rows


def _plot_size(graph: Graph, width: float, height: float) -> tuple[int, int]:
    """Return the device pixels of a plot: all that there are, or as many as leave both axes one scale."""
    if graph.equal:
        region = graph.region
        wide, high = region.x1 - region.x0, region.y1 - region.y0
        unit = max(wide / max(width, 1.0), high / max(height, 1.0))
        width, height = wide / unit, high / unit
    return max(round(width), 1), max(round(height), 1)


class _Part:
    """One graph, laid at its place."""

    def __init__(
        self, graph: Graph, top: int, size: tuple[int, int], theme: Theme, ratio: float, room: LegendRoom
    ) -> None:
        self._graph, self._top, self._theme, self._ratio = graph, top, theme, ratio
        self._left, self._plot_top = round(LEFT * ratio), top + round(_HEAD * ratio)
        self._across, self._up = graph.across, graph.up
        self._view, self._room = graph.region.on(*size), room

    def plots(self) -> Iterator[Plot]:
        """Return what lies between the axes, and the bar of the ground's colours."""
        yield plot_of(self._graph, self._view, self._theme, self._ratio, self._left, self._plot_top)
        scale = self._graph.scale
        if scale is not None:
            yield Plot(
                left=self._bar, top=self._plot_top, width=round(_BAR_WIDTH * self._ratio), height=self._view.height,
                ground=scale.pixels(self._view.height, self._theme), contours=None, patches=(), strokes=(), marks=(),
                words=(),
            )  # fmt: skip

    def under(self) -> Iterator[Rule]:
        """Return the lines across the plot."""
        if self._graph.grid and self._graph.ground is None:
            right = self._left + self._view.width
            for _, y in self._up_places():
                yield Rule(self._left, y, right, y, _between(self._theme.paper, self._theme.faint))

    def rules(self) -> Iterator[Rule]:
        """Return axes and ticks."""
        view, faint, tick = self._view, self._theme.faint, 4 * self._ratio
        bottom, right = self._plot_top + view.height, self._left + view.width
        yield Rule(self._left, self._plot_top, self._left, bottom, faint)
        yield Rule(self._left, bottom, right, bottom, faint)
        for _, x in self._across_places():
            yield Rule(x, bottom, x, bottom + tick, faint)
        for _, y in self._up_places():
            yield Rule(self._left - tick, y, self._left, y, faint)

    def labels(self) -> Iterator[Label]:
        """Return title, numbers, names of axes, legend."""
        yield from self._title()
        ratio, faint, size = self._ratio, self._theme.faint, TEXT_SIZE * self._ratio
        bottom, right = self._plot_top + self._view.height, self._left + self._view.width
        for words, x in self._across_places():
            half = text_width(words, size) / 2
            yield Label(words, min(x, right + RIGHT * ratio - half - 2), bottom + 14 * ratio, "middle", size, faint)
        for words, y in self._up_places():
            yield Label(words, self._left - 8 * ratio, y, "end", size, faint)
        if self._across.name:
            middle = self._left + self._view.width / 2
            yield Label(self._across.name, middle, bottom + (_FOOT + 6) * ratio, "middle", size, faint)
        if self._up.name:
            x, y = 10 * ratio, self._plot_top + self._view.height / 2
            yield Label(fitted(self._up.name, size, self._view.height), x, y, "middle", size, faint, upwards=True)
        yield from self._scale_labels()
        yield from self.legend()[0]

    @property
    def _bar(self) -> int:
        return round(self._left + self._view.width + _BAR_GAP * self._ratio)

    def _scale_labels(self) -> Iterator[Label]:
        """What the bar of colours says."""
        scale, view, ratio, faint = self._graph.scale, self._view, self._ratio, self._theme.faint
        if scale is None:
            return
        axis, size = scale.axis, TEXT_SIZE * ratio
        right = self._bar + (_BAR_WIDTH + 5) * ratio
        for tick in axis_ticks(axis, max(2, round(view.height / ratio / 30))):
            share = (axis.high - tick.value) / (axis.high - axis.low)
            yield Label(tick.label, right, self._plot_top + share * view.height, "start", size, faint)
        if axis.name:
            yield Label(axis.name, right + 26 * ratio, self._plot_top - 10 * ratio, "end", size, faint)

    def legend(self) -> tuple[list[Label], tuple[Stroke, ...]]:
        """Return the names of lines and samples of them."""
        ratio, height = self._ratio, self._view.height
        left, top = float(self._left), self._plot_top + height + (_FOOT + _NAME * bool(self._across.name)) * ratio
        if self._room.place == "right":
            bar = _BAR * ratio * (self._graph.scale is not None)
            left, top = self._left + self._view.width + bar + _BAR_GAP * ratio, float(self._plot_top)
        elif self.inside is not None:
            left, top = self.inside[0]
        return legend_of(
            legend_entries(self._graph, self._theme, ratio), self._room, left, top, height, self._theme, ratio
        )

    @cached_property
    def inside(self) -> tuple[tuple[float, float], Patch] | None:
        """The corner of a legend inside the plot, and the patch under it; None where it is not there."""
        if self._room.place != "inside":
            return None
        entries, view = legend_entries(self._graph, self._theme, self._ratio), self._view
        plot = plot_of(self._graph, view, self._theme, self._ratio, self._left, self._plot_top)
        lines = [stroke.lines for stroke in plot.strokes]
        size = view.width, view.height
        (left, top), patch = legend_inside(entries, self._room, size, lines, self._theme, self._ratio)
        moved = replace(patch, left=patch.left + self._left, top=patch.top + self._plot_top)
        return (left + self._left, top + self._plot_top), moved

    def _title(self) -> Iterator[Label]:
        ratio, size, theme = self._ratio, TEXT_SIZE * self._ratio, self._theme
        y, room = self._top + _HEAD / 2 * ratio, self._view.width + RIGHT * ratio / 2
        if not self._graph.title:
            return
        title = fitted(self._graph.title, 1.15 * size, room)
        yield Label(title, self._left, y, "start", 1.15 * size, theme.ink)
        begin = text_width(title, 1.15 * size) + 16 * ratio
        aside = fitted(self._graph.aside, size, room - begin)
        if len(aside) > 1:
            yield Label(aside, self._left + begin, y, "start", size, theme.faint)

    def _across_places(self) -> list[tuple[str, float]]:
        most = max(2, round(self._view.width / self._ratio / 90))
        return [
            (tick.label, self._left + self._view.pixel(tick.value, 0.0)[0]) for tick in axis_ticks(self._across, most)
        ]

    def _up_places(self) -> list[tuple[str, float]]:
        most = max(2, round(self._view.height / self._ratio / 30))
        return [
            (tick.label, self._plot_top + self._view.pixel(0.0, tick.value)[1]) for tick in axis_ticks(self._up, most)
        ]


def _titled(
    graphs: Sequence[Graph], width: float, theme: Theme, ratio: float, format: FigureFormat
) -> tuple[Sequence[Graph], list[Label]]:
    """The graphs, a single one without its own title, and the title that was chosen in its lines above all."""
    if format.title is None:
        return graphs, []
    size, room = 1.15 * TEXT_SIZE, width - LEFT - RIGHT / 2
    lines = title_lines(format.title, size, room)
    head = [
        Label(words, LEFT * ratio, (k + 0.7) * _HEADLINE * ratio, "start", size * ratio, theme.ink)
        for k, words in enumerate(lines)
    ]
    return ([replace(graphs[0], title="", aside="")] if len(graphs) == 1 else graphs), head


def _between(paper: str, ink: str, part: float = 0.22) -> str:
    """A colour between two."""
    pairs = zip(parse_color(paper), parse_color(ink), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)
