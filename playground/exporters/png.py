"""A race's figure as a PNG picture."""

from pathlib import Path
from typing import Any

from playground.base.check_ending import check_ending
from playground.base.files import write_atomically
from playground.experiments.result import Result
from playground.exporters._exporter import Exporter
from playground.exporters._pixels import draw, encode
from playground.exporters._sheet_pixels import draw_sheet
from playground.picture.sheet.scene import Scene, race_scene
from playground.picture.sheet.sheet import Sheet


def write(result: Result, path: Path | str, **options: Any) -> None:
    """Write the figure of a race; `options` are those of `race_scene`: viewport, theme, step, ratio, scale, layers,
    selected.

    Raises PlaygroundError where the file cannot be written.
    """
    check_ending(path, "png")
    write_atomically(path, encode_scene(race_scene(result, **options)))


def encode_scene(scene: Scene) -> bytes:
    """Return a race's figure as the bytes of a PNG file, which says how large a pixel is on paper."""
    return encode(draw(scene), scene.ratio)


def encode_sheet(sheet: Sheet) -> bytes:
    """Return graphs as the bytes of a PNG file, which says how large a pixel is on paper."""
    return encode(draw_sheet(sheet), sheet.ratio)


EXPORTER = Exporter(
    name="PNG picture",
    aliases=(
        "picture",
        "bitmap",
        "image",
    ),
    suffix=".png",
    doc="The plot with paths, axes and legend as pixels.",
    write=write,
    scene=encode_scene,
    sheet=encode_sheet,
)
