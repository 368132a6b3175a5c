"""What lies over the plane, to be laid on a relief: the border of the feasible set, lines and marks of layers."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from playground.picture.colors.theme import Theme
from playground.picture.lines.corners import Points
from playground.picture.lines.marks import Mark
from playground.picture.lines.stroke import Stroke, dashes
from playground.picture.relief.sight import ReliefSight
from playground.picture.surface.layers import Sight, feasible_set, layer_marks, layer_strokes
from playground.picture.viewport import Viewport

if TYPE_CHECKING:
    from playground.experiments.result import Result


@dataclass(frozen=True)
class Draped:
    """Strokes, the lowest first, and marks, all measured in the data instead of pixels; no stroke has a dash."""

    strokes: tuple[Stroke, ...] = ()
    marks: tuple[Mark, ...] = ()


def draped(
    ids: Collection[str], result: "Result", step: int, seen: ReliefSight, theme: Theme, selected: tuple[int, int] | None
) -> Draped:
    """Return what a plane of the relief's size shows over the surface: the feasible set always, layers by their ids.

    Arguments: as of `layers.Sight`; the relief's direction and zoom do not matter.
    """
    region = seen.block.region
    viewport = region.scaled(seen.unit / max(region.width, region.height))
    sight = Sight(result, step, viewport, theme, seen.ratio, selected)
    _, border = feasible_set(sight)
    strokes = (_laid(stroke, viewport) for stroke in (*border, *layer_strokes(ids, sight)))
    marks = []
    for mark in layer_marks(ids, sight):
        x, y = viewport.data(mark.x, mark.y)
        marks.append(replace(mark, x=x, y=y))
    return Draped(tuple(stroke for stroke in strokes if len(stroke.lines)), tuple(marks))


def _laid(stroke: Stroke, viewport: Viewport) -> Stroke:
    lines: Points = stroke.lines if stroke.dash is None else dashes(stroke.lines, stroke.dash)
    xs, ys = viewport.data_axes(lines[:, 0], lines[:, 1])
    return Stroke(stroke.pen, np.stack([xs, ys], axis=1), stroke.name)
