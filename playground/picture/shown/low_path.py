"""A curve of low loss between two networks, beside the straight line between them."""

from playground.picture.graph import Graph
from playground.picture.graph.line_graphs import line_graphs
from playground.picture.shown._shown import Look, Shown
from playground.slices.low_path import LowPath


def path_graphs(found: LowPath, look: Look, logarithmic: bool = False) -> list[Graph]:
    """Return losses over t along both, and accuracies where there are classes.

    Arguments: `logarithmic` whether the axis of the loss is.
    """
    return line_graphs(found.line, look, found.curve, logarithmic)


SHOWN = Shown(of="playground.slices.low_path.LowPath", graphs=path_graphs, size=(760, 560), one_legend=True)
