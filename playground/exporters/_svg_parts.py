"""Strokes, marks and words as elements of an SVG file."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from playground.picture.lines.corners import Points
from playground.picture.lines.marks import Mark
from playground.picture.lines.pen import Band
from playground.picture.lines.stroke import Stroke
from playground.picture.sheet.figure_words import Label
from playground.picture.sheet.sheet import Patch

# Farther out than this no viewer needs to know where a line goes, and some cannot.
_FARTHEST = 1e5


def stroke_elements(stroke: Stroke) -> Iterator[str]:
    """Yield the halo first, then the core, as one group with the name as its tooltip."""
    pen, data = stroke.pen, path_data(stroke.lines)
    if not data:
        return
    yield f"<g><title>{escape(stroke.name)}</title>"
    if pen.halo_width > 0:
        width = pen.width + 2 * pen.halo_width
        look = f'stroke="{pen.halo}" stroke-opacity="{pen.halo_opacity}" stroke-width="{number(width)}"'
        yield f'<path {look} d="{data}"/>'
    dash = ""
    if stroke.dash is not None:
        dash = f' stroke-linecap="butt" stroke-dasharray="{" ".join(map(number, stroke.dash))}"'
    faint = f' stroke-opacity="{pen.opacity}"' if pen.opacity < 1 else ""
    for band in (Band(pen.color, pen.width), *pen.bands):
        yield f'<path stroke="{band.color}" stroke-width="{number(band.width)}"{faint}{dash} d="{data}"/>'
    yield "</g>"


def mark_element(mark: Mark) -> str:
    """Return a sign as circle, polygon or path."""
    style = f'fill="{mark.fill}" stroke="{mark.edge}" stroke-width="{number(mark.edge_width)}"'
    lines = "".join("M" + "L".join(f"{number(x)} {number(y)}" for x, y in line) for line in mark.lines())
    if lines:
        look, width = 'fill="none" stroke-linecap="round"', mark.line_width + 2 * mark.edge_width
        below = f'<path {look} stroke="{mark.edge}" stroke-width="{number(width)}" d="{lines}"/>'
        return f'{below}<path {look} stroke="{mark.fill}" stroke-width="{number(mark.line_width)}" d="{lines}"/>'
    if mark.outline():
        points = " ".join(f"{number(x)},{number(y)}" for x, y in mark.outline())
        return f'<polygon {style} stroke-linejoin="round" points="{points}"/>{_rings(mark)}'
    return f'<circle {style} cx="{number(mark.x)}" cy="{number(mark.y)}" r="{number(mark.radius)}"/>{_rings(mark)}'


def _rings(mark: Mark) -> str:
    place = f'cx="{number(mark.x)}" cy="{number(mark.y)}"'
    return "".join(f'<circle fill="{one.color}" {place} r="{number(one.width / 2)}"/>' for one in mark.rings)


def patch_element(patch: Patch) -> str:
    """Return a filled rectangle."""
    place = f'x="{number(patch.left)}" y="{number(patch.top)}"'
    size = f'width="{number(patch.width)}" height="{number(patch.height)}"'
    faint = f' fill-opacity="{number(patch.opacity)}"' if patch.opacity < 1 else ""
    return f'<rect {place} {size} fill="{patch.color}"{faint}/>'


def label_element(label: Label) -> str:
    """Return words as text."""
    # dominant-baseline is unknown to some viewers: a third of the size below the middle is the baseline.
    place = f'x="{number(label.x)}" y="{number(label.y + 0.35 * label.size)}" font-size="{number(label.size)}"'
    if label.upwards:
        place += f' transform="rotate(-90 {number(label.x)} {number(label.y)})"'
    return f'<text {place} text-anchor={quoteattr(label.anchor)} fill="{label.color}">{escape(label.text)}</text>'


def path_data(lines: Points, closing: str = "") -> str:
    """Return path data of lines parted by NaN, a coordinate with two decimals."""
    finite: list[bool] = np.isfinite(lines[:, 0] * 0.5 + lines[:, 1] * 0.5).tolist()
    away = np.maximum(np.abs(lines).max(axis=1, initial=0.0, keepdims=True), _FARTHEST)
    rounded = np.round(lines / away * _FARTHEST, 2).tolist()
    parts: list[str] = []
    word = "M"
    for inside, (x, y) in zip(finite, rounded, strict=True):
        if inside:
            parts.append(f"{word}{number(x)} {number(y)}")
            word = "L"
        elif word == "L":
            parts.append(closing)
            word = "M"
    if word == "L":
        parts.append(closing)
    return "".join(parts)


def number(value: float) -> str:
    """Return a coordinate with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
