"""A race's figure as a PNG picture."""

from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image as Pictures
from PIL import ImageDraw, ImageFont

from playground.base.assets import assets_folder
from playground.base.files import write_atomically
from playground.experiments.result import Result
from playground.exporters._exporter import Exporter
from playground.picture.background import render_background
from playground.picture.canvas import Canvas
from playground.picture.marks import Mark
from playground.picture.pen import Pen
from playground.picture.pixels import Image, to_rgba
from playground.picture.profile import profile_back
from playground.picture.scene import Label, Scene, Stroke, race_scene

_ANCHORS = {"start": "lm", "middle": "mm", "end": "rm"}
# Stars are drawn this much larger and reduced: Pillow's polygons have no smooth edge.
_FINER = 4


def write(result: Result, path: Path | str, **options: Any) -> None:
    """Write the figure of a race; `options` are those of `race_scene`: viewport, theme, step, ratio, scale.

    Raises PlaygroundError where the file cannot be written.
    """
    write_atomically(path, encode(draw(race_scene(result, **options))))


def encode(picture: Image) -> bytes:
    """Return an image as the bytes of a PNG file, the same for the same image."""
    buffer = BytesIO()
    Pictures.fromarray(to_rgba(picture)).convert("RGB").save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def draw(scene: Scene) -> Image:
    """Return a figure as an opaque image, uint32 (h, w), with the bundled font and the strokes of the window."""
    figure = Pictures.new("RGB", (scene.width, scene.height), scene.theme.paper)
    plot = _stroke(_ground(scene), scene.strokes)
    for mark in scene.marks:
        plot = _dot(plot, mark) if mark.kind != "minimum" else _star(plot, mark)
    figure.paste(_picture(plot), (scene.left, scene.top))
    pen = ImageDraw.Draw(figure)
    right, bottom = scene.left + scene.viewport.width, scene.top + scene.viewport.height
    weight = max(1, round(scene.ratio))
    for x0, y0, x1, y1 in scene.ticks:
        pen.line((round(x0), round(y0), round(x1), round(y1)), scene.theme.faint, weight)
    pen.line((scene.left, scene.top, scene.left, bottom), scene.theme.faint, weight)
    pen.line((scene.left, bottom, right, bottom), scene.theme.faint, weight)
    for label in scene.labels:
        _write(pen, label)
    return _stroke(_pixels(figure), scene.samples)


def _ground(scene: Scene) -> Image:
    view, theme = scene.viewport, scene.theme
    if scene.levels is None:
        return _pixels(Pictures.new("RGB", (view.width, view.height), profile_back(theme)))
    return render_background(scene.surface, view, theme, line_width=scene.ratio, levels=scene.levels)


def _stroke(ground: Image, strokes: tuple[Stroke, ...]) -> Image:
    canvas = Canvas(ground.shape[1], ground.shape[0], [stroke.pen for stroke in strokes])
    for k, stroke in enumerate(strokes):
        canvas.draw(k, stroke.lines)
    return canvas.paint_once(ground)


def _dot(ground: Image, mark: Mark) -> Image:
    """A dot is a line of no length, its edge the halo."""
    pen = Pen(mark.fill, 2 * mark.radius - mark.edge_width, mark.edge, mark.edge_width, 1.0, 1.0)
    return _stroke(ground, (Stroke(pen, np.array([[mark.x, mark.y], [mark.x, mark.y]])),))


def _star(ground: Image, mark: Mark) -> Image:
    side = int(2 * mark.radius + 4)
    left, top = int(mark.x) - side // 2, int(mark.y) - side // 2
    if not (-side < left < ground.shape[1] and -side < top < ground.shape[0]):
        return ground
    plot = _picture(ground)
    patch = plot.crop((left, top, left + side, top + side)).resize((side * _FINER,) * 2, Pictures.Resampling.NEAREST)
    outline = [((x - left) * _FINER, (y - top) * _FINER) for x, y in mark.outline()]
    ImageDraw.Draw(patch).polygon(outline, mark.fill, mark.edge, round(mark.edge_width * _FINER))
    plot.paste(patch.resize((side, side), Pictures.Resampling.BOX), (left, top))
    return _pixels(plot)


def _write(pen: ImageDraw.ImageDraw, label: Label) -> None:
    file = assets_folder() / "fonts" / "DejaVuSans.ttf"
    # The basic layout draws the same pixels whether or not a shaping library is installed.
    font = ImageFont.truetype(str(file), label.size, layout_engine=ImageFont.Layout.BASIC)
    pen.text((label.x, label.y), label.text, label.color, font, anchor=_ANCHORS[label.anchor])


def _picture(image: Image) -> Pictures.Image:
    return Pictures.fromarray(np.ascontiguousarray(to_rgba(image)[:, :, :3]))


def _pixels(picture: Pictures.Image) -> Image:
    channels = np.asarray(picture.convert("RGB")).astype(np.uint32)
    red, green, blue = channels[..., 0], channels[..., 1], channels[..., 2]
    packed: Image = np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue
    return packed


EXPORTER = Exporter(
    name="PNG picture",
    suffix=".png",
    doc="The plot with paths, axes and legend as pixels.",
    write=write,
)
