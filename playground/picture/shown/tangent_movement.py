"""How far the tangent kernel and the parameters move, and the kernel's eigenvalues."""

import numpy as np
from numpy.typing import NDArray

from playground.base.check_whole import check_whole
from playground.curvature.tangent_movement import TangentMovement
from playground.picture.graph import Axis, Dots, Graph, Line
from playground.picture.graph.graph_axes import updates_axis, upright, values_axis
from playground.picture.shown._shown import Look, Shown

Floats = NDArray[np.float64]
_LEAST = 1e-14  # of the largest: below, an eigenvalue is rounding


def movement_graphs(moved: TangentMovement, look: Look, last: int | None = None, at: int | None = None) -> list[Graph]:
    """Return the movement by update, and the kernel's eigenvalues at one update and at the start.

    Arguments: `last` update of the axis, by default the last that was looked at; `at` the update of the eigenvalues, by
    default where the look's line stands, otherwise the last one.
    """
    at = look.update if at is None else check_whole(at, "at", 0)
    x = moved.updates.astype(np.float64)
    lines = [
        Line(x, moved.parameters, look.own, "parameters", True),
        Line(x, moved.kernel, look.own, "tangent kernel", width=2.0),
    ]
    up = values_axis(lines, False)
    marks = () if look.update is None else (upright(look.update, up, look.theme.ink),)
    k = len(x) - 1 if at is None else int(np.argmin(np.abs(moved.updates - at)))
    aside = "as parts of what they were"
    end = updates_axis(x[-1], last)
    graph = Graph("Movement from the start", end, up, (*marks, *lines), aside=aside)
    return [graph, _eigenvalues(moved.eigenvalues[k], moved.eigenvalues[0], int(moved.updates[k]), look)]


def _eigenvalues(now: Floats, start: Floats, update: int, look: Look) -> Graph:
    both = np.concatenate([now, start])
    seen = both[np.isfinite(both) & (both > 0)]
    seen = seen[seen >= _LEAST * seen.max()] if len(seen) else np.array([0.1, 10.0])
    up = Axis(float(np.floor(np.log10(seen.min()) - 0.05)), float(np.ceil(np.log10(seen.max()) + 0.05)), "", True)
    order = np.arange(1.0, len(now) + 1)
    radius = min(3.0, max(1.2, 240 / len(now)))
    dots = tuple(
        Dots(order, np.nan_to_num(values, nan=0.0), color, color, radius, 0.0)
        for values, color in ((start, look.theme.faint), (now, look.own))
    )
    aside = f"eigenvalues at update {update}, grey at the start"
    return Graph("Kernel", Axis(0.0, len(now) + 1.0, "eigenvalue's number"), up, dots=dots, aside=aside)


SHOWN = Shown(of="playground.curvature.tangent_movement.TangentMovement", graphs=movement_graphs, size=(760, 560))
