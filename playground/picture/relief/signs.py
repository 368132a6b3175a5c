"""Starts, heads and known minima on a relief; what a hill hides is faint."""

from typing import cast

import numpy as np
from numpy.typing import NDArray

from playground.picture.colors.theme import Theme
from playground.picture.lines.canvas import Canvas
from playground.picture.lines.marks import STAR_RADIUS, Kind, Mark, averaged_mark, excluded_mark, head_mark
from playground.picture.lines.path_pens import CROWD, mark_size
from playground.picture.lines.pen import Pen
from playground.picture.pixels import Image
from playground.picture.relief.ground import Depth
from playground.picture.relief.paint_marks import FAINT, paint_marks
from playground.picture.relief.race import ReliefRace
from playground.picture.relief.sight import ReliefSight

Points = NDArray[np.float64]
START_RADIUS = 5.5
_SMALL, _EDGE = 2.6, 0.9


def paint_signs(canvas: Canvas, image: Image, sight: ReliefSight, race: ReliefRace, depth: Depth, theme: Theme) -> None:
    """Draw a race's marks of layers, known minima, heads and starts into an image; `canvas` has its `dot_pens`.

    Heads say whether a path still runs; those of a crowd are small dots.
    """
    ratio = sight.ratio
    size = ratio * theme.strength
    marks = race.draped.marks
    paint_marks(image, marks, *located(sight, np.array([(mark.x, mark.y) for mark in marks]).reshape(-1, 2), depth))
    edge = theme.halo if theme.id == "dark" else theme.ink
    star = Mark("minimum", 0.0, 0.0, STAR_RADIUS * size, theme.star, edge, 0.9 * size)
    paint_marks(image, [star] * len(race.minima), *located(sight, race.minima, depth))
    dots = [race.starts]
    if _crowded(race):
        dots = [*(race.heads[race.rows == row] for row in range(len(race.looks))), race.starts]
    else:
        for racer, (points, kinds) in enumerate(zip(race.heads, race.kinds.tolist(), strict=True)):
            heads = [
                head_mark(kind, 0.0, 0.0, race.look(racer, start), theme, ratio)
                for start, kind in enumerate(cast(list[Kind], kinds))
            ]
            paint_marks(image, heads, *located(sight, points, depth))
        for look, points in zip(race.average_looks, race.averages, strict=False):
            head = averaged_mark(0.0, 0.0, look, theme, ratio)
            paint_marks(image, [head] * len(points), *located(sight, points, depth))
    for number, points in enumerate(dots):
        places, seen = located(sight, points, depth)
        for pen, chosen in ((number, ~seen), (number + len(dots), seen)):
            if chosen.any():
                canvas.draw(pen, _as_lines(places[chosen]))
    canvas.paint_over(image)
    barred = race.starts[race.excluded] if len(race.excluded) == len(race.starts) else race.starts[:0]
    crosses = [excluded_mark(0.0, 0.0, theme.ink, theme.paper, size)] * len(barred)
    paint_marks(image, crosses, *located(sight, barred, depth))


def dot_pens(race: ReliefRace, theme: Theme, ratio: float) -> tuple[Pen, ...]:
    """Return the pens of a race's dots: faint ones of each racer of a crowd and of the starts, then clear ones."""
    size = ratio * theme.strength
    small = size * mark_size(len(race.starts))
    looks = race.looks if _crowded(race) else ()
    pens = [
        Pen(
            look.color,
            (2 * _SMALL - _EDGE) * size,
            theme.halo,
            _EDGE * size,
            1.0,
            1.0,
            look.rings(theme, _SMALL * size),
        )
        for look in looks
    ]
    pens.append(Pen(theme.paper, (2 * START_RADIUS - 1.7) * small, theme.ink, 1.7 * small, 1.0, 1.0))
    faint = [Pen(pen.color, pen.width, pen.halo, pen.halo_width, FAINT, FAINT) for pen in pens]
    return (*faint, *pens)


def located(sight: ReliefSight, points: Points, depth: Depth) -> tuple[Points, NDArray[np.bool_]]:
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


def _crowded(race: ReliefRace) -> bool:
    return race.count >= CROWD


def _as_lines(places: Points) -> Points:
    """A dot is a line from a point to itself, parted from the next."""
    dots = np.full((len(places), 3, 2), np.nan)
    dots[:, :2] = places[:, None]
    return dots.reshape(-1, 2)
