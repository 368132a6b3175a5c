"""A sheet as pixels, with the bundled font and the strokes of the window."""

from collections.abc import Iterable

from PIL import Image as Pictures
from PIL import ImageDraw

from playground.exporters._pixels import as_image, as_picture, marked, patched, stroked, write_label
from playground.picture.colors.theme import Theme
from playground.picture.pixels import Image
from playground.picture.sheet.sheet import Plot, Rule, Sheet


def draw_sheet(sheet: Sheet) -> Image:
    """Return a sheet as an opaque image, uint32 (h, w)."""
    figure = Pictures.new("RGB", (sheet.width, sheet.height), sheet.theme.paper)
    _rule(figure, sheet.under, sheet.ratio)
    for plot in sheet.plots:
        box = plot.left, plot.top, plot.left + plot.width, plot.top + plot.height
        figure.paste(_plot(plot, figure.crop(box), sheet.theme), (plot.left, plot.top))
    _rule(figure, sheet.rules, sheet.ratio)
    figure = as_picture(patched(figure, sheet.backs))
    pen = ImageDraw.Draw(figure)
    for label in sheet.labels:
        write_label(pen, label)
    return stroked(as_image(figure), sheet.samples)


def _plot(plot: Plot, ground: Pictures.Image, theme: Theme) -> Pictures.Image:
    if plot.ground is not None:
        small = as_picture(plot.ground)
        ground = small.resize((plot.width, plot.height), Pictures.Resampling.BILINEAR)
    if plot.contours is not None:
        ground = as_picture(stroked(as_image(ground), (plot.contours,)))
    made = patched(ground, plot.patches)
    picture = as_picture(marked(stroked(made, plot.strokes), plot.marks))
    pen = ImageDraw.Draw(picture)
    for label in plot.words:
        write_label(pen, label)
    return picture


def _rule(figure: Pictures.Image, rules: Iterable[Rule], ratio: float) -> None:
    pen, weight = ImageDraw.Draw(figure), max(1, round(ratio))
    for rule in rules:
        pen.line((round(rule.x0), round(rule.y0), round(rule.x1), round(rule.y1)), rule.color, weight)
