"""A relief with its title and its legend as one image."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import numpy as np

from playground.base.check_kind import check_kind
from playground.base.check_number import check_number
from playground.base.errors import PlaygroundError, shown
from playground.experiments.result import Result
from playground.picture.colors.theme import Theme, stated_theme
from playground.picture.lines.canvas import Canvas
from playground.picture.lines.drawn_paths import PathColors, drawn_paths
from playground.picture.lines.path_pens import path_pens
from playground.picture.pixels import Image
from playground.picture.relief import NO_RELIEF
from playground.picture.relief.block import make_block
from playground.picture.relief.camera import ReliefCamera
from playground.picture.relief.colors import packed
from playground.picture.relief.draped import draped
from playground.picture.relief.home_region import home_region
from playground.picture.relief.lettering import write_words
from playground.picture.relief.painter import ReliefPainter
from playground.picture.relief.race import relief_race
from playground.picture.relief.sight import ReliefSight
from playground.picture.sheet.check_figure import check_figure, check_path_colors, check_pixels
from playground.picture.sheet.figure_words import LEFT, RIGHT, ROW, TOP, Label, title_labels
from playground.picture.sheet.legend import Entry, legend_of, legend_room
from playground.picture.viewport import Viewport

SIZE = (900, 660)  # logical pixels
_SMALL = 11.0
_TEXT_SIZES = (1.0, 100.0)
_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


def relief_figure(
    result: Result,
    *,
    camera: ReliefCamera | None = None,
    region: Viewport | None = None,
    size: tuple[int, int] | None = None,
    theme: str = "light",
    step: int | None = None,
    ratio: float = 1.0,
    scale: str = "auto",
    text_size: float = _SMALL,
    layers: Collection[str] = (),
    selected: tuple[int, int] | None = None,
    color_by: str = "contender",
) -> Image:
    """Return the figure of a race on its surface, an opaque image uint32 (h, w); the same for the same race.

    Arguments: `result` with recorded positions; `camera` from where it is seen; `region` what is seen of the plane, its
    width and height how long the sides are (default: the domain); `size` of the picture within title and legend in
    device pixels (default: 900 × 660 logical ones); `theme`, `step`, `ratio`, `scale`, `layers`, `selected`,
    `color_by` as of `race_scene`; `text_size` 1 … 100 of the axes in logical pixels. Raises PlaygroundError for
    anything else, for a function of one number, and for a result that kept only ends.
    """
    ratio = check_figure(result, step, ratio, scale, layers, selected)
    by = check_path_colors(color_by)
    problem = result.experiment.problem
    if problem.dimension != 2:
        raise PlaygroundError(NO_RELIEF)
    _check_sight(camera, region, text_size)
    colors, (width, height) = stated_theme(theme), _sides(size, ratio)
    race = relief_race(result, result.experiment.steps if step is None else int(step), colors, by=by)
    block = make_block(problem, home_region(problem) if region is None else region, scale)
    sight = ReliefSight(block, ReliefCamera() if camera is None else camera, width, height, ratio)
    race = replace(race, draped=draped(layers, result, race.step, sight, colors, selected))
    plot = ReliefPainter().paint(sight, colors, text_size * ratio, race, sight.columns)
    return _framed(plot, result, by, colors, ratio)


def _check_sight(camera: Any, region: Any, text_size: Any) -> None:
    if camera is not None:
        check_kind(camera, ReliefCamera, "camera", "a pg.ReliefCamera")
    if region is not None:
        check_kind(region, Viewport, "region", "a Viewport")
    check_number(text_size, "text_size", *_TEXT_SIZES)


def _sides(size: Any, ratio: float) -> tuple[int, int]:
    if size is None:
        return check_pixels(round(SIZE[0] * ratio), round(SIZE[1] * ratio))
    if not isinstance(size, tuple | list) or len(size) != 2:
        raise PlaygroundError(f"size must be a width and a height in pixels, got {shown(size)}")
    return check_pixels(*size)


def _framed(plot: Image, result: Result, by: PathColors, colors: Theme, ratio: float) -> Image:
    """A plot under its title and over its legend."""
    problem = result.experiment.problem
    height, width = plot.shape
    left, top = round(RIGHT * ratio), round(TOP * ratio)
    drawn = drawn_paths(result, colors, by)
    pens = path_pens(drawn.looks, drawn.average_looks, colors, ratio)
    names_drawn = (*drawn.names, *drawn.average_names)
    entries = tuple(Entry(name, pen) for name, pen in zip(names_drawn, pens, strict=True))
    room = legend_room(entries, width / ratio - LEFT, height / ratio + TOP, "below")
    names, samples = legend_of(entries, room, LEFT * ratio, top + height + 4 * ratio, height, colors, ratio)
    figure = np.full(
        (top + height + round((room.rows * ROW + 12) * ratio), width + 2 * left), packed(colors.paper), np.uint32
    )
    figure[top : top + height, left : left + width] = plot
    canvas = Canvas(figure.shape[1], figure.shape[0], [sample.pen for sample in samples])
    for number, sample in enumerate(samples):
        canvas.draw(number, sample.lines)
    canvas.paint_over(figure)
    for label in (*title_labels(problem, width - LEFT * ratio, colors, ratio), *names):
        _write(figure, label)
    return figure


def _write(figure: Image, label: Label) -> None:
    write_words(figure, label.text, label.x, label.y, label.size, label.color, _ANCHORS[label.anchor])
