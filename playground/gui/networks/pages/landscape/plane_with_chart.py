"""A slice, and below it how far what it shows is from what the network met."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.gui.graph.graph_files import GraphFiles
from playground.gui.networks.charts.updates_view import UpdatesView
from playground.gui.networks.pages.landscape.slice_view import SliceView
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.grips import GripSplitter
from playground.gui.widgets.heading import Heading
from playground.picture.shown import Look
from playground.picture.shown.loss_slice import loss_along
from playground.slices.loss_slice import LossSlice

_SOON_MS = 250  # what takes no longer is not worth words that flash


class PlaneWithChart(QWidget):
    """The plane with the projected path, and the true loss along the path beside the plane's loss under it.

    `told` says what became of files.
    """

    seek_requested = Signal(int)
    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.plane = SliceView()
        self._waited_for = ""
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(lambda: self.plane.show_waiting(self._waited_for))
        GraphFiles(self.plane, "Slice of the loss").told.connect(self.told)
        self.chart = UpdatesView("Loss along the path, true and on the slice", 90)
        self.chart.setToolTip(
            "In colour: the loss where the network was. In grey: the plane's loss under it. Where they part, the slice "
            "does not show what the path met. Drag to look back"
        )
        self.chart.seek_requested.connect(self.seek_requested)
        self.heading = Heading("Loss along the path")
        self.heading.aside.say("true; grey: on the slice")
        GraphFiles(self.chart, "Loss along the path").told.connect(self.heading.aside.say)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.heading)
        column.addWidget(self.chart, 1)
        both = GripSplitter(Qt.Orientation.Vertical, "Height of the slice")
        both.reset_requested.connect(lambda: both.setSizes([4000, 1000]))
        both.setChildrenCollapsible(False)
        both.addWidget(self.plane)
        both.addWidget(below)
        both.setStretchFactor(0, 4)
        both.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(both)

    def show_slice(self, found: LossSlice, color: str) -> None:
        """Show a slice, with the path in a colour."""
        self.rest()
        self.plane.show_slice(found, color)
        self.chart.show_graph(loss_along(found, Look(current_theme().picture, color=color)))

    def show_nothing(self, words: str) -> None:
        """Say what to do first."""
        self.rest()
        self.plane.empty = words
        self.plane.show_slice(None, "#000000")
        self.chart.empty = ""
        self.chart.show_graph(None)

    def await_another(self, words: str) -> None:
        """Show all of the slice that is there, and over it, where that takes a while, what is computed in its place."""
        self.plane.see_all()
        self._waited_for = words
        self._soon.start(_SOON_MS)

    def rest(self) -> None:
        """Nothing is computed any more."""
        self._soon.stop()
        self.plane.show_waiting("")

    def show_update(self, update: int) -> None:
        """Mark an update."""
        self.plane.show_update(update)
        self.chart.show_cursor(update)

    def refresh(self) -> None:
        """Paint anew, in the theme of now."""
        self.plane.refresh()
        self.chart.refresh()

    def close_work(self) -> None:
        """End the thread."""
        self.plane.close_work()
