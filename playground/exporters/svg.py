"""A race's figure as an SVG drawing: contour lines, bands, paths, axes and text as true vectors."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from playground.base.files import write_atomically
from playground.experiments.result import Result
from playground.exporters._exporter import Exporter
from playground.picture.contours import contour_lines, filled_bands
from playground.picture.corners import Points
from playground.picture.feasible_shape import VEIL
from playground.picture.figure_words import Label
from playground.picture.marks import Mark
from playground.picture.profile import profile_back
from playground.picture.scene import Scene, race_scene
from playground.picture.stroke import Stroke

# Farther out than this no viewer needs to know where a line goes, and some cannot.
_FARTHEST = 1e5


def write(result: Result, path: Path | str, **options: Any) -> None:
    """Write the figure of a race; `options` are those of `race_scene`: viewport, theme, step, ratio, scale, layers,
    selected.

    Raises PlaygroundError where the file cannot be written.
    """
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
    yield f"<title>{escape(scene.labels[0].text)}</title>"
    yield f'<rect width="100%" height="100%" fill="{theme.paper}"/>'
    yield f'<defs><clipPath id="plot"><rect width="{view.width}" height="{view.height}"/></clipPath></defs>'
    yield f'<g transform="translate({scene.left} {scene.top})" clip-path="url(#plot)">'
    yield from _ground(scene)
    yield '<g fill="none" stroke-linecap="round" stroke-linejoin="round">'
    for stroke in scene.strokes:
        yield from _stroke(stroke)
    yield "</g>"
    yield from _veil(scene)
    yield '<g fill="none" stroke-linecap="round" stroke-linejoin="round">'
    for stroke in scene.layers:
        yield from _stroke(stroke)
    yield "</g>"
    for mark in scene.marks:
        yield _mark(mark)
    yield "</g>"
    yield from _frame(scene)
    yield '<g fill="none" stroke-linecap="round">'
    for stroke in scene.samples:
        yield from _stroke(stroke)
    yield "</g>"
    for label in scene.labels:
        yield _label(label)
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
        yield f'<path fill="{band.color}" d="{_data(band.outlines, "Z")}"/>'
    style = f'stroke="{theme.line}" stroke-width="{_n(scene.ratio)}" stroke-opacity="{theme.line_opacity}"'
    yield f'</g>\n<g fill="none" {style}>'
    for lines in contour_lines(scene.surface, view, levels):
        yield f'<path d="{_data(lines)}"/>'
    yield "</g>"


def _veil(scene: Scene) -> Iterator[str]:
    """Some of the paper over what lies outside the feasible set."""
    if scene.feasible is not None:
        view = scene.viewport
        outside = f"M0 0H{view.width}V{view.height}H0Z{_data(scene.feasible, 'Z')}"
        yield f'<path fill="{scene.theme.paper}" fill-opacity="{VEIL}" fill-rule="evenodd" d="{outside}"/>'


def _frame(scene: Scene) -> Iterator[str]:
    """Paper round the plot, for viewers that know no clip paths, then axes and ticks."""
    bottom, right = scene.top + scene.viewport.height, scene.left + scene.viewport.width
    ticks = "".join(f"M{_n(x0)} {_n(y0)}L{_n(x1)} {_n(y1)}" for x0, y0, x1, y1 in scene.ticks)
    plot = f"M{scene.left} {scene.top}V{bottom}H{right}V{scene.top}Z"
    around = f"M{-scene.width} {-scene.height}H{2 * scene.width}V{2 * scene.height}H{-scene.width}Z"
    yield f'<path fill="{scene.theme.paper}" fill-rule="evenodd" d="{around}{plot}"/>'
    axes = f"M{scene.left} {scene.top}V{bottom}H{right}"
    yield f'<path fill="none" stroke="{scene.theme.faint}" stroke-width="{_n(scene.ratio)}" d="{axes}{ticks}"/>'


def _stroke(stroke: Stroke) -> Iterator[str]:
    """The halo first, then the core, as one group with the contender's name as its tooltip."""
    pen, data = stroke.pen, _data(stroke.lines)
    if not data:
        return
    yield f"<g><title>{escape(stroke.name)}</title>"
    if pen.halo_width > 0:
        width = pen.width + 2 * pen.halo_width
        yield f'<path stroke="{pen.halo}" stroke-opacity="{pen.halo_opacity}" stroke-width="{_n(width)}" d="{data}"/>'
    dash = "" if stroke.dash is None else f' stroke-linecap="butt" stroke-dasharray="{" ".join(map(_n, stroke.dash))}"'
    faint = f' stroke-opacity="{pen.opacity}"' if pen.opacity < 1 else ""
    yield f'<path stroke="{pen.color}" stroke-width="{_n(pen.width)}"{faint}{dash} d="{data}"/></g>'


def _mark(mark: Mark) -> str:
    style = f'fill="{mark.fill}" stroke="{mark.edge}" stroke-width="{_n(mark.edge_width)}"'
    lines = "".join("M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in line) for line in mark.lines())
    if lines:
        look, width = 'fill="none" stroke-linecap="round"', mark.line_width + 2 * mark.edge_width
        below = f'<path {look} stroke="{mark.edge}" stroke-width="{_n(width)}" d="{lines}"/>'
        return f'{below}<path {look} stroke="{mark.fill}" stroke-width="{_n(mark.line_width)}" d="{lines}"/>'
    if mark.outline():
        points = " ".join(f"{_n(x)},{_n(y)}" for x, y in mark.outline())
        return f'<polygon {style} stroke-linejoin="round" points="{points}"/>'
    return f'<circle {style} cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="{_n(mark.radius)}"/>'


def _label(label: Label) -> str:
    # dominant-baseline is unknown to some viewers: a third of the size below the middle is the baseline.
    place = f'x="{_n(label.x)}" y="{_n(label.y + 0.35 * label.size)}" font-size="{_n(label.size)}"'
    return f'<text {place} text-anchor={quoteattr(label.anchor)} fill="{label.color}">{escape(label.text)}</text>'


def _data(lines: Points, closing: str = "") -> str:
    """Path data of lines parted by NaN; a coordinate has two decimals."""
    finite: list[bool] = np.isfinite(lines[:, 0] * 0.5 + lines[:, 1] * 0.5).tolist()
    away = np.maximum(np.abs(lines).max(axis=1, initial=0.0, keepdims=True), _FARTHEST)
    rounded = np.round(lines / away * _FARTHEST, 2).tolist()
    parts: list[str] = []
    word = "M"
    for inside, (x, y) in zip(finite, rounded, strict=True):
        if inside:
            parts.append(f"{word}{_n(x)} {_n(y)}")
            word = "L"
        elif word == "L":
            parts.append(closing)
            word = "M"
    if word == "L":
        parts.append(closing)
    return "".join(parts)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


EXPORTER = Exporter(
    name="SVG drawing",
    suffix=".svg",
    doc="The plot with contours, paths, axes and legend as vectors, sharp at every size.",
    write=write,
)
