"""What goes through the layers of networks: a small histogram of each layer above its scale on a logarithmic axis."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.curvature.layer_signals import Signals
from playground.gui.graph.axis_link import AxisLink
from playground.gui.graph.graph_files import GraphFiles
from playground.gui.graph.graph_view import GraphView
from playground.gui.graph.hovered import Hovered
from playground.gui.widgets.format_number import format_number
from playground.picture.graph import Graph


class SignalsView(QWidget):
    """Histograms of one contender's layers above the scales of all contenders'; both move together.

    Arguments: `name` of what is drawn; `empty` what is said where there is nothing.
    """

    def __init__(self, name: str, empty: str) -> None:
        super().__init__()
        link = AxisLink()
        self.histograms = GraphView(f"{name}: histograms", 24, link)
        self.scales = GraphView(f"{name}: scales", 70, link)
        self.scales.empty = empty
        self.signals: Signals | None = None
        self.files = [GraphFiles(view, view.accessibleName()) for view in (self.histograms, self.scales)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.histograms, 2)
        column.addWidget(self.scales, 5)
        for view in (self.histograms, self.scales):
            view.describe = self.describe

    def show_signals(self, signals: Signals | None, graphs: Sequence[Graph]) -> None:
        """Show the selected contender's signals as two graphs, of histograms and of scales; None for nothing."""
        self.signals = signals
        histograms, scales = graphs if signals is not None else (None, None)
        self.histograms.setVisible(histograms is not None)
        self.histograms.show_graph(histograms)
        self.scales.show_graph(scales)

    def refresh(self) -> None:
        """Paint anew, in the theme of now."""
        self.histograms.refresh()
        self.scales.refresh()

    def describe(self, pointed: Hovered) -> str:
        """Return what the layer under the mouse is like."""
        signals, layer = self.signals, round(pointed.x) - 1
        if signals is None or not 0 <= layer < len(signals.means):
            return ""
        name = "outputs" if layer == len(signals.means) - 1 else f"layer {layer + 1}"
        low, high = signals.edges[layer, 0], signals.edges[layer, -1]
        mean, spread = format_number(float(signals.means[layer]), 3), float(np.sqrt(signals.variances[layer]))
        return (
            f"{name}: mean {mean}, standard deviation {format_number(spread, 3)}, scale "
            f"{format_number(float(signals.scales[layer]), 3)}\nhistogram from {format_number(float(low), 3)} to "
            f"{format_number(float(high), 3)}, its heights as square roots"
        )
