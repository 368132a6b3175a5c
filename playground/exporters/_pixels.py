"""A race's figure as pixels, and pixels as a PNG file."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import groupby

import numpy as np
from PIL import Image as Pictures
from PIL import ImageDraw, ImageFont

from playground.base.assets import assets_folder
from playground.picture.lines.canvas import Canvas
from playground.picture.lines.corners import Points
from playground.picture.lines.marks import Mark
from playground.picture.lines.pen import Pen
from playground.picture.lines.stroke import Stroke, undashed
from playground.picture.pixels import Image, parse_color, to_rgba
from playground.picture.sheet.figure_words import Label
from playground.picture.sheet.scene import Scene
from playground.picture.sheet.sheet import Patch
from playground.picture.surface.background import render_background
from playground.picture.surface.feasible_shape import VEIL
from playground.picture.surface.profile import profile_back

_ANCHORS = {"start": "lm", "middle": "mm", "end": "rm"}
# Stars and squares are drawn this much larger and reduced: Pillow's polygons have no smooth edge.
_FINER = 4


def encode(picture: Image, ratio: float = 1.0) -> bytes:
    """Return an image as the bytes of a PNG file, the same for the same image.

    Arguments: `ratio` device pixels for a logical one, of which 96 are an inch on paper.
    """
    buffer = BytesIO()
    Pictures.fromarray(to_rgba(picture)).convert("RGB").save(
        buffer, "PNG", compress_level=6, dpi=(96 * ratio, 96 * ratio)
    )
    return buffer.getvalue()


def draw(scene: Scene) -> Image:
    """Return a figure as an opaque image, uint32 (h, w), with the bundled font and the strokes of the window."""
    figure = Pictures.new("RGB", (scene.width, scene.height), scene.theme.paper)
    plot = _veiled(stroked(_ground(scene), scene.strokes), scene.feasible, scene.theme.paper)
    plot = marked(stroked(plot, scene.layers), scene.marks)
    figure.paste(as_picture(plot), (scene.left, scene.top))
    pen = ImageDraw.Draw(figure)
    right, bottom = scene.left + scene.viewport.width, scene.top + scene.viewport.height
    weight = max(1, round(scene.ratio))
    for x0, y0, x1, y1 in scene.ticks:
        pen.line((round(x0), round(y0), round(x1), round(y1)), scene.theme.faint, weight)
    pen.line((scene.left, scene.top, scene.left, bottom), scene.theme.faint, weight)
    pen.line((scene.left, bottom, right, bottom), scene.theme.faint, weight)
    figure = as_picture(patched(figure, scene.backs))
    pen = ImageDraw.Draw(figure)
    for label in scene.labels:
        write_label(pen, label)
    return stroked(as_image(figure), scene.samples)


def _ground(scene: Scene) -> Image:
    view, theme = scene.viewport, scene.theme
    if scene.levels is None:
        return as_image(Pictures.new("RGB", (view.width, view.height), profile_back(theme)))
    return render_background(scene.surface, view, theme, line_width=scene.ratio, levels=scene.levels)


def stroked(ground: Image, strokes: Sequence[Stroke]) -> Image:
    """Return an image with strokes on it, the last on top."""
    if not strokes:
        return ground
    parts = [part for stroke in strokes for part in undashed(stroke)]
    canvas = Canvas(ground.shape[1], ground.shape[0], [part.pen for part in parts])
    for k, part in enumerate(parts):
        canvas.draw(k, part.lines)
    return canvas.paint_once(ground)


def _veiled(ground: Image, ring: Points | None, paper: str) -> Image:
    """What lies outside a ring, under some of the paper; its border hides that the edge is not smooth."""
    if ring is None:
        return ground
    plot = as_picture(ground)
    veil = Pictures.new("L", plot.size, round(255 * VEIL))
    ImageDraw.Draw(veil).polygon(list(map(tuple, ring.tolist())), 0)
    plot.paste(Pictures.new("RGB", plot.size, paper), (0, 0), veil)
    return as_image(plot)


def marked(ground: Image, marks: Sequence[Mark]) -> Image:
    """Return an image with marks on it; those of one look that follow each other are drawn together."""
    for _, group in groupby(marks, lambda mark: replace(mark, x=0.0, y=0.0)):
        alike = list(group)
        if alike[0].outline():
            plot = as_picture(ground)
            for mark in alike:
                _polygon(plot, mark)
            ground = as_image(plot)
        else:
            ground = stroked(ground, (_drawn(alike),))
    return ground


def _drawn(alike: list[Mark]) -> Stroke:
    """Signs of lines as they are, discs as lines of no length, their edge the halo."""
    first = alike[0]
    lines = [line for mark in alike for line in mark.lines() or [[(mark.x, mark.y)] * 2]]
    width = first.line_width if first.lines() else 2 * first.radius - first.edge_width
    parted = [part for line in lines for part in (*line, (np.nan, np.nan))]
    return Stroke(Pen(first.fill, width, first.edge, first.edge_width, 1.0, 1.0, first.rings), np.array(parted))


def _polygon(plot: Pictures.Image, mark: Mark) -> None:
    side = int(3 * mark.radius + 4)
    left, top = int(mark.x) - side // 2, int(mark.y) - side // 2
    if not (-side < left < plot.width and -side < top < plot.height):
        return
    patch = plot.crop((left, top, left + side, top + side)).resize((side * _FINER,) * 2, Pictures.Resampling.NEAREST)
    outline = [((x - left) * _FINER, (y - top) * _FINER) for x, y in mark.outline()]
    ImageDraw.Draw(patch).polygon(outline, mark.fill, mark.edge, round(mark.edge_width * _FINER))
    middle_x, middle_y = (mark.x - left) * _FINER, (mark.y - top) * _FINER
    for ring in mark.rings:
        reach = ring.width / 2 * _FINER
        box = middle_x - reach, middle_y - reach, middle_x + reach, middle_y + reach
        ImageDraw.Draw(patch).ellipse(box, ring.color)
    plot.paste(patch.resize((side, side), Pictures.Resampling.BOX), (left, top))


def write_label(pen: ImageDraw.ImageDraw, label: Label) -> None:
    """Write words with the bundled font."""
    file = assets_folder() / "fonts" / "DejaVuSans.ttf"
    # The basic layout draws the same pixels whether or not a shaping library is installed.
    font = ImageFont.truetype(str(file), max(label.size, 1.0), layout_engine=ImageFont.Layout.BASIC)
    if not label.upwards:
        pen.text((label.x, label.y), label.text, label.color, font, anchor=_ANCHORS[label.anchor])
        return
    wide, high = round(font.getlength(label.text)) + 4, round(1.6 * label.size)
    words = Pictures.new("L", (wide, high))
    ImageDraw.Draw(words).text((wide / 2, high / 2), label.text, 255, font, anchor="mm")
    turned = words.transpose(Pictures.Transpose.ROTATE_90)
    pen.bitmap((round(label.x - high / 2), round(label.y - wide / 2)), turned, label.color)


def as_picture(image: Image) -> Pictures.Image:
    """Return an opaque image as Pillow's."""
    return Pictures.fromarray(np.ascontiguousarray(to_rgba(image)[:, :, :3]))


def as_image(picture: Pictures.Image) -> Image:
    """Return Pillow's image as an opaque one."""
    channels = np.asarray(picture.convert("RGB")).astype(np.uint32)
    red, green, blue = channels[..., 0], channels[..., 1], channels[..., 2]
    packed: Image = np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue
    return packed


def patched(ground: Pictures.Image, patches: Iterable[Patch]) -> Image:
    """Return a picture under rectangles; one that ends between two pixels covers a part of the second."""
    pixels = np.asarray(ground.convert("RGB")).astype(np.float64)
    high, wide = pixels.shape[:2]
    for patch in patches:
        rows, down = _covered(patch.top, patch.top + patch.height, high)
        columns, across = _covered(patch.left, patch.left + patch.width, wide)
        alpha = patch.opacity * (down[:, None] * across[None, :])[..., None]
        here = pixels[rows, columns]
        here += alpha * (np.array(parse_color(patch.color)) - here)
    return as_image(Pictures.fromarray(np.round(pixels).astype(np.uint8)))


def _covered(begin: float, end: float, count: int) -> tuple[slice, np.ndarray[tuple[int], np.dtype[np.float64]]]:
    """Which pixels lie between two places, and how much of each."""
    first, last = max(int(np.floor(begin)), 0), min(int(np.ceil(end)), count)
    places = np.arange(first, max(last, first))
    return slice(first, max(last, first)), np.clip(np.minimum(places + 1, end) - np.maximum(places, begin), 0.0, 1.0)
