"""Pictures of results as files."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from playground.base.check_number import check_number
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError, shown, unknown
from playground.base.files import check_writable, write_atomically
from playground.experiments.result import Result
from playground.exporters import EXPORTERS
from playground.figures.picture_kind import picture_kind
from playground.picture.colors.check_color import check_color
from playground.picture.colors.theme import stated_theme
from playground.picture.graph import Graph
from playground.picture.sheet.check_figure import check_pixels
from playground.picture.sheet.figure_format import USUAL, FigureFormat, figure_format, figure_size
from playground.picture.sheet.lay_out import lay_out, said_once
from playground.picture.sheet.scene import race_scene
from playground.picture.shown import SHOWN, Look, Shown

LEAST, MOST = 100, 10_000  # logical pixels of a side
FARTHEST = 10**15


def save_picture(
    found: Any, path: Path | str, *, theme: str = "light", width: int | None = None, height: int | None = None,
    ratio: float = 1.0, size: str | tuple[float, float] | None = None, dpi: float | None = None,
    title: str | None = None, legend: str = "below", update: int | None = None, color: str | None = None,
    **options: Any,
) -> None:  # fmt: skip
    """Draw what was found and write it, whole or not at all, in a format that its name's ending says: .png, .svg
    or .pdf.

    In SVG and PDF lines are paths and words are text; pixels are what is made of pixels: the colours of a surface. The
    same numbers give the same bytes.

    Arguments: `found` what `train`, `decision`, `curvature_along`, `spectral_density`, `layer_signals`,
    `input_jacobians`, `slice_loss`, `straight_line`, `low_path`, `tangent_movement`, `linearized_training` or
    return, a list of such, which are drawn one below the other, or what `simulate` returns; `theme` "light" or "dark";
    `width` and `height` 100 … 10 000 logical pixels, by default what suits it (a sheet too low for its plots becomes
    higher); `ratio` 0.1 … 32 device pixels for each; in place of these three `size`, such as "800x600", "160x90mm" or
    "6x4in", of the whole figure, with `dpi` 24 … 2400 pixels for an inch (300 on paper); `title` in place of its own,
    "" for none; `legend` "below", "right", "inside" or "none";
    `update` ≥ 0 where a line stands; `color` "#rrggbb" of whom it is
    about; `options` of that kind of result, such as `series` of a training or `seen`
    ((x0, x1), (y0, y1)) of a plane (for a race those of its exporters). Raises
    PlaygroundError naming what is illegal.

    >>> import playground as pg, tempfile
    >>> t = pg.Training(pg.data("xor"), pg.Network(hidden=(4,)), contenders=[pg.Contender("adam")], epochs=3)
    >>> save_picture(pg.train(t), tempfile.mkdtemp() + "/losses.svg", series=["loss"])
    """
    kind = picture_kind(path)
    fixed = None if size is None else figure_size(size, dpi)
    if fixed is None and dpi is not None:
        raise PlaygroundError("dpi belongs to a size: say size='160x90mm', for instance")
    if isinstance(found, Result):
        sized = {} if fixed is None else {"size": fixed[:2]}
        own = {"title": title, "legend": legend, "theme": theme, "ratio": fixed[2] if fixed else ratio, "step": update}
        _race(found, path, kind, {**own, **sized, **options})
        return
    several = list(found) if isinstance(found, list | tuple) else [found]
    if not several:
        raise PlaygroundError("there is nothing to draw: the list is empty")
    parts = [(one, _options(one, options, len(several) > 1)) for one in several]
    format = figure_format(title, legend, fixed is not None)
    sides = (width, height) if fixed is None else fixed[:2]
    write_parts(parts, path, theme, sides, fixed[2] if fixed else ratio, update, color, format)


def write_parts(
    parts: Sequence[tuple[Any, Mapping[str, Any]]], path: Path | str, theme: str = "light",
    size: tuple[float | None, float | None] = (None, None), ratio: float = 1.0, update: int | None = None,
    color: str | None = None, format: FigureFormat = USUAL,
) -> None:  # fmt: skip
    """Write what was found, each with options of its own, one below the other."""
    look = _look(theme, update, color)
    drawn = [(kind_of(found), kind_of(found).graphs(found, look, **options)) for found, options in parts]
    graphs = [graph for _, some in drawn for graph in some]
    if not graphs:
        raise PlaygroundError("there is nothing to draw: no contender is switched on, or none of the numbers is finite")
    # The heights of several are added up, and each keeps its part of the sheet.
    width = max(kind.size[0] for kind, _ in drawn) if size[0] is None else size[0]
    height = sum(kind.size[1] for kind, some in drawn if some) if size[1] is None else size[1]
    write_graphs(_shared(drawn), path, look, width, height, ratio, format)


def write_graphs(
    graphs: Sequence[Graph], path: Path | str, look: Look, width: float, height: float, ratio: float,
    format: FigureFormat = USUAL,
) -> None:  # fmt: skip
    """Write graphs as a picture of so many logical pixels."""
    kind = picture_kind(path)
    wide, high = width, height
    if not format.fixed:
        wide, high = check_whole(width, "width", LEAST, MOST), check_whole(height, "height", LEAST, MOST)
    ratio = check_number(ratio, "ratio", 0.1, 32.0)
    check_pixels(round(wide * ratio), round(high * ratio))
    check_writable(path)
    sheet = lay_out(graphs, wide, high, look.theme, ratio, format)
    encode = EXPORTERS.get(kind).sheet
    assert encode is not None  # as picture_kind looked for
    write_atomically(path, encode(sheet))


def kind_of(found: Any) -> Shown:
    """Return how a result is drawn; raises PlaygroundError where it is none that can be."""
    for id in SHOWN.sound_ids():
        if SHOWN.get(id).fits(found):
            return SHOWN.get(id)
    raise PlaygroundError(f"what is drawn must be a result, such as what pg.train returns, got {shown(found)}")


def _look(theme: str, update: int | None, color: str | None) -> Look:
    if color is not None:
        color = check_color(color)
    return Look(stated_theme(theme), None if update is None else check_whole(update, "update", 0, FARTHEST), color)


def _options(found: Any, options: Mapping[str, Any], among: bool) -> dict[str, Any]:
    """The options that a kind of result has; an option that no kind has is refused, unless it is one of several."""
    legal = _legal(kind_of(found).graphs)
    for name in options:
        if name not in legal and not among:
            raise unknown("option of this picture", name, legal)
    return {name: value for name, value in options.items() if name in legal}


def _legal(graphs: Callable[..., Any]) -> list[str]:
    return list(inspect.signature(graphs).parameters)[2:]


def _race(result: Result, path: Path | str, kind: str, options: dict[str, Any]) -> None:
    legal = list(inspect.signature(race_scene).parameters)[1:]
    for name in options:
        if name not in legal:
            raise unknown("option of a race's picture", name, legal)
    EXPORTERS.get(kind).write(result, path, **options)


def _shared(drawn: Sequence[tuple[Shown, Sequence[Graph]]]) -> list[Graph]:
    """All graphs, each with a share of the whole as its own picture would give it."""
    graphs = []
    for kind, some in drawn:
        total = sum(graph.share for graph in some)
        named = said_once(some) if kind.one_legend else some
        graphs += [replace(graph, share=kind.size[1] * graph.share / total) for graph in named]
    return graphs
