"""How curved the loss is where the selected contender goes."""

from math import isfinite
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from playground.curvature.files import write_arrays, write_columns
from playground.gui.networks.page_parts.page import Page, PageWidget
from playground.gui.networks.page_parts.page_files import Export, Pictured, export_button
from playground.gui.networks.pages.curvature.along_part import AlongPart
from playground.gui.networks.pages.curvature.spectrum_part import SpectrumPart
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.role import role
from playground.gui.widgets.try_action import try_action
from playground.services.training_snapshot import Snapshot
from playground.services.worker import Deliver
from playground.session.actions.training import open_edge_training
from playground.session.document import Document
from playground.session.state import State


class CurvaturePage(PageWidget):
    """The ends of the Hessian's spectrum along the training, and all of it at the shown update."""

    def __init__(self, document: Document, deliver: Deliver, theme: GuiTheme) -> None:
        super().__init__(document, deliver, theme)
        self.along, self.spectrum = AlongPart(document, deliver), SpectrumPart(document, deliver)
        self.edge, self.export = self._make_edge(), export_button(self.files)
        for button in (self.edge, self.export):
            self.along.heading.add(button)
        self.along.result_requested.connect(self.result_requested)
        self.along.limit_changed.connect(self.spectrum.show_limit)
        self.along.sharpness_found.connect(self.sharpness_found)
        self.along.chart.seek_requested.connect(self.seek_requested)
        for part in (self.along, self.spectrum):
            part.failed.connect(self.failed)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(16)
        column.addWidget(self.along, 1)
        column.addWidget(self.spectrum, 1)
        self.setFocusProxy(self.along.chart)
        self._snapshot: Snapshot | None = None

    def exports(self) -> list[Export]:
        """Return what there is to write."""
        found: list[Export] = []
        if self.along.along is not None:
            along = self.along.along
            found += [("Sharpness along the training", "csv", along.to_csv)]
            found += [("Sharpness along the training", "npz", along.to_npz)]
        if self.spectrum.density is not None:
            density = self.spectrum.density
            found += [("Density of eigenvalues", "csv", density.to_csv)]
            found += [("Density of eigenvalues", "npz", density.to_npz)]
        if self.spectrum.eigenvalues is not None:
            columns = {"eigenvalue": self.spectrum.eigenvalues}
            found.append(("All eigenvalues", "csv", lambda path: write_columns(path, columns)))
            found.append(("All eigenvalues", "npz", lambda path: write_arrays(path, columns)))
        return found

    def pictured(self) -> Pictured | None:
        """Return both charts, as far as they are there."""
        along, snapshot = self.along.along, self._snapshot
        density, eigenvalues = self.spectrum.density, self.spectrum.eigenvalues
        parts: list[tuple[Any, dict[str, Any]]] = []
        if along is not None and len(along.updates):
            parts.append((along, {"last": snapshot.updates if snapshot is not None else None}))
        if density is not None:
            limit = self.spectrum.limit if isfinite(self.spectrum.limit) else None
            parts.append((density, {"eigenvalues": eigenvalues, "limit": limit}))
        update = snapshot.shown if snapshot is not None else None
        return Pictured(lambda: parts, update, self.spectrum.color) if parts else None

    def show_state(self, state: State) -> None:
        """Another contender may be selected."""
        self._show()

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Go on with what is known of the training."""
        self._snapshot = snapshot
        self._show()

    def show_theme(self, theme: GuiTheme) -> None:
        """Draw in other colours."""
        super().show_theme(theme)
        self.along.chart.refresh()
        for part in (self.along, self.spectrum):
            part.waiting.show_theme(theme)
        self._show()
        self.spectrum.draw()
        self.spectrum.view.refresh()

    def close_work(self) -> None:
        """End the threads."""
        super().close_work()
        self.along.close_work()
        self.spectrum.close_work()

    def hideEvent(self, event: object) -> None:
        """A hidden page computes nothing."""
        self.along.pause()
        self.spectrum.pause()

    def showEvent(self, event: object) -> None:
        """Go on."""
        self._show()

    def _make_edge(self) -> QPushButton:
        button = role(QPushButton("Edge of stability"), "flat")
        button.setAutoDefault(False)
        button.setToolTip(
            "Load gradient descent at three rates on all samples: each sharpens until the curvature stands at 2/η"
        )
        button.clicked.connect(lambda: try_action(lambda: self.document.perform(open_edge_training), self.failed.emit))
        return button

    def _show(self) -> None:
        networks_state, snapshot = self.document.state.networks_state, self._snapshot
        if networks_state is None or not self.isVisible():
            return
        place = networks_state.selected
        if snapshot is not None and place is not None and place >= len(snapshot.training.contenders):
            return
        color = "#808080"
        if snapshot is not None and place is not None:
            own = snapshot.training.contenders[place].contender.color
            color = self.theme.picture.contender_color(place, own)
        self.along.show_snapshot(snapshot, place)
        self.spectrum.show_snapshot(snapshot, place, color)


PAGE = Page(
    title="Curvature",
    doc="How sharp the valley is that the training follows, and where the learning rate's limit lies",
    order=20,
    make=CurvaturePage,
)
