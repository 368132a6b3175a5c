"""The ends of the Hessian's spectrum along a training, with the limit of stability."""

import numpy as np

from playground.curvature.curvature_along import CurvatureAlong
from playground.picture.graph import Graph, Line
from playground.picture.graph.graph_axes import updates_axis, upright, values_axis
from playground.picture.shown._shown import Look, Shown

_FAR = 5.0  # a limit beyond so many times the largest eigenvalue would press the curves flat


def curvature_graphs(along: CurvatureAlong, look: Look, last: int | None = None) -> list[Graph]:
    """Return the largest and smallest eigenvalues by update, the limit dashed.

    Arguments: `last` update of the axis, by default the last that was looked at.
    """
    x, lines = along.updates.astype(np.float64), []
    for values, name, width in ((along.smallest, "smallest", 1.2), (along.largest, "largest", 2.0)):
        for k, column in enumerate(values.T):
            lines.append(Line(x, column, look.own, f"{name} eigenvalue" * (k == 0), width=width if k == 0 else 1.0))
    highest = float(np.nanmax(along.largest, initial=0.0))
    if np.isfinite(along.limits).any() and np.nanmin(along.limits) <= _FAR * highest:
        lines.append(Line(x, along.limits, look.theme.ink, "limit of stability", True))
    up = values_axis(lines, False, "")
    marks = () if look.update is None else (upright(look.update, up, look.theme.ink),)
    return [
        Graph(
            "Sharpness along the training",
            updates_axis(x.max(initial=1.0), last),
            up,
            (*marks, *lines),
            aside=": ".join(one for one in (along.name, along.note) if one),
        )
    ]


SHOWN = Shown(of="playground.curvature.curvature_along.CurvatureAlong", graphs=curvature_graphs)
