"""From graphs to a sheet: where everything lies, in device pixels."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from playground.picture.corners import Points, corners
from playground.picture.figure_words import LEFT, RIGHT, ROW, TEXT_SIZE, Label, legend
from playground.picture.graph import Axis, Bars, Dots, Graph, Line
from playground.picture.marks import Kind, Mark
from playground.picture.pen import Pen
from playground.picture.pixels import parse_color
from playground.picture.sheet import Patch, Plot, Rule, Sheet
from playground.picture.stroke import Stroke
from playground.picture.text_width import fitted, text_width
from playground.picture.theme import Theme
from playground.picture.ticks import Tick, linear_ticks, log_ticks
from playground.picture.viewport import Viewport

_HEAD, _FOOT, _NAME, _GAP = 32, 24, 16, 12  # above a plot, its numbers below, an axis' name, between two graphs
_DASH, _RING = (6.0, 4.0), 1.6
_BELOW = -400.0  # what is not positive has no logarithm: its line leaves every plot downwards


def lay_out(graphs: Sequence[Graph], width: int, height: int, theme: Theme, ratio: float = 1.0) -> Sheet:
    """Return a sheet with graphs one below the other, each as high as its share of what titles and legends leave.

    Arguments: `graphs` at least one; `width`, `height` of the sheet in logical pixels; `ratio` device pixels for each.
    """
    across = width - LEFT - RIGHT
    rows = [_legend(graph, across, 0.0, theme, 1.0)[2] for graph in graphs]
    fixed = [_around(graph, count) for graph, count in zip(graphs, rows, strict=True)]
    room = max(height - sum(fixed) - _GAP * (len(graphs) - 1) - 4, 60 * len(graphs))
    total, top = sum(graph.share for graph in graphs), 0.0
    parts: list[_Part] = []
    for graph, around in zip(graphs, fixed, strict=True):
        high = room * graph.share / total
        parts.append(_Part(graph, round(top * ratio), round(across * ratio), max(round(high * ratio), 1), theme, ratio))
        top += around + high + _GAP
    return Sheet(
        width=round(width * ratio), height=round((top - _GAP + 4) * ratio), ratio=ratio, theme=theme,
        title=graphs[0].title, under=tuple(rule for part in parts for rule in part.under()),
        plots=tuple(part.plot() for part in parts), rules=tuple(rule for part in parts for rule in part.rules()),
        samples=tuple(stroke for part in parts for stroke in part.legend()[1]),
        labels=tuple(label for part in parts for label in part.labels()),
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


class _Part:
    """One graph, laid at its place."""

    def __init__(self, graph: Graph, top: int, width: int, height: int, theme: Theme, ratio: float) -> None:
        self._graph, self._top, self._theme, self._ratio = graph, top, theme, ratio
        self._left, self._plot_top = round(LEFT * ratio), top + round(_HEAD * ratio)
        self._across, self._up = x, y = graph.across, graph.up
        self._view = Viewport(x.low, x.high, y.low, y.high, width, height)

    def plot(self) -> Plot:
        """Return what lies between the axes."""
        graph, view, theme, ratio = self._graph, self._view, self._theme, self._ratio
        ground, contours = graph.ground, None
        if ground is not None and ground.lines is not None:
            pen = Pen(theme.line, ratio, theme.halo, 0.0, theme.line_opacity)
            found = ground.lines(view)
            contours = Stroke(pen, np.concatenate(found) if found else np.empty((0, 2)))
        return Plot(
            left=self._left, top=self._plot_top, width=view.width, height=view.height,
            ground=ground.paint(view, theme, ratio) if ground is not None else None, contours=contours,
            patches=tuple(patch for bars in graph.bars for patch in _patches(bars, self._across, self._up, view)),
            strokes=tuple(self._stroke(line) for line in graph.lines),
            marks=tuple(mark for dots in graph.dots for mark in _marks(dots, self._across, self._up, view, ratio)),
            words=tuple(
                Label(note.words, *view.pixel(note.x, note.y), "middle", TEXT_SIZE * ratio, note.color)
                for note in graph.notes
            ),
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
        yield from self.legend()[0]

    def legend(self) -> tuple[list[Label], tuple[Stroke, ...], int]:
        """Return the names of lines, samples of them, and the rows they need."""
        top = self._plot_top + self._view.height + (_FOOT + _NAME * bool(self._across.name)) * self._ratio
        return _legend(self._graph, self._view.width, top, self._theme, self._ratio)

    def _title(self) -> Iterator[Label]:
        ratio, size, theme = self._ratio, TEXT_SIZE * self._ratio, self._theme
        y, room = self._top + _HEAD / 2 * ratio, self._view.width + RIGHT * ratio / 2
        title = fitted(self._graph.title, 1.15 * size, room)
        yield Label(title, self._left, y, "start", 1.15 * size, theme.ink)
        begin = text_width(title, 1.15 * size) + 16 * ratio
        aside = fitted(self._graph.aside, size, room - begin)
        if len(aside) > 1:
            yield Label(aside, self._left + begin, y, "start", size, theme.faint)

    def _stroke(self, line: Line) -> Stroke:
        x, y = _placed(line.x, self._across), _placed(line.y, self._up)
        lines = corners(self._view.pixels(np.stack([x, y], axis=1)))
        return Stroke(_pen(line, self._theme, self._ratio), lines, line.name, _dash(line, self._ratio))

    def _across_places(self) -> list[tuple[str, float]]:
        most = max(2, round(self._view.width / self._ratio / 90))
        return [(tick.label, self._left + self._view.pixel(tick.value, 0.0)[0]) for tick in _ticks(self._across, most)]

    def _up_places(self) -> list[tuple[str, float]]:
        most = max(2, round(self._view.height / self._ratio / 30))
        return [(tick.label, self._plot_top + self._view.pixel(0.0, tick.value)[1]) for tick in _ticks(self._up, most)]


def _ticks(axis: Axis, most: int) -> tuple[Tick, ...]:
    if axis.labels:
        return tuple(Tick(value, words) for value, words in axis.labels)
    if not axis.ticks:
        return ()
    return log_ticks(axis.low, axis.high, most) if axis.logarithmic else linear_ticks(axis.low, axis.high, most)


def _placed(values: Points, axis: Axis) -> Points:
    if not axis.logarithmic:
        return np.clip(values, -1e300, 1e300)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(values <= 0, _BELOW, np.log10(values))


def _pen(line: Line, theme: Theme, ratio: float) -> Pen:
    if line.halo:
        return theme.path_pen(line.color, ratio, line.width)
    return Pen(line.color, line.width * ratio, theme.paper, 0.0, line.opacity)


def _dash(line: Line, ratio: float) -> tuple[float, float] | None:
    return (_DASH[0] * ratio, _DASH[1] * ratio) if line.dashed else None


def _legend(
    graph: Graph, width: float, top: float, theme: Theme, ratio: float
) -> tuple[list[Label], tuple[Stroke, ...], int]:
    named = list({line.name: line for line in graph.lines if line.name}.values())
    entries = tuple((line.name, replace(_pen(line, theme, ratio), halo_width=0.0)) for line in named)
    labels, samples, rows = legend(entries, width, top, theme, ratio)
    dashed = (replace(sample, dash=_dash(line, ratio)) for sample, line in zip(samples, named, strict=True))
    return labels, tuple(dashed), rows


def _patches(bars: Bars, across: Axis, up: Axis, view: Viewport) -> Iterator[Patch]:
    first = view.pixels(np.stack([_placed(bars.lefts, across), _placed(bars.highs, up)], axis=1))
    last = view.pixels(np.stack([_placed(bars.rights, across), _placed(bars.lows, up)], axis=1))
    size = view.width, view.height
    for (left, top), (right, bottom) in zip(
        np.clip(first, 0, size).tolist(), np.clip(last, 0, size).tolist(), strict=True
    ):
        if right > left and bottom > top:
            yield Patch(left, top, right - left, bottom - top, bars.color, bars.opacity)


def _marks(dots: Dots, across: Axis, up: Axis, view: Viewport, ratio: float) -> Iterator[Mark]:
    places = view.pixels(np.stack([_placed(dots.x, across), _placed(dots.y, up)], axis=1))
    with np.errstate(invalid="ignore"):
        near = (np.abs(places) < 1e6).all(axis=1)
    for x, y in places[near].tolist():
        kind: Kind = "tried" if dots.ring else "head"
        sizes = dots.edge_width * ratio, _RING * ratio
        yield Mark(kind, x, y, dots.radius * ratio, dots.color, dots.edge, *sizes)


def _between(paper: str, ink: str, part: float = 0.22) -> str:
    """A colour between two."""
    pairs = zip(parse_color(paper), parse_color(ink), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)
