"""A sheet of graphs as a PDF file."""

import numpy as np

from playground.exporters._pdf_page import PdfPage
from playground.picture.sheet.sheet import Plot, Rule, Sheet


def encode_sheet(sheet: Sheet) -> bytes:
    """Return a sheet as the bytes of a PDF file, the same for the same sheet."""
    page = PdfPage(sheet.width, sheet.height, sheet.ratio, sheet.title, sheet.theme.paper)
    _rule(page, sheet.under, sheet.ratio)
    for plot in sheet.plots:
        with page.clipped(plot.left, plot.top, plot.width, plot.height):
            _plot(page, plot)
    _rule(page, sheet.rules, sheet.ratio)
    page.patches(sheet.backs)
    for stroke in sheet.samples:
        page.stroke(stroke)
    for label in sheet.labels:
        page.label(label)
    return page.encode()


def _rule(page: PdfPage, rules: tuple[Rule, ...], ratio: float) -> None:
    for rule in rules:
        page.line([np.array([[rule.x0, rule.y0], [rule.x1, rule.y1]])], rule.color, ratio)


def _plot(page: PdfPage, plot: Plot) -> None:
    if plot.ground is not None:
        page.image(plot.ground, 0, 0, plot.width, plot.height)
    page.patches(plot.patches)
    for stroke in (*((plot.contours,) if plot.contours is not None else ()), *plot.strokes):
        page.stroke(stroke)
    for mark in plot.marks:
        page.mark(mark)
    for label in plot.words:
        page.label(label)
