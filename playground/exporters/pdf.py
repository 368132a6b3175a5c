"""A race's figure as a PDF page: contour lines, bands, paths, axes and text as true vectors."""

from pathlib import Path
from typing import Any

import numpy as np

from playground.base.check_ending import check_ending
from playground.base.files import write_atomically
from playground.experiments.result import Result
from playground.exporters._exporter import Exporter
from playground.exporters._pdf_page import PdfPage
from playground.exporters._sheet_pdf import encode_sheet
from playground.picture.sheet.scene import Scene, race_scene
from playground.picture.surface.contours import contour_lines, filled_bands
from playground.picture.surface.feasible_shape import VEIL
from playground.picture.surface.profile import profile_back


def write(result: Result, path: Path | str, **options: Any) -> None:
    """Write the figure of a race; `options` are those of `race_scene`.

    Raises PlaygroundError where the file cannot be written.
    """
    check_ending(path, "pdf")
    write_atomically(path, encode(race_scene(result, **options)))


def encode(scene: Scene) -> bytes:
    """Return a figure as the bytes of a PDF file, the same for the same figure."""
    view, theme = scene.viewport, scene.theme
    page = PdfPage(scene.width, scene.height, scene.ratio, scene.title, theme.paper)
    with page.clipped(scene.left, scene.top, view.width, view.height):
        _ground(page, scene)
        for stroke in scene.strokes:
            page.stroke(stroke)
        if scene.feasible is not None:
            around = np.array([[0, 0], [view.width, 0], [view.width, view.height], [0, view.height]], np.float64)
            page.area([around, scene.feasible], theme.paper, VEIL)
        for stroke in scene.layers:
            page.stroke(stroke)
        for mark in scene.marks:
            page.mark(mark)
    bottom, right = scene.top + view.height, scene.left + view.width
    axes = np.array([[scene.left, scene.top], [scene.left, bottom], [right, bottom]], np.float64)
    ticks = [np.array(tick, np.float64).reshape(2, 2) for tick in scene.ticks]
    page.line([axes, *ticks], theme.faint, scene.ratio)
    page.patches(scene.backs)
    for stroke in scene.samples:
        page.stroke(stroke)
    for label in scene.labels:
        page.label(label)
    return page.encode()


def _ground(page: PdfPage, scene: Scene) -> None:
    """Bands and contours; a function of one number has none."""
    view, theme, levels = scene.viewport, scene.theme, scene.levels
    back = theme.hole if levels is not None else profile_back(theme)
    page.rectangle(0, 0, view.width, view.height, back)
    if levels is None:
        return
    for band in filled_bands(scene.surface, view, levels, theme):
        page.area([band.outlines], band.color)
    drawn = contour_lines(scene.surface, view, levels)
    for k, lines in enumerate(drawn):
        page.line([lines], theme.line, scene.ratio, theme.contour_opacity((k + 0.5) / len(drawn)))


EXPORTER = Exporter(
    name="PDF page",
    aliases=("print",),
    suffix=".pdf",
    doc="The plot with contours, paths, axes and legend as vectors, its words as text, on one page of its size.",
    write=write,
    scene=encode,
    sheet=encode_sheet,
)
