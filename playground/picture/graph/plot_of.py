"""From a graph to what lies between its axes, in device pixels: the same for the window and for every file."""

from collections.abc import Iterator

import numpy as np

from playground.picture.colors.theme import Theme
from playground.picture.graph import Axis, Bars, Dots, Graph, Ground, Line
from playground.picture.graph.curves import line_strokes
from playground.picture.lines.corners import Points
from playground.picture.lines.marks import Kind, Mark
from playground.picture.lines.pen import Pen
from playground.picture.lines.stroke import Stroke
from playground.picture.pixels import Image
from playground.picture.sheet.figure_words import TEXT_SIZE, Label
from playground.picture.sheet.sheet import Patch, Plot
from playground.picture.surface.seen_pixels import seen_pixels
from playground.picture.viewport import Viewport

_DASH, _RING = (6.0, 4.0), 1.6
_BELOW = -400.0  # what is not positive has no logarithm: it leaves every plot downwards


def plot_of(graph: Graph, view: Viewport, theme: Theme, ratio: float, left: int = 0, top: int = 0) -> Plot:
    """Return what lies between the axes of a graph, at (`left`, `top`) of a sheet.

    Arguments: `view` what is seen, on its device pixels, `ratio` of them for a logical one.
    """
    return Plot(
        left=left, top=top, width=view.width, height=view.height,
        ground=ground_pixels(graph.ground, view, theme, ratio) if graph.ground is not None else None,
        contours=contour_stroke(graph, view, theme, ratio),
        patches=patches_of(graph, view),
        strokes=strokes_of(graph, view, theme, ratio),
        marks=tuple(mark for dots in graph.dots for mark in _marks(dots, graph, view, ratio)),
        words=tuple(
            Label(note.words, *view.pixel(note.x, note.y), "middle", TEXT_SIZE * ratio, note.color)
            for note in graph.notes
        ),
    )  # fmt: skip


def ground_pixels(ground: Ground, view: Viewport, theme: Theme, ratio: float) -> Image:
    """Return the pixels of a ground that cover a view."""
    pixels = ground.paint(view, theme, ratio)
    return pixels if ground.region is None else seen_pixels(pixels, ground.region, view, theme.paper)


def strokes_of(graph: Graph, view: Viewport, theme: Theme, ratio: float) -> tuple[Stroke, ...]:
    """Return the lines of a graph in device pixels, the last on top, above it those of higher layers."""
    lines = sorted(graph.lines, key=lambda line: line.layer)
    placed = line_strokes(lines, view, graph.across.logarithmic, graph.up.logarithmic)
    return tuple(
        Stroke(line_pen(line, theme, ratio), points, line.name, line_dash(line, ratio))
        for line, points in zip(lines, placed, strict=True)
    )


def placed(values: Points, axis: Axis) -> Points:
    """Return numbers of the data as numbers of an axis."""
    if not axis.logarithmic:
        return np.clip(values, -1e300, 1e300)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(values <= 0, _BELOW, np.log10(values))


def line_pen(line: Line, theme: Theme, ratio: float) -> Pen:
    """Return the pen of a line."""
    if line.halo:
        return theme.path_pen(line.color, ratio, line.width, line.pattern)
    if line.edged:
        return theme.average_pen(line.color, ratio, line.width, line.pattern)
    return theme.curve_pen(line.color, ratio, line.width, line.pattern, line.opacity)


def line_dash(line: Line, ratio: float) -> tuple[float, float] | None:
    """Return the lengths of core and gap of a line, None where it is drawn through."""
    return (_DASH[0] * ratio, _DASH[1] * ratio) if line.dashed else None


def patches_of(graph: Graph, view: Viewport) -> tuple[Patch, ...]:
    """Return the bars of a graph in device pixels."""
    return tuple(patch for bars in graph.bars for patch in _patches(bars, graph.across, graph.up, view))


def dots_stroke(dots: Dots, graph: Graph, view: Viewport, ratio: float) -> Stroke:
    """Return dots as lines of no length, their edge the halo; rings as lines in a ring."""
    shape = dot_shape(dots, ratio)
    places = dot_places(dots, graph, view)
    points = np.full((len(places), len(shape) + 1, 2), np.nan)
    points[:, :-1] = places[:, None] + shape
    return Stroke(dot_pen(dots, ratio), points.reshape(-1, 2))


def dot_shape(dots: Dots, ratio: float) -> Points:
    """Return the line that a dot is drawn as, round its place, in device pixels."""
    if not dots.ring:
        return np.zeros((2, 2))
    turn = np.linspace(0.0, 2 * np.pi, 33)
    ring: Points = dots.radius * ratio * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    return ring


def dot_pen(dots: Dots, ratio: float) -> Pen:
    """Return the pen of dots."""
    width = (_RING if dots.ring else max(2 * dots.radius - dots.edge_width, 0.1)) * ratio
    return Pen(dots.color, width, dots.edge, dots.edge_width * ratio, 1.0, 1.0)


def dot_places(dots: Dots, graph: Graph, view: Viewport) -> Points:
    """Return where dots are in device pixels, (n, 2); NaN where that is far outside."""
    places = view.pixels(np.stack([placed(dots.x, graph.across), placed(dots.y, graph.up)], axis=1))
    with np.errstate(invalid="ignore"):
        near = np.all(np.abs(places) < 1e6, axis=1, keepdims=True)
    return np.where(near, places, np.nan)


def contour_stroke(graph: Graph, view: Viewport, theme: Theme, ratio: float) -> Stroke | None:
    """Return the lines over a graph's ground, None where it has none."""
    if graph.ground is None or graph.ground.lines is None:
        return None
    found = graph.ground.lines(view)
    pen = Pen(theme.line, ratio, theme.halo, 0.0, theme.contour_opacity())
    return Stroke(pen, np.concatenate(found) if found else np.empty((0, 2)))


def _patches(bars: Bars, across: Axis, up: Axis, view: Viewport) -> Iterator[Patch]:
    first = view.pixels(np.stack([placed(bars.lefts, across), placed(bars.highs, up)], axis=1))
    last = view.pixels(np.stack([placed(bars.rights, across), placed(bars.lows, up)], axis=1))
    size = view.width, view.height
    for (left, top), (right, bottom) in zip(
        np.clip(first, 0, size).tolist(), np.clip(last, 0, size).tolist(), strict=True
    ):
        if right > left and bottom > top:
            yield Patch(left, top, right - left, bottom - top, bars.color, bars.opacity)


def _marks(dots: Dots, graph: Graph, view: Viewport, ratio: float) -> Iterator[Mark]:
    places = dot_places(dots, graph, view)
    for x, y in places[np.isfinite(places[:, 0])].tolist():
        kind: Kind = "tried" if dots.ring else "head"
        sizes = dots.edge_width * ratio, _RING * ratio
        yield Mark(kind, x, y, dots.radius * ratio, dots.color, dots.edge, *sizes)
