"""A pruned network beside the whole one and a random one of the same size."""

import numpy as np
from numpy.typing import NDArray

from playground.curvature.lottery_ticket import LotteryTicket
from playground.picture.graph import Graph, Line
from playground.picture.graph.graph_axes import updates_axis, upright, values_axis
from playground.picture.shown._shown import Look, Shown

Floats = NDArray[np.float64]


def ticket_graphs(found: LotteryTicket, look: Look) -> list[Graph]:
    """Return training losses, and test accuracies or, where there are no classes, test losses."""
    classes = bool(np.isfinite(found.test_accuracy).any())
    second = ("Test accuracy", found.test_accuracy, False) if classes else ("Test loss", found.test_loss, True)
    graphs = []
    for title, rows, log in (("Training loss", found.training_loss, True), second):
        if not np.isfinite(rows).any():
            continue
        lines = _lines(found, rows, look)
        up = values_axis(lines, log)
        marks = () if look.update is None else (upright(look.update, up, look.theme.ink),)
        graphs.append(Graph(title, updates_axis(found.updates[-1]), up, (*marks, *lines)))
    return graphs


def _lines(found: LotteryTicket, rows: Floats, look: Look) -> list[Line]:
    x = found.updates.astype(np.float64)
    return [
        Line(x, rows[0], look.theme.faint, "whole network"),
        Line(x, rows[2], look.own, "random ticket", True),
        Line(x, rows[1], look.own, "ticket", width=2.0),
    ]


SHOWN = Shown(
    of="playground.curvature.lottery_ticket.LotteryTicket",
    graphs=ticket_graphs,
    size=(760, 560),
    one_legend=True,
)
