"""A race on its surface in three dimensions, as a PNG picture."""

import inspect
from pathlib import Path
from typing import Any

import numpy as np

from playground.base.check_ending import check_ending
from playground.base.check_kind import check_kind
from playground.base.errors import unknown
from playground.base.files import write_atomically
from playground.experiments.result import Result
from playground.exporters._exporter import Exporter
from playground.exporters._pdf_page import image_page
from playground.exporters._pixels import draw, encode
from playground.picture.colors.theme import stated_theme
from playground.picture.pixels import Image
from playground.picture.relief.colors import packed
from playground.picture.relief.relief_figure import relief_figure
from playground.picture.sheet.scene import race_scene


def write(result: Result, path: Path | str, beside: dict[str, Any] | None = None, **options: Any) -> None:
    """Write the figure as PNG, or as its pixels on a PDF page.

    `options` are those of `relief_figure`: camera, region, size, theme, step, ratio, scale, layers, selected.

    Arguments: `beside` the options of `race_scene` for the contour plot that stands to the left, None for no such plot.
    Raises PlaygroundError for a function of one number and where the file cannot be written.
    """
    if beside is not None:
        check_kind(beside, dict, "beside", "the options of the contour plot by name")
        legal = inspect.signature(race_scene).parameters
        for option in beside:
            if option not in legal:
                raise unknown("option of the contour plot", option, legal)
    check_ending(path, "png", "pdf")
    figure = relief_figure(result, **options)
    if beside is not None:
        paper = stated_theme(options.get("theme", "light")).paper
        figure = _side_by_side(draw(race_scene(result, **beside)), figure, paper)
    ratio, theme = options.get("ratio", 1.0), stated_theme(options.get("theme", "light"))
    if str(path).lower().endswith(".pdf"):
        name = result.experiment.problem.name
        write_atomically(path, image_page(figure, ratio, name, theme.paper))
    else:
        write_atomically(path, encode(figure, ratio))


def _side_by_side(left: Image, right: Image, paper: str) -> Image:
    sheet = np.full((max(len(left), len(right)), left.shape[1] + right.shape[1]), packed(paper), np.uint32)
    sheet[: len(left), : left.shape[1]] = left
    sheet[: len(right), left.shape[1] :] = right
    return sheet


EXPORTER = Exporter(
    name="PNG relief",
    aliases=(
        "3d",
        "surface picture",
    ),
    suffix=".png",
    doc="The surface in three dimensions with the paths on it, axes and legend as pixels.",
    write=write,
)
