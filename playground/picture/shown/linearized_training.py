"""The loss of a network beside that of its linear approximation at the start."""

import numpy as np

from playground.curvature.linearized_training import LinearizedTraining
from playground.picture.graph import Graph, Line
from playground.picture.graph.graph_axes import updates_axis, upright, values_axis
from playground.picture.shown._shown import Look, Shown


def linearized_graphs(beside: LinearizedTraining, look: Look, last: int | None = None) -> list[Graph]:
    """Return both training losses by update.

    Arguments: `last` update of the axis, by default the last that was looked at.
    """
    x = beside.updates.astype(np.float64)
    lines = [
        Line(x, beside.linearized_losses, look.own, "linearized", True),
        Line(x, beside.losses, look.own, "training loss", width=2.0),
    ]
    up = values_axis(lines, True)
    marks = () if look.update is None else (upright(look.update, up, look.theme.ink),)
    title = "Loss beside the linearized network's"
    return [Graph(title, updates_axis(x[-1], last), up, (*marks, *lines))]


SHOWN = Shown(of="playground.curvature.linearized_training.LinearizedTraining", graphs=linearized_graphs)
