"""Loss and accuracy along a line through parameters."""

from playground.picture.graph.line_graphs import line_graphs
from playground.picture.shown._shown import Shown

SHOWN = Shown(of="playground.slices.loss_line.LossLine", graphs=line_graphs, size=(760, 560), one_legend=True)
