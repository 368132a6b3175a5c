"""Signs on an image without a painter: edges smooth at every place between pixels."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from playground.picture.marks import Kind, Mark
from playground.picture.pixels import Image
from playground.picture.relief.lettering import blend

Points = NDArray[np.float64]
FAINT = 0.35  # opacity of a sign behind a hill
_FAR = 1e6
_PARTS = 8  # of a pixel, within which two places of a sign look alike


def paint_marks(image: Image, marks: Iterable[Mark], seen: NDArray[np.bool_]) -> None:
    """Draw signs into an image, faintly where they are not `seen`."""
    for mark, clear in zip(marks, seen.tolist(), strict=True):
        if not (abs(mark.x) < _FAR and abs(mark.y) < _FAR):
            continue
        left, top = int(np.floor(mark.x)), int(np.floor(mark.y))
        across, down = round((mark.x - left) * _PARTS), round((mark.y - top) * _PARTS)
        covers = _sign(mark.kind, mark.radius, mark.edge_width, mark.line_width, across, down)
        middle = covers[0].shape[0] // 2
        for cover, color in zip(covers, (mark.edge, mark.fill), strict=True):
            blend(image, cover if clear else (cover * FAINT).astype(np.uint8), left - middle, top - middle, color)


@lru_cache(maxsize=1024)
def _sign(
    kind: Kind, radius: float, edge: float, width: float, across: int, down: int
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """How much of each pixel a sign covers, with its edge and without; its middle lies so many parts of a pixel to the
    right of the middle pixel's corner and below it."""
    half = int(np.ceil(1.5 * radius + width + edge)) + 2
    steps = np.arange(2 * half + 1) - half + 0.5
    x, y = np.meshgrid(steps, steps)
    mark = Mark(kind, across / _PARTS, down / _PARTS, radius, "#000000", "#000000", edge, width)
    lines = mark.lines()
    if lines:
        core = np.minimum.reduce([_away(x, y, np.array(line)) for line in lines]) - width / 2
        return _cover(core - edge), _cover(core)
    corners = mark.outline()
    if not corners:
        border = np.hypot(x - mark.x, y - mark.y) - radius
    else:
        ring = np.array([*corners, corners[0]])
        away = _away(x, y, ring)
        border = np.where(_inside(x, y, ring), -away, away)
    return _cover(border - edge / 2), _cover(border + edge / 2)


def _cover(distance: Points) -> NDArray[np.uint8]:
    """A border so far from a pixel's middle, inside where it is negative, cuts so much of the pixel off."""
    covered: NDArray[np.uint8] = np.round(255 * np.clip(0.5 - distance, 0, 1)).astype(np.uint8)
    return covered


def _away(x: Points, y: Points, line: Points) -> Points:
    """How far pixels are from a polyline (n, 2)."""
    nearest = np.full(x.shape, np.inf)
    for (ax, ay), (bx, by) in pairwise(line):
        part = np.clip(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2), 0, 1)
        nearest = np.minimum(nearest, np.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay)))
    return nearest


def _inside(x: Points, y: Points, ring: Points) -> NDArray[np.bool_]:
    inside = np.zeros(x.shape, bool)
    for (ax, ay), (bx, by) in pairwise(ring):
        crosses = (ay > y) != (by > y)
        with np.errstate(divide="ignore", invalid="ignore"):
            inside ^= crosses & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
    return inside
