"""A slice of a network's loss, with the path projected on it, and how far what it shows is from what was met."""

from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.picture.colors.theme import Theme
from playground.picture.graph import Axis, Dots, Graph, Ground, Line
from playground.picture.graph.graph_axes import updates_axis, upright, values_axis
from playground.picture.lines.corners import Points
from playground.picture.pixels import Image
from playground.picture.region import seen_region
from playground.picture.shown._shown import Look, Shown
from playground.picture.surface.background import paint_values
from playground.picture.surface.contours import height_lines
from playground.picture.surface.level_scale import level_scale
from playground.picture.surface.levels import Levels, choose_levels
from playground.picture.surface.slice_values import slice_values
from playground.picture.viewport import Viewport
from playground.slices.loss_slice import LossSlice

Floats = NDArray[np.float64]
_EVERY = 2  # pixels from one point of the contours' grid to the next


def slice_graphs(found: LossSlice, look: Look, seen: Any = None) -> list[Graph]:
    """Return the plane with contours and the path from a ring to a disc, and the loss along the path below.

    Arguments: `seen` ((x0, x1), (y0, y1)) the part of the plane that is shown, by default all that is known.
    """
    plane = slice_graph(found, look)
    return [plane if seen is None else plane.seen(seen_region(seen)), loss_along(found, look)]


def slice_graph(found: LossSlice, look: Look) -> Graph:
    """Return the plane with contours and the path on it."""
    levels = choose_levels(found.losses)
    ground = Ground(
        partial(_paint, found, levels), partial(_contours, found, levels), slow=True, key=found.plane,
    )  # fmt: skip
    across, up = (
        Axis(float(values[0]), float(values[-1]), name)
        for values, name in ((found.xs, "first direction, d₁"), (found.ys, "second direction, d₂"))
    )
    path = Line(found.path[:, 0], found.path[:, 1], look.own, "path, projected", width=2.0, halo=True)
    part = "" if found.part == "training" else ", test samples"
    return Graph(
        f"{_TITLES.get(found.plane.kind, 'Slice')}{part}", across, up, (path,), dots=path_dots(found, look),
        ground=ground, aside=_explained(found), share=4.0, scale=level_scale(levels, "loss"),
    )  # fmt: skip


def path_dots(found: LossSlice, look: Look) -> tuple[Dots, ...]:
    """Return the ring where the path starts, the disc where it ends, and a mark at the update that is looked at."""
    path, theme = found.path, look.theme
    ends = (
        Dots(path[:1, 0], path[:1, 1], theme.halo, look.own, 5.0, 2.0),
        Dots(path[-1:, 0], path[-1:, 1], look.own, theme.halo, 5.0, 1.5),
    )
    if look.update is None or look.update >= int(found.updates[-1]):
        return ends
    x, y = (np.array([np.interp(look.update, found.updates, path[:, k])]) for k in (0, 1))
    return *ends, Dots(x, y, look.own, theme.ink, 4.0, 1.5)


_TITLES = {
    "random": "Slice along two random directions", "principal": "Slice along the path's principal components",
    "curvature": "Slice along the steepest curvatures",
}  # fmt: skip


def _explained(found: LossSlice) -> str:
    first, second = found.explained
    words = "" if first != first else f"d₁ {100 * first:.1f} %, d₂ {100 * second:.1f} % of the variance"
    return "; ".join(one for one in (words, found.note) if one)


def loss_along(found: LossSlice, look: Look) -> Graph:
    """Return the true loss by update, and the loss that the slice has under the path."""
    x = found.updates.astype(np.float64)
    lines = [
        Line(x, found.projected_losses, look.theme.faint, "loss on the slice"),
        Line(x, found.true_losses, look.own, "true loss", width=2.0),
    ]
    positive = all(np.nanmin(line.y) > 0 for line in lines)
    up = values_axis(lines, positive)
    marks = [] if look.update is None else [upright(look.update, up, look.theme.ink)]
    return Graph("Loss along the path", updates_axis(x[-1]), up, (*marks, *lines))


def _paint(found: LossSlice, levels: Levels, view: Viewport, theme: Theme, ratio: float) -> Image:
    return paint_values(slice_values(found, view, levels), levels, theme, 0.0)


def _contours(found: LossSlice, levels: Levels, view: Viewport) -> list[Points]:
    wide, high = max(view.width // _EVERY, 2), max(view.height // _EVERY, 2)
    heights = levels.height(slice_values(found, replace(view, width=wide, height=high), levels))
    xs, ys = ((np.arange(count) + 0.5) / count * size for count, size in ((wide, view.width), (high, view.height)))
    return height_lines(xs, ys, np.ma.masked_invalid(np.clip(heights, -1e29, 1e29)), levels)


SHOWN = Shown(of="playground.slices.loss_slice.LossSlice", graphs=slice_graphs, size=(720, 820))
