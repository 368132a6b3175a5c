"""A whole figure without a painter: what the exporters write as vectors or as pixels."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

import numpy as np

from playground.base.check_kind import check_kind
from playground.experiments.experiment import Experiment
from playground.experiments.result import Result
from playground.picture.colors.contender_look import racing_looks
from playground.picture.colors.theme import Theme, stated_theme
from playground.picture.graph.ticks import linear_ticks
from playground.picture.lines.corners import Points
from playground.picture.lines.drawn_paths import DrawnPaths, drawn_paths
from playground.picture.lines.heads import average_positions, head_kinds, head_positions
from playground.picture.lines.marks import STAR_RADIUS, Kind, Mark, averaged_mark, excluded_mark, head_mark
from playground.picture.lines.path_pens import mark_size, path_pens
from playground.picture.lines.paths import path_lines
from playground.picture.lines.stroke import Stroke
from playground.picture.sheet.check_figure import check_figure, check_path_colors, check_pixels
from playground.picture.sheet.figure_format import LegendPlace, figure_format
from playground.picture.sheet.figure_words import BOTTOM, LEFT, RIGHT, ROW, TEXT_SIZE, TOP, Label, title_labels
from playground.picture.sheet.fitted_plot import fitted_plot
from playground.picture.sheet.legend import Entry, LegendRoom, legend_inside, legend_of
from playground.picture.sheet.sheet import Patch
from playground.picture.surface.background import sample, surface_levels
from playground.picture.surface.layers import Sight, feasible_set, iterate_strokes, layer_marks, layer_strokes
from playground.picture.surface.levels import Levels
from playground.picture.surface.lift import lift
from playground.picture.surface.profile import home_rectangle, profile_strokes
from playground.picture.viewport import Viewport
from playground.problems.surface import Surface

_BESIDE = 12  # between a plot and a legend at its right


@dataclass(frozen=True)
class Scene:
    """A figure: the plot at (`left`, `top`) with its surface, paths and marks; ticks, labels and legend round it.

    Where the problem is a function of one number, `levels` is None and the curve is among the strokes.
    All lengths are device pixels, `ratio` of them for a logical one. `strokes`, `layers` and `marks` are measured in
    the plot, each over the one before; between strokes and layers what lies outside `feasible`, a closed ring or None,
    is veiled. `labels`, `samples` (the legend's line samples) and `ticks` (short lines at the axes) in the figure.
    """

    title: str
    width: int
    height: int
    ratio: float
    left: int
    top: int
    theme: Theme
    surface: Surface
    viewport: Viewport
    levels: Levels | None
    strokes: tuple[Stroke, ...]
    feasible: Points | None
    layers: tuple[Stroke, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, float, float, float], ...]
    samples: tuple[Stroke, ...]
    labels: tuple[Label, ...]
    backs: tuple[Patch, ...] = ()


def race_scene(
    result: Result,
    *,
    viewport: Viewport | None = None,
    theme: str = "light",
    step: int | None = None,
    ratio: float = 1.0,
    scale: str = "auto",
    layers: Collection[str] = (),
    selected: tuple[int, int] | None = None,
    color_by: str = "contender",
    size: tuple[float, float] | None = None,
    title: str | None = None,
    legend: LegendPlace = "below",
) -> Scene:
    """Return the figure of a race: surface, paths up to a step, starts, heads, known minima, axes, title, legend.

    The feasible set of a race with a constraint is always there.

    Arguments: `result` with recorded positions; `viewport` what is seen on how many device pixels (default: the
    problem's domain on 740 × 760 logical ones); `theme` "light" or "dark"; `step` ≥ 0 (default: the last); `ratio`
    0.1 … 32 device pixels for a logical one; `scale` of the levels, "auto", "log" or "linear"; `layers` the ids of what
    is drawn over the surface, as in the window's menu, and `selected` the places of the contender and the start that
    some of them look at; `color_by` "contender", or where paths end: "end" (why) or "minimum" (which); `size` of the
    whole figure in logical pixels, for which the plot shows more of the plane where that has another shape; `title` in
    place of the surface's name and formula; `legend` "below", "right", "inside" or "none". Raises PlaygroundError for
    anything else, for a picture of more than 200 million pixels, and for a result that kept only ends.
    """
    ratio = check_figure(result, step, ratio, scale, layers, selected)
    experiment, colors = result.experiment, stated_theme(theme)
    if viewport is not None:
        check_kind(viewport, Viewport, "viewport", "a Viewport")
    else:
        (x0, x1), (y0, y1) = home_rectangle(experiment.problem)
        viewport = Viewport(x0, x1, y0, y1, round(740 * ratio), round(760 * ratio))
    drawn = drawn_paths(result, colors, check_path_colors(color_by))
    entries = _entries(drawn, colors, ratio)
    chosen = figure_format(title, legend)
    room, viewport = fitted_plot(viewport, entries, size, chosen.legend, ratio, experiment.problem.dimension == 2)
    check_pixels(viewport.width, viewport.height)
    last = drawn.record.shape[2] - 1
    until = last if step is None else min(int(step), last)
    paths = _paths(drawn, until, viewport, colors, ratio)
    sight = Sight(result, until, viewport, colors, ratio, selected)
    feasible, border = feasible_set(sight)
    corner, backs = _legend_place(entries, room, viewport, paths, colors, ratio)
    words, samples = legend_of(entries, room, *corner, viewport.height, colors, ratio)
    ticks, labels = _axes(viewport, colors, ratio)
    return Scene(
        title=title or experiment.problem.name,
        width=viewport.width + round((LEFT + RIGHT + room.width) * ratio),
        height=viewport.height + round((TOP + BOTTOM + room.rows * ROW + 8) * ratio),
        ratio=ratio,
        left=round(LEFT * ratio),
        top=round(TOP * ratio),
        theme=colors,
        surface=experiment.problem,
        viewport=viewport,
        levels=_levels(experiment.problem, viewport, scale),
        strokes=(*_curve(experiment.problem, viewport, colors, ratio), *paths),
        feasible=feasible,
        layers=(*border, *layer_strokes(layers, sight), *iterate_strokes(sight, racing_looks(experiment, colors))),
        marks=(*layer_marks(layers, sight), *_minima(experiment, viewport, colors, ratio),
               *_heads(result, until, drawn, viewport, colors, ratio),
               *_starts(result, viewport, colors, ratio)),
        ticks=ticks,
        samples=samples,
        backs=backs,
        labels=(*title_labels(experiment.problem, viewport.width, colors, ratio, title), *labels, *words),
    )  # fmt: skip


def _entries(drawn: DrawnPaths, theme: Theme, ratio: float) -> tuple[Entry, ...]:
    """The legend, whose samples are never faint."""
    pens = path_pens(drawn.looks, drawn.average_looks, theme, ratio)
    return tuple(map(Entry, (*drawn.names, *drawn.average_names), pens))


def _paths(drawn: DrawnPaths, until: int, viewport: Viewport, theme: Theme, ratio: float) -> list[Stroke]:
    """Each row of paths up to a step, and the averages on top."""
    pens = path_pens(drawn.looks, drawn.average_looks, theme, ratio, drawn.count)
    rows = zip(drawn.record, pens, (*drawn.names, *drawn.average_names), strict=True)
    return [Stroke(pen, path_lines(record, 0, until, viewport), name) for record, pen, name in rows]


def _legend_place(
    entries: tuple[Entry, ...], room: LegendRoom, viewport: Viewport, paths: Sequence[Stroke], theme: Theme,
    ratio: float,
) -> tuple[tuple[float, float], tuple[Patch, ...]]:  # fmt: skip
    """The corner of the legend in the figure, and what lies under one inside the plot."""
    if room.place == "right":
        return ((LEFT + _BESIDE) * ratio + viewport.width, TOP * ratio), ()
    if room.place != "inside":
        return (LEFT * ratio, (TOP + BOTTOM) * ratio + viewport.height), ()
    lines = [path.lines for path in paths]
    (x, y), back = legend_inside(entries, room, (viewport.width, viewport.height), lines, theme, ratio)
    left, top = round(LEFT * ratio), round(TOP * ratio)
    return (x + left, y + top), (replace(back, left=back.left + left, top=back.top + top),)


def _levels(problem: Surface, viewport: Viewport, scale: str) -> Levels | None:
    return surface_levels(problem, sample(problem, viewport, 2), scale) if problem.dimension == 2 else None


def _curve(problem: Surface, viewport: Viewport, theme: Theme, ratio: float) -> Iterator[Stroke]:
    """What stands for contours where the problem is a function of one number."""
    if problem.dimension == 1:
        for pen, lines in profile_strokes(problem, viewport, theme, ratio):
            yield Stroke(pen, lines)


def _minima(experiment: Experiment, viewport: Viewport, theme: Theme, ratio: float) -> list[Mark]:
    places = viewport.pixels(lift(experiment.problem, experiment.problem.minima))
    return [
        Mark("minimum", float(x), float(y), STAR_RADIUS * ratio, theme.star, theme.ink, 0.9 * ratio) for x, y in places
    ]


def _starts(result: Result, viewport: Viewport, theme: Theme, ratio: float) -> Iterator[Mark]:
    """A ring for each start, with a cross inside where no path can begin."""
    experiment = result.experiment
    positions = np.array([start.position for start in experiment.starts], np.float64)
    places = viewport.pixels(lift(experiment.problem, positions)).tolist()
    size = ratio * mark_size(len(places))
    for (x, y), excluded in zip(places, result.excluded.tolist(), strict=True):
        yield Mark("start", x, y, 5 * size, theme.paper, theme.ink, 1.6 * size)
        if excluded:
            yield excluded_mark(x, y, theme.ink, theme.paper, size)


def _heads(
    result: Result, until: int, drawn: DrawnPaths, viewport: Viewport, theme: Theme, ratio: float
) -> Iterator[Mark]:
    """Where each path is now, and whether it still runs; a path that ended keeps its last place."""
    places, kinds = viewport.pixels(head_positions(result, until)), head_kinds(result, until)
    looks = drawn.head_looks
    with np.errstate(invalid="ignore"):
        near = (np.abs(places) < 1e6).all(axis=-1)
    for c, s in np.argwhere(near).tolist():
        x, y = places[c, s].tolist()
        yield head_mark(cast(Kind, str(kinds[c, s])), x, y, looks[c][s], theme, ratio, mark_size(drawn.count))
    averages = viewport.pixels(average_positions(result, until))
    with np.errstate(invalid="ignore"):
        near = (np.abs(averages) < 1e6).all(axis=-1)
    for k, s in np.argwhere(near).tolist():
        x, y = averages[k, s].tolist()
        yield averaged_mark(x, y, drawn.average_looks[k], theme, ratio, mark_size(drawn.count))


def _axes(
    viewport: Viewport, theme: Theme, ratio: float
) -> tuple[tuple[tuple[float, float, float, float], ...], list[Label]]:
    left, bottom = LEFT * ratio, TOP * ratio + viewport.height
    lines, labels = [], []
    for tick in linear_ticks(viewport.x0, viewport.x1, max(2, round(viewport.width / ratio / 90))):
        x = left + viewport.pixel(tick.value, 0.0)[0]
        lines.append((x, bottom, x, bottom + 4 * ratio))
        labels.append(Label(tick.label, x, bottom + 14 * ratio, "middle", TEXT_SIZE * ratio, theme.faint))
    for tick in linear_ticks(viewport.y0, viewport.y1, max(2, round(viewport.height / ratio / 70))):
        y = TOP * ratio + viewport.pixel(0.0, tick.value)[1]
        lines.append((left - 4 * ratio, y, left, y))
        labels.append(Label(tick.label, left - 8 * ratio, y, "end", TEXT_SIZE * ratio, theme.faint))
    return tuple(lines), labels
