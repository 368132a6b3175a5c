"""Starts, heads and known minima on a relief; what a hill hides is faint."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from playground.picture.canvas import Canvas
from playground.picture.marks import STAR_RADIUS, Mark
from playground.picture.pen import Pen
from playground.picture.pixels import Image
from playground.picture.relief.ground import Depth
from playground.picture.relief.lettering import blend
from playground.picture.relief.sight import Sight
from playground.picture.theme import Theme

Points = NDArray[np.float64]
START_RADIUS, HEAD_RADIUS = 5.5, 4.5
_CROWD, _SMALL = 120, 2.6
_FAINT = 0.35
_FINER = 8  # samples of a star's pixel each way


def paint_minima(image: Image, sight: Sight, minima: Points, depth: Depth, theme: Theme) -> None:
    """Draw a star at each known minimum (n, 2) into an image."""
    places, seen = located(sight, minima, depth)
    edge = theme.halo if theme.id == "dark" else theme.ink
    for (x, y), clear in zip(places.tolist(), seen.tolist(), strict=True):
        if abs(x) < 1e6 and abs(y) < 1e6:
            cover, inside = _star(STAR_RADIUS * sight.ratio, 0.9 * sight.ratio)
            left, top = round(x - cover.shape[1] / 2), round(y - cover.shape[0] / 2)
            for part, color in ((cover, edge), (inside, theme.star)):
                blend(image, part if clear else (part * _FAINT).astype(np.uint8), left, top, color)


def dot_pens(colors: Sequence[str], heads: int, theme: Theme, ratio: float) -> tuple[Pen, ...]:
    """Return the pens of `paint_dots` for so many heads: faint ones of each racer and the starts, then clear ones."""
    radius, edge = (_SMALL, 0.9) if heads >= _CROWD else (HEAD_RADIUS, 1.4)
    pens = [Pen(color, (2 * radius - edge) * ratio, theme.halo, edge * ratio, 1.0, 1.0) for color in colors]
    pens.append(Pen(theme.paper, (2 * START_RADIUS - 1.7) * ratio, theme.ink, 1.7 * ratio, 1.0, 1.0))
    faint = [Pen(pen.color, pen.width, pen.halo, pen.halo_width, _FAINT, _FAINT) for pen in pens]
    return (*faint, *pens)


def paint_dots(canvas: Canvas, image: Image, sight: Sight, heads: Points, starts: Points, depth: Depth) -> None:
    """Draw heads (racers, starts, 2) and starts (n, 2) of the data into an image; `canvas` has the `dot_pens`."""
    groups = [*heads, starts]
    for number, points in enumerate(groups):
        places, seen = located(sight, points, depth)
        for pen, chosen in ((number, ~seen), (number + len(groups), seen)):
            if chosen.any():
                dots = np.full((int(chosen.sum()), 3, 2), np.nan)
                dots[:, :2] = places[chosen][:, None]
                canvas.draw(pen, dots.reshape(-1, 2))
    canvas.paint_over(image)


def located(sight: Sight, points: Points, depth: Depth) -> tuple[Points, NDArray[np.bool_]]:
    """Return where points (n, 2) of the data are on the screen, NaN beside the block, and which nothing hides."""
    ground, heights = sight.ground(points), sight.heights_at(points)
    places = sight.screen(ground, heights)
    rows, columns = depth.shape
    near = np.nan_to_num(places, nan=-1.0, posinf=-1.0, neginf=-1.0)
    inside = (near[:, 0] >= 0) & (near[:, 1] >= 0) & (near[:, 0] < columns) & (near[:, 1] < rows)
    seen = np.ones(len(points), bool)
    for k in np.flatnonzero(inside).tolist():
        x, y = int(near[k, 0]), int(near[k, 1])
        around = depth[max(y - 1, 0) : y + 2, max(x - 1, 0) : x + 2]
        seen[k] = ground[k, 1] <= float(around.max()) + 3.0 * sight.ratio / max(sight.turn[2], 0.2)
    return places, seen


@lru_cache(maxsize=16)
def _star(radius: float, edge: float) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """How much of each pixel a star covers, with its edge and without."""
    half = int(np.ceil(radius + edge)) + 1
    steps = (np.arange(2 * half * _FINER) + 0.5) / _FINER - half
    x, y = np.meshgrid(steps, steps)
    corners = np.array(Mark("minimum", 0.0, 0.0, radius, "#000000", "#000000", edge).outline())
    inside, distance = np.zeros(x.shape, bool), np.full(x.shape, np.inf)
    for (ax, ay), (bx, by) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        crosses = (ay > y) != (by > y)
        with np.errstate(divide="ignore", invalid="ignore"):
            inside ^= crosses & (x < (bx - ax) * (y - ay) / (by - ay) + ax)
        part = np.clip(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2), 0, 1)
        distance = np.minimum(distance, np.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay)))
    outer, inner = inside | (distance < edge / 2), inside & (distance >= edge / 2)

    def cover(shape: NDArray[np.bool_]) -> NDArray[np.uint8]:
        blocks = shape.reshape(2 * half, _FINER, 2 * half, _FINER).mean(axis=(1, 3))
        made: NDArray[np.uint8] = np.round(255 * blocks).astype(np.uint8)
        return made

    return cover(outer), cover(inner)
