"""Singular values of the Jacobian of a network's outputs by its inputs."""

import numpy as np

from playground.curvature.input_jacobians import InputJacobians
from playground.picture.graph import Axis, Graph, Line
from playground.picture.graph.graph_axes import upright
from playground.picture.shown._shown import Look, Shown

_FAINTEST = 0.12
_TOGETHER = 1200  # ticks that lie nearer to each other than this part of the axis are one tick


def jacobian_graphs(found: InputJacobians, look: Look) -> list[Graph]:
    """Return a tick for every singular value of every sample; dashed is 1, where nothing is stretched."""
    title, values = "Singular values of the input–output Jacobian", found.singular_values
    seen = np.log10(values[np.isfinite(values) & (values > 0)])
    if not len(seen):
        aside = "all singular values are 0: nothing of the inputs arrives"
        return [Graph(title, Axis(-1.0, 1.0, logarithmic=True), Axis(0.0, 1.0, ticks=False), aside=aside)]
    low, high = min(float(seen.min()), -0.3), max(float(seen.max()), 0.3)
    room = 0.03 * (high - low)
    across, up = Axis(low - room, high + room, "singular value", logarithmic=True), Axis(0.0, 1.0, ticks=False)
    cell = (high - low) / _TOGETHER
    places, counts = np.unique(np.round(seen / cell), return_counts=True)
    lines = []
    for count in range(1, 9):
        alike = places[counts == count] if count < 8 else places[counts >= count]
        if len(alike):
            x = np.repeat(10.0 ** (alike * cell), 3)
            y = np.tile([0.02, 0.86, np.nan], len(alike))
            lines.append(Line(x, y, look.own, "", width=1.0, opacity=min(1.0, _FAINTEST + 0.12 * count)))
    lines.append(upright(1.0, up, look.theme.ink, True, 1.2, "1: nothing is stretched"))
    return [Graph(title, across, up, tuple(lines), share=0.4)]


SHOWN = Shown(of="playground.curvature.input_jacobians.InputJacobians", graphs=jacobian_graphs, size=(760, 190))
