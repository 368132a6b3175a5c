"""A race's figure as an SVG drawing: contour lines, bands, paths, axes and text as true vectors."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from playground.base.check_ending import check_ending
from playground.base.files import write_atomically
from playground.experiments.result import Result
from playground.exporters._exporter import Exporter
from playground.exporters._sheet_svg import encode_svg
from playground.exporters._svg_parts import (
    label_element,
    mark_element,
    number,
    patch_element,
    path_data,
    stroke_elements,
)
from playground.picture.sheet.scene import Scene, race_scene
from playground.picture.surface.contours import contour_lines, filled_bands
from playground.picture.surface.feasible_shape import VEIL
from playground.picture.surface.profile import profile_back


def write(result: Result, path: Path | str, **options: Any) -> None:
    """Write the figure of a race; `options` are those of `race_scene`: viewport, theme, step, ratio, scale, layers,
    selected.

    Raises PlaygroundError where the file cannot be written.
    """
    check_ending(path, "svg")
    write_atomically(path, encode(race_scene(result, **options)))


def encode(scene: Scene) -> bytes:
    """Return a figure as the bytes of an SVG file, the same for the same figure."""
    return ("\n".join(_elements(scene)) + "\n").encode()


def _elements(scene: Scene) -> Iterator[str]:
    view, theme = scene.viewport, scene.theme
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{scene.width}" height="{scene.height}" '
        f'viewBox="0 0 {scene.width} {scene.height}" font-family="DejaVu Sans, Verdana, sans-serif">'
    )
    yield f"<title>{escape(scene.title)}</title>"
    yield f'<rect width="{scene.width}" height="{scene.height}" fill="{theme.paper}"/>'
    yield f'<defs><clipPath id="plot"><rect width="{view.width}" height="{view.height}"/></clipPath></defs>'
    yield f'<g transform="translate({scene.left} {scene.top})" clip-path="url(#plot)">'
    yield from _ground(scene)
    yield '<g fill="none" stroke-linecap="round" stroke-linejoin="round">'
    for stroke in scene.strokes:
        yield from stroke_elements(stroke)
    yield "</g>"
    yield from _veil(scene)
    yield '<g fill="none" stroke-linecap="round" stroke-linejoin="round">'
    for stroke in scene.layers:
        yield from stroke_elements(stroke)
    yield "</g>"
    for mark in scene.marks:
        yield mark_element(mark)
    yield "</g>"
    yield from _frame(scene)
    yield from map(patch_element, scene.backs)
    yield '<g fill="none" stroke-linecap="round">'
    for stroke in scene.samples:
        yield from stroke_elements(stroke)
    yield "</g>"
    for label in scene.labels:
        yield label_element(label)
    yield "</svg>"


def _ground(scene: Scene) -> Iterator[str]:
    """Bands and contours; a function of one number has none."""
    view, theme, levels = scene.viewport, scene.theme, scene.levels
    back = theme.hole if levels is not None else profile_back(theme)
    yield f'<rect width="{view.width}" height="{view.height}" fill="{back}"/>'
    if levels is None:
        return
    yield '<g fill-rule="evenodd">'
    for band in filled_bands(scene.surface, view, levels, theme):
        yield f'<path fill="{band.color}" d="{path_data(band.outlines, "Z")}"/>'
    yield f'</g>\n<g fill="none" stroke="{theme.line}" stroke-width="{number(scene.ratio)}">'
    drawn = contour_lines(scene.surface, view, levels)
    for k, lines in enumerate(drawn):
        opacity = number(theme.contour_opacity((k + 0.5) / len(drawn)))
        yield f'<path stroke-opacity="{opacity}" d="{path_data(lines)}"/>'
    yield "</g>"


def _veil(scene: Scene) -> Iterator[str]:
    """Some of the paper over what lies outside the feasible set."""
    if scene.feasible is not None:
        view = scene.viewport
        outside = f"M0 0H{view.width}V{view.height}H0Z{path_data(scene.feasible, 'Z')}"
        yield f'<path fill="{scene.theme.paper}" fill-opacity="{VEIL}" fill-rule="evenodd" d="{outside}"/>'


def _frame(scene: Scene) -> Iterator[str]:
    """Paper round the plot, for viewers that know no clip paths, then axes and ticks."""
    bottom, right = scene.top + scene.viewport.height, scene.left + scene.viewport.width
    ticks = "".join(f"M{number(x0)} {number(y0)}L{number(x1)} {number(y1)}" for x0, y0, x1, y1 in scene.ticks)
    plot = f"M{scene.left} {scene.top}V{bottom}H{right}V{scene.top}Z"
    around = f"M{-scene.width} {-scene.height}H{2 * scene.width}V{2 * scene.height}H{-scene.width}Z"
    yield f'<path fill="{scene.theme.paper}" fill-rule="evenodd" d="{around}{plot}"/>'
    axes = f"M{scene.left} {scene.top}V{bottom}H{right}"
    yield f'<path fill="none" stroke="{scene.theme.faint}" stroke-width="{number(scene.ratio)}" d="{axes}{ticks}"/>'


EXPORTER = Exporter(
    name="SVG drawing",
    aliases=(
        "vector",
        "drawing",
        "vector drawing",
    ),
    suffix=".svg",
    doc="The plot with contours, paths, axes and legend as vectors, sharp at every size.",
    write=write,
    scene=encode,
    sheet=encode_svg,
)
