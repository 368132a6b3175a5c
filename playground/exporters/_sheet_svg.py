"""A sheet as an SVG drawing: lines as paths, words as text; what is pixels by nature is embedded as PNG."""

from base64 import b64encode
from collections.abc import Iterator
from xml.sax.saxutils import escape

from playground.exporters._pixels import encode
from playground.exporters._svg_parts import label_element, mark_element, number, patch_element, stroke_elements
from playground.picture.sheet.sheet import Plot, Rule, Sheet


def encode_svg(sheet: Sheet) -> bytes:
    """Return a sheet as the bytes of an SVG file, the same for the same sheet."""
    return ("\n".join(_elements(sheet)) + "\n").encode()


def _elements(sheet: Sheet) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{sheet.width}" height="{sheet.height}" '
        f'viewBox="0 0 {sheet.width} {sheet.height}" font-family="DejaVu Sans, Verdana, sans-serif">'
    )
    yield f"<title>{escape(sheet.title)}</title>"
    yield f'<rect width="{sheet.width}" height="{sheet.height}" fill="{sheet.theme.paper}"/>'
    yield "<defs>"
    for k, plot in enumerate(sheet.plots):
        yield f'<clipPath id="plot{k}"><rect width="{plot.width}" height="{plot.height}"/></clipPath>'
    yield "</defs>"
    yield from (_rule(rule, sheet.ratio) for rule in sheet.under)
    for k, plot in enumerate(sheet.plots):
        yield f'<g transform="translate({plot.left} {plot.top})" clip-path="url(#plot{k})">'
        yield from _plot(plot)
        yield "</g>"
    yield from (_rule(rule, sheet.ratio) for rule in sheet.rules)
    yield from map(patch_element, sheet.backs)
    yield '<g fill="none" stroke-linecap="round">'
    for stroke in sheet.samples:
        yield from stroke_elements(stroke)
    yield "</g>"
    yield from map(label_element, sheet.labels)
    yield "</svg>"


def _plot(plot: Plot) -> Iterator[str]:
    if plot.ground is not None:
        data = b64encode(encode(plot.ground)).decode()
        yield (
            f'<image width="{plot.width}" height="{plot.height}" preserveAspectRatio="none" '
            f'href="data:image/png;base64,{data}"/>'
        )
    yield from map(patch_element, plot.patches)
    yield '<g fill="none" stroke-linecap="round" stroke-linejoin="round">'
    for stroke in (*((plot.contours,) if plot.contours is not None else ()), *plot.strokes):
        yield from stroke_elements(stroke)
    yield "</g>"
    yield from map(mark_element, plot.marks)
    yield from map(label_element, plot.words)


def _rule(rule: Rule, ratio: float) -> str:
    ends = f'x1="{number(rule.x0)}" y1="{number(rule.y0)}" x2="{number(rule.x1)}" y2="{number(rule.y1)}"'
    return f'<line {ends} stroke="{rule.color}" stroke-width="{number(ratio)}"/>'
